// Every pixel of a picture as square tiles: which of them lie in view, and the few that are kept unpacked.
import { imagePoint, type Matrix, screenPoint, toImage, toScreen } from './matrix';
import type { Size } from './placement';

/** How the tiles lie in their file: row by row, one after another, those at the right and lower edge smaller. Mirrors Tiles of schemas/care/derivative.py. */
export type Lying = { readonly side: number; readonly sizes: readonly number[] };

/** A tile that can be painted, with its corner in pixels of the upright original. */
export type Tile = { readonly x: number; readonly y: number; readonly bitmap: ImageBitmap };

/** Unpacked, a tile is four megabytes. Where more are in view, those at the rim stay as the reduced copy shows them. */
export const MOST_UNPACKED = 32;

export class BrokenTiles extends Error {}

/** The numbers of the tiles in view, the nearest to the viewer's middle first. */
export function inView(size: Size, side: number, matrix: Matrix, viewport: Size): number[] {
  const corners = [[0, 0], [viewport.width, 0], [0, viewport.height], [viewport.width, viewport.height]] as const;
  const seen = corners.map(([x, y]) => toImage(matrix, screenPoint(x, y)));
  const columns = Math.ceil(size.width / side);
  const first = (values: number[]): number => Math.max(0, Math.floor(Math.min(...values) / side));
  const last = (values: number[], most: number): number => Math.min(Math.ceil(most / side) - 1, Math.ceil(Math.max(...values) / side) - 1);
  const [xs, ys] = [seen.map((each) => each.x), seen.map((each) => each.y)];
  const found: number[] = [];
  for (let row = first(ys); row <= last(ys, size.height); row += 1) {
    for (let column = first(xs); column <= last(xs, size.width); column += 1) found.push(row * columns + column);
  }
  const away = (number: number): number => {
    const middle = toScreen(matrix, imagePoint(((number % columns) + 0.5) * side, (Math.floor(number / columns) + 0.5) * side));
    return Math.hypot(middle.x - viewport.width / 2, middle.y - viewport.height / 2);
  };
  return found.sort((one, other) => away(one) - away(other));
}

/** The tiles of one picture. `onunpacked` hears of each that can be painted now. */
export class Tiles {
  readonly #file: Blob;
  readonly #lying: Lying;
  readonly #size: Size;
  readonly #starts: number[];
  readonly #onunpacked: () => void;
  /** In the order of their last use. */
  readonly #unpacked = new Map<number, ImageBitmap>();
  readonly #unpacking = new Set<number>();
  #closed = false;

  /** Throws `BrokenTiles` where file, tiles and picture do not fit each other. */
  constructor(file: Blob, lying: Lying, size: Size, onunpacked: () => void) {
    let length = 0;
    this.#starts = lying.sizes.map((each) => (length += each) - each);
    const tiles = Math.ceil(size.width / lying.side) * Math.ceil(size.height / lying.side);
    if (length !== file.size || tiles !== lying.sizes.length) throw new BrokenTiles('the tiles are not those of this picture');
    this.#file = file;
    this.#lying = lying;
    this.#size = size;
    this.#onunpacked = onunpacked;
  }

  /** What can be painted now of what is in view; the rest is being unpacked. */
  take(matrix: Matrix, viewport: Size): Tile[] {
    const { side } = this.#lying;
    const columns = Math.ceil(this.#size.width / side);
    const wanted = inView(this.#size, side, matrix, viewport).slice(0, MOST_UNPACKED);
    const ready: Tile[] = [];
    for (const number of wanted) {
      const bitmap = this.#unpacked.get(number);
      if (bitmap === undefined) void this.#unpack(number);
      else {
        this.#unpacked.delete(number);
        this.#unpacked.set(number, bitmap);
        ready.push({ x: (number % columns) * side, y: Math.floor(number / columns) * side, bitmap });
      }
    }
    return ready;
  }

  close(): void {
    this.#closed = true;
    for (const bitmap of this.#unpacked.values()) bitmap.close();
    this.#unpacked.clear();
  }

  async #unpack(number: number): Promise<void> {
    if (this.#unpacking.has(number)) return;
    this.#unpacking.add(number);
    const start = this.#starts[number] as number;
    try {
      const bitmap = await createImageBitmap(this.#file.slice(start, start + (this.#lying.sizes[number] as number), 'image/jpeg'));
      if (this.#closed) bitmap.close();
      else this.#keep(number, bitmap);
    } catch {
      return; // the reduced copy stays in its place; it is not asked for again
    }
    this.#unpacking.delete(number);
  }

  #keep(number: number, bitmap: ImageBitmap): void {
    this.#unpacked.set(number, bitmap);
    for (const [oldest, unused] of this.#unpacked) {
      if (this.#unpacked.size <= MOST_UNPACKED) break;
      this.#unpacked.delete(oldest);
      unused.close();
    }
    this.#onunpacked();
  }
}
