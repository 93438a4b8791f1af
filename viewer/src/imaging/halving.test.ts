import { expect, test } from 'vitest';
import { halfOf, halveValues, halveWords, halvings } from './halving';
import { greyOf, wordOf } from './rgba';

const SAME = Uint8Array.from({ length: 256 }, (_, grey) => grey);

test('greys are looked up first and averaged then', () => {
  // The mean of the values 0 and 2 is 1, which is white; the mean of their greys is not.
  const table = Uint8Array.of(10, 255, 20);
  const into = new Int32Array(1);
  halveValues(Uint16Array.of(0, 2, 0, 2), { width: 2, height: 2 }, table, into);
  expect([...into].map(greyOf)).toEqual([15]);
});

test('an odd edge is the mean of what is there', () => {
  const size = { width: 3, height: 3 };
  expect(halfOf(size)).toEqual({ width: 2, height: 2 });
  const greys = [0, 4, 100, 8, 12, 50, 40, 20, 9];
  const [ofValues, ofWords] = [new Int32Array(4), new Int32Array(4)];
  halveValues(Uint16Array.from(greys), size, SAME, ofValues);
  halveWords(Int32Array.from(greys, wordOf), size, ofWords);
  expect([...ofValues].map(greyOf)).toEqual([6, 75, 30, 9]);
  expect(ofWords).toEqual(ofValues);
});

test('read in pairs or one by one, the picture is the same', () => {
  const size = { width: 6, height: 5 };
  const values = Uint16Array.from({ length: 30 }, (_, at) => (at * 2_777) % 65_536);
  const table = Uint8Array.from({ length: 65_536 }, (_, value) => (value * 7) % 256);
  const shifted = new Uint16Array(new ArrayBuffer(2 * 31), 2, 30); // two words off: not to be read in pairs
  shifted.set(values);
  const [pairs, single] = [new Int32Array(9), new Int32Array(9)];
  halveValues(values, size, table, pairs);
  halveValues(shifted, size, table, single);
  expect(pairs).toEqual(single);
  expect(new Set([...pairs].map(greyOf)).size).toBeGreaterThan(4);
});

test('a picture is halved until little is left to smooth, and never below one pixel', () => {
  const size = { width: 2000, height: 1500 };
  expect([2, 1, 0.6, 0.512, 0.3, 0.25, 0.0001].map((scale) => halvings(scale, size))).toEqual([0, 0, 0, 1, 1, 2, 10]);
  expect(halvings(0.001, { width: 1, height: 900 })).toBe(0);
});
