// @vitest-environment node
// How long a piece is waited for: as long as anything moves, however slowly, and no longer than that.
import { afterEach, expect, test, vi } from 'vitest';
import { Refused } from './refused';
import { put } from './upload';

const line = vi.hoisted<{ sent: (bytes: number) => void }>(() => ({ sent: () => undefined }));
vi.mock('./bytes', () => ({
  putPiece: (_url: string, _headers: unknown, _piece: Blob, signal: AbortSignal, sent: (bytes: number) => void) =>
    new Promise((_, reject) => {
      line.sent = sent;
      signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
    }),
}));

afterEach(() => vi.useRealTimers());

const MINUTE_MS = 60_000;
const ticket = { number: 0, size: 4, url: '', headers: {} };

test('upl_06 a piece on a very slow line goes on for as long as it moves, and one that is silent is given up', async () => {
  vi.useFakeTimers();
  const heard: number[] = [];
  const ended = put(ticket, new Blob(['1234']), new AbortController().signal, (bytes) => void heard.push(bytes)).then(() => 'sent', (error: unknown) => error);
  for (let minute = 1; minute <= 30; minute += 1) {
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    line.sent(minute);
  }
  expect(heard.length).toBe(30);
  await vi.advanceTimersByTimeAsync(2 * MINUTE_MS + 1);
  const error = await ended;
  expect(error).toBeInstanceOf(Refused);
  expect((error as Refused).code).toBe('unreachable');
});

test('who gives it up hears so', async () => {
  const mine = new AbortController();
  const ended = put(ticket, new Blob(['1234']), mine.signal, () => undefined);
  mine.abort();
  await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
});
