// The kernels on pictures small enough to work out by hand; that the graphics card does the same sums is a journey's business.
import { expect, test } from 'vitest';
import { FILTERS, filterChannel, KERNELS } from './filter';
import { LENS_ZOOM, lensMatrix } from './lens';
import { imagePoint, scale, screenPoint, shift, times, toScreen } from './matrix';

const filtered = (greys: number[], width: number, kernel: keyof typeof KERNELS): number[] => {
  const to = new Uint8Array(greys.length);
  filterChannel(Uint8Array.from(greys), to, { width, height: greys.length / width }, KERNELS[kernel]);
  return [...to];
};

test('an even field stays as it is, or is middle grey', () => {
  expect(filtered(Array<number>(30).fill(77), 6, 'sharpen')).toEqual(Array(30).fill(77));
  expect(filtered(Array<number>(30).fill(77), 6, 'emboss')).toEqual(Array(30).fill(128));
});

test('sharpen drives the two sides of an edge apart, over two pixels, and stays between black and white', () => {
  // 100 | 200: half of the difference is taken away before the edge and added behind it.
  expect(filtered([100, 100, 100, 100, 200, 200, 200, 200], 8, 'sharpen')).toEqual([100, 100, 50, 50, 250, 250, 200, 200]);
  expect(filtered([10, 10, 10, 10, 240, 240, 240, 240], 8, 'sharpen')).toEqual([10, 10, 0, 0, 255, 255, 240, 240]);
  // An odd sum is rounded up: 6 · 1 − 1 − 1 − 1 − 0, halved; beyond the edge lies the edge.
  expect(filtered([1, 0, 0, 0, 0], 5, 'sharpen')).toEqual([2, 0, 0, 0, 0]);
});

test('emboss lights what rises to the lower right', () => {
  expect(filtered([100, 100, 100, 110, 110, 110], 6, 'emboss')).toEqual([128, 148, 148, 148, 148, 128]);
  const column = [100, 100, 100, 90, 90, 90];
  expect(filtered(column, 1, 'emboss')).toEqual([128, 108, 108, 108, 108, 128]);
});

test('of interleaved channels one is filtered and the others are left alone', () => {
  const from = Uint8ClampedArray.from([9, 100, 9, 100, 9, 100, 9, 200, 9, 200]);
  const to = new Uint8ClampedArray(10);
  filterChannel(from, to, { width: 5, height: 1 }, KERNELS.sharpen, 1, 2);
  expect([...to]).toEqual([0, 100, 0, 50, 0, 50, 0, 250, 0, 250]);
});

test('no kernel makes a picture brighter or darker as a whole', () => {
  const sums = FILTERS.map((each) => KERNELS[each].weights.reduce((sum, weight) => sum + weight, 0) / 2 ** KERNELS[each].halved);
  expect(sums).toEqual([1, 0]);
});

test('the magnifier shows in its middle what lies under the pointer, turned and flipped as on the stage', () => {
  const matrix = times(shift(30, 40), scale(-0.5, 0.5));
  const viewport = { width: 600, height: 400 };
  const place = lensMatrix(matrix, screenPoint(10, 60), viewport);
  const under = imagePoint(40, 40);
  expect(toScreen(place, under)).toEqual(screenPoint(300, 200));
  expect(toScreen(place, imagePoint(50, 40)).x).toBe(300 - 5 * LENS_ZOOM);
});
