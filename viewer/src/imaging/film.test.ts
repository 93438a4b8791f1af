// A film is cut where its sizes say, and played at the pace at which it was taken (SPEC UPL-07).
import { expect, test } from 'vitest';
import { type Film, framesOf, pagesOf, standsFor, timeOf } from './film';

const CLIP: Film = { frames: 90, every: 30, sizes: [2, 1, 3], seconds: 3, times: [0, 0.9, 2.1], poster: 1 };

test('frames lie one after another, and every byte belongs to one', () => {
  const frames = framesOf(Uint8Array.of(1, 2, 3, 4, 5, 6), CLIP.sizes);
  expect(frames.map((each) => [...each])).toEqual([[1, 2], [3], [4, 5, 6]]);
  expect(() => framesOf(Uint8Array.of(1, 2, 3, 4, 5), CLIP.sizes)).toThrow(RangeError);
  expect(() => framesOf(Uint8Array.of(1, 2, 3, 4, 5, 6, 7), CLIP.sizes)).toThrow(RangeError);
});

test('a frame stands until the next one is due, the last until the clip ends', () => {
  expect([0, 1, 2].map((frame) => Math.round(standsFor(CLIP, frame)))).toEqual([900, 1200, 900]);
  expect(standsFor({ ...CLIP, times: [0, 0, 0] }, 0)).toBeGreaterThan(0);
});

test('without times of their own the frames lie evenly; without seconds nothing runs', () => {
  const even: Film = { frames: 90, every: 30, sizes: [1, 1, 1], seconds: 3 };
  expect([0, 1, 2].map((frame) => timeOf(even, frame))).toEqual([0, 1, 2]);
  expect(timeOf({ ...even, seconds: null }, 1)).toBeNull();
  expect(standsFor({ ...even, seconds: null }, 1)).toBe(250);
});

test('the words of a letter are those of its pages', () => {
  expect(pagesOf('Dear Doctor\fYours')).toEqual(['Dear Doctor', 'Yours']);
});
