// Pictures fetched before anybody asked to see them.
import { expect, test, vi } from 'vitest';
import { Ahead, MOST_BYTES, type Wanted } from './ahead';

const wanted = (image: string): Wanted => ({ image, kind: 'display', url: `at/${image}` });
const never = new AbortController().signal;
const bytes = (length = 1): Uint8Array<ArrayBuffer> => new Uint8Array(length);

test('what was fetched ahead is shown without asking again', async () => {
  const get = vi.fn(async () => bytes());
  const ahead = new Ahead(get);
  expect(await ahead.fetch([wanted('a'), wanted('b'), wanted('a')])).toBe(true);
  await ahead.show({ ...wanted('a'), url: 'a newer address' }, never);
  expect(get.mock.calls.map(([url]: unknown[]) => url)).toEqual(['at/a', 'at/b']);
});

test('what is on its way already is waited for', async () => {
  let arrive: (got: Uint8Array<ArrayBuffer>) => void = () => undefined;
  const get = vi.fn(() => new Promise<Uint8Array<ArrayBuffer>>((resolve) => (arrive = resolve)));
  const ahead = new Ahead(get);
  void ahead.fetch([wanted('a')]);
  const shown = ahead.show(wanted('a'), never);
  arrive(bytes(7));
  expect((await shown).length).toBe(7);
  expect(get).toHaveBeenCalledTimes(1);
});

test('a reader who waits goes first, and a newer list takes the place of an older one', async () => {
  const asked: string[] = [];
  let arrive: () => void = () => undefined;
  const ahead = new Ahead((url) => {
    asked.push(url);
    return url === 'at/seen' ? new Promise((resolve) => (arrive = () => resolve(bytes()))) : Promise.resolve(bytes());
  });
  const shown = ahead.show(wanted('seen'), never);
  const [older, newer] = [ahead.fetch([wanted('a')]), ahead.fetch([wanted('b')])];
  await Promise.resolve();
  expect(asked).toEqual(['at/seen']);
  arrive();
  await shown;
  expect([await older, await newer]).toEqual([false, true]);
  expect(asked).toEqual(['at/seen', 'at/b']);
});

test('what could not be had ahead is asked for when it is to be seen, and refuses then', async () => {
  const ahead = new Ahead(() => Promise.reject(new Error('ended')));
  expect(await ahead.fetch([wanted('a')])).toBe(true);
  await expect(ahead.show(wanted('a'), never)).rejects.toThrow('ended');
});

test('no more is kept than there is room for, and nothing of a case that was left behind', async () => {
  const get = vi.fn(async () => bytes(MOST_BYTES / 2));
  const ahead = new Ahead(get);
  await ahead.fetch(['a', 'b', 'c'].map(wanted));
  await ahead.fetch(['b', 'c'].map(wanted));
  expect(get).toHaveBeenCalledTimes(3);
  await ahead.show(wanted('a'), never);
  expect(get).toHaveBeenCalledTimes(4);
  ahead.keep((image) => image === 'c');
  await ahead.show(wanted('c'), never);
  expect(get).toHaveBeenCalledTimes(4);
  await ahead.show(wanted('a'), never);
  expect(get).toHaveBeenCalledTimes(5);
});
