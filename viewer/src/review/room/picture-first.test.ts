import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PictureFirst } from './picture-first.svelte';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

test('VWR-01 the record is built a frame after the picture, not before', () => {
  const first = new PictureFirst();
  first.begin(true);
  vi.advanceTimersByTime(500);
  expect(first.isBuilt).toBe(false);
  first.painted();
  expect(first.isBuilt).toBe(false);
  vi.advanceTimersByTime(20);
  expect(first.isBuilt).toBe(true);
});

test('a picture that does not come holds nobody up for more than a second', () => {
  const first = new PictureFirst();
  first.begin(true);
  vi.advanceTimersByTime(999);
  expect(first.isBuilt).toBe(false);
  vi.advanceTimersByTime(1);
  expect(first.isBuilt).toBe(true);
});

test('where no picture is waited for, it is built at once; what ended the wait builds nothing', () => {
  const [mount, left] = [new PictureFirst(), new PictureFirst()];
  mount.begin(false);
  left.begin(false)();
  vi.advanceTimersByTime(100);
  expect([mount.isBuilt, left.isBuilt]).toEqual([true, false]);
});
