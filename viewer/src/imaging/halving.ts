// The picture in greys at one half, a quarter and so on of its size, as the plain canvas shows a large picture in a small viewer. Values are
// looked up first, and the greys are averaged: the mean of two stored values is one that no detector measured. Each of the loops is all that
// a picture costs while the window moves, and is written for that.
import type { Size } from './placement';
import { greyOf, wordOf } from './rgba';

/** Up to a sixth larger than its pixels, a smaller copy is shown as sharp as the screen can show it. */
const ENLARGED = 0.25;

/** The word of the rounded mean, by the sum of four greys. */
const MEANS = Int32Array.from({ length: 4 * 255 + 1 }, (_, sum) => wordOf((sum + 2) >> 2));

/** How often to halve a picture that is shown `scale` screen pixels wide for each of its own. */
export function halvings(scale: number, { width, height }: Size): number {
  const deepest = Math.floor(Math.log2(Math.min(width, height)));
  return Math.min(Math.max(Math.floor(ENLARGED - Math.log2(scale)), 0), deepest);
}

export const halfOf = ({ width, height }: Size): Size => ({ width: Math.ceil(width / 2), height: Math.ceil(height / 2) });

/**
 * Writes the words of half the size into `into`: each the rounded mean of the four greys that it stands for. At the edge of an odd size the
 * last ones stand for what would lie beyond. `table` turns values into greys.
 */
export function halveValues(values: Uint16Array<ArrayBuffer>, size: Size, table: Uint8Array, into: Int32Array): void {
  if (size.width % 2 === 0 && values.byteOffset % 4 === 0) halvePairs(new Int32Array(values.buffer, values.byteOffset, values.length >> 1), size, table, into);
  else halve((at) => table[values[at] as number] as number, size, into);
}

/** The same of words. */
export function halveWords(words: Int32Array, size: Size, into: Int32Array): void {
  halve((at) => greyOf(words[at] as number), size, into);
}

/** Two neighbours are read as one: their mean does not ask which of them is the left one. */
function halvePairs(pairs: Int32Array, { width, height }: Size, table: Uint8Array, into: Int32Array): void {
  const across = width / 2;
  let at = 0;
  for (let y = 0; y < height; y += 2) {
    let upper = y * across;
    let lower = y + 1 < height ? upper + across : upper;
    for (let x = 0; x < across; x += 1, upper += 1, lower += 1, at += 1) {
      const above = pairs[upper] as number;
      const below = pairs[lower] as number;
      into[at] = MEANS[(table[above & 0xffff] as number) + (table[above >>> 16] as number) + (table[below & 0xffff] as number) + (table[below >>> 16] as number)] as number;
    }
  }
}

function halve(grey: (at: number) => number, { width, height }: Size, into: Int32Array): void {
  const half = halfOf({ width, height });
  let at = 0;
  for (let y = 0; y < half.height; y += 1) {
    const upper = 2 * y * width;
    const lower = 2 * y + 1 < height ? upper + width : upper;
    for (let x = 0; x < half.width; x += 1, at += 1) {
      const left = 2 * x;
      const right = left + 1 < width ? left + 1 : left;
      into[at] = MEANS[grey(upper + left) + grey(upper + right) + grey(lower + left) + grey(lower + right)] as number;
    }
  }
}
