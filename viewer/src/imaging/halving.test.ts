import { expect, test } from 'vitest';
import { halfOf, halve, halvings } from './halving';

test('greys are looked up first and averaged then', () => {
  // The mean of the values 0 and 2 is 1, which is white; the mean of their greys is not.
  const table = Uint8Array.of(10, 255, 20);
  const into = new Uint8Array(1);
  halve(Uint16Array.of(0, 2, 0, 2), { width: 2, height: 2 }, into, table);
  expect([...into]).toEqual([15]);
});

test('an odd edge is the mean of what is there', () => {
  const size = { width: 3, height: 3 };
  expect(halfOf(size)).toEqual({ width: 2, height: 2 });
  const into = new Uint8Array(4);
  halve(Uint8Array.of(0, 4, 100, 8, 12, 50, 40, 20, 9), size, into);
  expect([...into]).toEqual([6, 75, 30, 9]);
});

test('a picture is halved until little is left to smooth, and never below one pixel', () => {
  const size = { width: 2000, height: 1500 };
  expect([2, 1, 0.6, 0.512, 0.3, 0.25, 0.0001].map((scale) => halvings(scale, size))).toEqual([0, 0, 0, 1, 1, 2, 10]);
  expect(halvings(0.001, { width: 1, height: 900 })).toBe(0);
});
