// The client against a fetch of our own: what it sends, what it repeats, how it reads a no.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call, get, post } from './client';
import { Refused, refusedBy } from './refused';
import { uuid7 } from './uuid7';

const network = vi.fn<typeof fetch>();

beforeEach(() => {
  network.mockReset();
  vi.stubGlobal('fetch', network);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(body === undefined ? null : JSON.stringify(body), { status, headers });

test('a version travels as If-Match and comes back from the ETag', async () => {
  network.mockResolvedValueOnce(answer(200, { ok: true }, { ETag: '"8"' }));
  const said = await call('PUT', '/api/x', { body: { a: 1 }, version: 7 });
  expect(said).toEqual({ status: 200, body: { ok: true }, version: 8 });
  const [path, init] = network.mock.calls[0] ?? [];
  expect(path).toBe('/api/x');
  expect(init?.headers).toMatchObject({ 'If-Match': '"7"', 'Content-Type': 'application/json' });
  expect(init?.body).toBe('{"a":1}');
});

test('a read is tried again when the line drops or a proxy says nobody is home', async () => {
  network.mockRejectedValueOnce(new TypeError('dropped')).mockResolvedValueOnce(answer(503, undefined)).mockResolvedValueOnce(answer(200, 3));
  const asked = get<number>('/api/n');
  await vi.runAllTimersAsync();
  expect(await asked).toBe(3);
  expect(network).toHaveBeenCalledTimes(3);
});

test('a post is tried once, unless it carries its own identifier', async () => {
  network.mockRejectedValue(new TypeError('dropped'));
  await expect(post('/api/acts', {})).rejects.toMatchObject({ code: 'unreachable' });
  expect(network).toHaveBeenCalledTimes(1);

  const again = expect(post('/api/acts', { id: uuid7() }, { repeatable: true })).rejects.toMatchObject({ code: 'unreachable' });
  await vi.runAllTimersAsync();
  await again;
  expect(network).toHaveBeenCalledTimes(1 + 4);
  expect(new Set(network.mock.calls.slice(1).map((each) => each[1]?.body)).size).toBe(1);
});

test('a refusal is an answer: typed, with all its gaps, and never repeated', async () => {
  const gaps = [{ item: 'D96-04', why: 'gap-advice', where: 'advice' }];
  network.mockResolvedValue(answer(422, { type: 'urn:mesial:incomplete', status: 422, gaps }));
  const refused = await get('/api/x').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refused);
  expect(refused).toMatchObject({ code: 'incomplete', status: 422, problem: { gaps } });
  expect(network).toHaveBeenCalledTimes(1);
});

test('a no without a known type is read off its status', () => {
  expect(refusedBy(409, { type: 'https://example.org/problems/already-taken' }).code).toBe('already-taken');
  expect(refusedBy(404, undefined).code).toBe('not-found');
  expect(refusedBy(500, 'Internal').code).toBe('fault');
  expect(refusedBy(418, {}).code).toBe('malformed');
});

test('whoever gives up waiting gets no further tries', async () => {
  const giveUp = new AbortController();
  network.mockImplementation(async () => {
    giveUp.abort();
    throw new DOMException('gone', 'AbortError');
  });
  await expect(get('/api/x', { signal: giveUp.signal })).rejects.toMatchObject({ name: 'AbortError' });
  expect(network).toHaveBeenCalledTimes(1);
});

test('UUIDv7 begins with its milliseconds and never repeats', () => {
  const made = Array.from({ length: 500 }, () => uuid7(0x0123_4567_89ab));
  expect(made.every((id) => /^01234567-89ab-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id))).toBe(true);
  expect(new Set(made).size).toBe(500);
});
