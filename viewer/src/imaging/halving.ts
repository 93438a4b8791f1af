// The picture in greys at one half, a quarter and so on of its size, as the plain canvas shows a large picture in a small viewer. Values are
// looked up first, and the greys are averaged: the mean of two stored values is one that no detector measured.
import type { Size } from './placement';

const SAME = Uint8Array.from({ length: 256 }, (_, grey) => grey);

/** Up to a sixth larger than its pixels, a smaller copy is shown as sharp as the screen can show it. */
const ENLARGED = 0.25;

/** How often to halve a picture that is shown `scale` screen pixels wide for each of its own. */
export function halvings(scale: number, { width, height }: Size): number {
  const deepest = Math.floor(Math.log2(Math.min(width, height)));
  return Math.min(Math.max(Math.floor(ENLARGED - Math.log2(scale)), 0), deepest);
}

export const halfOf = ({ width, height }: Size): Size => ({ width: Math.ceil(width / 2), height: Math.ceil(height / 2) });

/**
 * Writes the greys of half the size into `into`: each the rounded mean of the four that it stands for. At the edge of an odd size the last
 * ones stand for what would lie beyond. `table` turns what `from` holds into greys; without it, `from` holds greys.
 */
export function halve(from: Uint16Array | Uint8Array, size: Size, into: Uint8Array, table: Uint8Array = SAME): void {
  const half = halfOf(size);
  const [whole, odd] = [Math.floor(size.width / 2), size.width % 2 === 1];
  let at = 0;
  for (let y = 0; y < half.height; y += 1) {
    let upper = 2 * y * size.width;
    let lower = 2 * y + 1 < size.height ? upper + size.width : upper;
    for (let x = 0; x < whole; x += 1, upper += 2, lower += 2, at += 1) {
      into[at] = (grey(table, from, upper) + grey(table, from, upper + 1) + grey(table, from, lower) + grey(table, from, lower + 1) + 2) >> 2;
    }
    if (odd) into[at++] = (grey(table, from, upper) + grey(table, from, lower) + 1) >> 1;
  }
}

const grey = (table: Uint8Array, from: Uint16Array | Uint8Array, at: number): number => table[from[at] as number] as number;
