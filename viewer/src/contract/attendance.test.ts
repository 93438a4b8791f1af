import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The headers of one request, as they go out. */
async function asked(): Promise<Record<string, string>> {
  const fetched = vi.fn<typeof fetch>(() => Promise.resolve(new Response('{}')));
  vi.stubGlobal('fetch', fetched);
  const { get } = await import('./client');
  await get('/api/worklist');
  return fetched.mock.calls[0]?.[1]?.headers as Record<string, string>;
}

test('T-A09: a page that nobody touches says so in what it asks, until somebody comes', async () => {
  const people = new EventTarget();
  vi.stubGlobal('addEventListener', people.addEventListener.bind(people));
  const { ALONE_MS, watchForPeople } = await import('./attendance');
  watchForPeople();
  expect(await asked()).not.toHaveProperty('Mesial-Unattended');
  vi.advanceTimersByTime(ALONE_MS + 1);
  expect(await asked()).toHaveProperty('Mesial-Unattended', '1');
  people.dispatchEvent(new Event('keydown'));
  expect(await asked()).not.toHaveProperty('Mesial-Unattended');
});

test('T-A09: a page that nobody touches shows nothing any more once its visit is over', async () => {
  const assign = vi.fn();
  vi.stubGlobal('location', { assign });
  vi.stubGlobal('addEventListener', vi.fn());
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"code":"not-signed-in"}', { status: 401 })));
  const { ALONE_MS, watchForPeople } = await import('./attendance');
  const { get } = await import('./client');
  watchForPeople();
  await expect(get('/api/worklist')).rejects.toThrow();
  expect(assign).not.toHaveBeenCalled();
  vi.advanceTimersByTime(ALONE_MS + 1);
  await expect(get('/api/worklist')).rejects.toThrow();
  expect(assign).toHaveBeenCalledWith('/');
});

test('a page that works on for somebody who has put it down never says so', async () => {
  vi.advanceTimersByTime(3_600_000);
  expect(await asked()).not.toHaveProperty('Mesial-Unattended');
});
