// The measures of the quality gate, on 8-bit levels and in whole numbers: `workers/imaging/measures.py` counts the same, step by step.
import type { Limits } from './limits';

/** An upright picture with its long side at `scale_px`: red, green, blue and alpha, row by row. */
export type Pixels = { width: number; height: number; data: Uint8ClampedArray };
type Plane = { width: number; height: number; at: Uint8Array };

/** As `Quality` of schemas/care/derivative.py. `grey`: no channel differs from another by more than JPEG makes them. */
export type Measures = { sharpness: number; dark: number; bright: number; detail: number; glare: number; mouth: number; grey: boolean };

/** Measures a picture. `breathe` is awaited between steps of a few milliseconds, so that an old phone goes on answering its owner's finger. */
export async function measured(pixels: Pixels, limits: Limits, breathe: () => Promise<void>): Promise<Measures> {
  const grey = greyOf(pixels);
  await breathe();
  const sharpness = laplacianVariance(grey);
  await breathe();
  const half = halved(grey);
  const quarter = halved(half);
  await breathe();
  const detail = Math.min(edges(half, quarter, limits), edges(turned(half), turned(quarter), limits));
  await breathe();
  const pairs = planes(pixels, 2);
  await breathe();
  const glare = glareOf(pairs, limits);
  await breathe();
  const blocks = planes(pixels, 8);
  await breathe();
  const share = tissue(blocks, limits);
  return {
    sharpness: rounded(sharpness, 1e3), detail: rounded(detail, 1e4), glare: rounded(glare, 1e4), mouth: rounded(share / (share + limits.tissue_half), 1e4),
    dark: rounded(fraction(grey.at, (level) => level < limits.dark_level), 1e4), bright: rounded(fraction(grey.at, (level) => level > limits.bright_level), 1e4),
    grey: isGrey(planes(pixels, 4), limits),
  };
}

/** ITU-R 601-2 luma, as Pillow rounds it. */
function greyOf({ width, height, data }: Pixels): Plane {
  const at = new Uint8Array(width * height);
  for (let here = 0, from = 0; here < at.length; here += 1, from += 4) at[here] = (value(data, from) * 19595 + value(data, from + 1) * 38470 + value(data, from + 2) * 7471 + 32768) >> 16;
  return { width, height, at };
}

/** Variance of the four-neighbour Laplacian, in squared levels. */
function laplacianVariance({ width, height, at }: Plane): number {
  if (Math.min(width, height) < 3) return 0;
  let [sum, squares] = [0, 0];
  for (let row = 1; row < height - 1; row += 1) {
    for (let here = row * width + 1, end = here + width - 2; here < end; here += 1) {
      const bend = value(at, here - width) + value(at, here + width) + value(at, here - 1) + value(at, here + 1) - 4 * value(at, here);
      sum += bend;
      squares += bend * bend;
    }
  }
  const count = (width - 2) * (height - 2);
  return squares / count - (sum / count) ** 2;
}

/**
 * How sharp the edges along rows are: squared second differences of `half` over squared first differences of `quarter`; the upper quartile
 * of the tiles that have the strongest edges.
 */
function edges(half: Plane, quarter: Plane, limits: Limits): number {
  if (Math.min(quarter.width, quarter.height) < limits.grid + 2) return 0;
  const bends = tiles(half.width - 2, half.height - 2, limits.grid, (row, column) => {
    const here = (row + 1) * half.width + column + 1;
    return 2 * value(half.at, here) - value(half.at, here - 1) - value(half.at, here + 1);
  });
  const slopes = tiles(quarter.width - 1, quarter.height - 2, limits.grid, (row, column) => {
    const here = (row + 1) * quarter.width + column;
    return value(quarter.at, here + 1) - value(quarter.at, here);
  });
  const strongest = slopes.map((slope, at) => ({ slope, bend: bends[at] ?? 0 })).sort((one, other) => other.slope - one.slope).slice(0, limits.sharpest);
  const ratios = strongest.map(({ slope, bend }) => bend / (slope + limits.edge_floor)).sort((one, other) => one - other);
  return ratios[Math.floor((3 * (ratios.length - 1)) / 4)] ?? 0;
}

/** The mean square of each of `grid` by `grid` tiles, row by row. */
function tiles(width: number, height: number, grid: number, difference: (row: number, column: number) => number): number[] {
  const found: number[] = [];
  const edge = (length: number, at: number): number => Math.floor((at * length) / grid);
  for (let down = 0; down < grid; down += 1) {
    for (let across = 0; across < grid; across += 1) {
      const [top, bottom, left, right] = [edge(height, down), edge(height, down + 1), edge(width, across), edge(width, across + 1)];
      let sum = 0;
      for (let row = top; row < bottom; row += 1) for (let column = left; column < right; column += 1) sum += difference(row, column) ** 2;
      found.push(sum / ((bottom - top) * (right - left)));
    }
  }
  return found;
}

/** Fraction of pixels in mirror-like spots: near white, without colour, in surroundings that are not mostly white themselves. */
function glareOf([red, green, blue]: readonly [Plane, Plane, Plane], limits: Limits): number {
  const { width, height } = red;
  const wide = width + 1;
  const total = new Int32Array(wide * (height + 1));
  const white = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0, along = 0; column < width; column += 1) {
      const here = row * width + column;
      const [low, high] = [Math.min(value(red.at, here), value(green.at, here), value(blue.at, here)), Math.max(value(red.at, here), value(green.at, here), value(blue.at, here))];
      if (low >= limits.glare_level && high - low <= limits.glare_spread) {
        white[here] = 1;
        along += 1;
      }
      total[(row + 1) * wide + column + 1] = value(total, row * wide + column + 1) + along;
    }
  }
  const reach = Math.floor(Math.max(width, height) / limits.glare_reach);
  let spots = 0;
  for (let row = 0; row < height; row += 1) {
    const [top, bottom] = [Math.max(row - reach, 0), Math.min(row + reach + 1, height)];
    for (let column = 0; column < width; column += 1) {
      if (white[row * width + column] !== 1) continue;
      const [left, right] = [Math.max(column - reach, 0), Math.min(column + reach + 1, width)];
      const around = value(total, bottom * wide + right) - value(total, top * wide + right) - value(total, bottom * wide + left) + value(total, top * wide + left);
      if (2 * around < (bottom - top) * (right - left)) spots += 1;
    }
  }
  return white.length === 0 ? 0 : spots / white.length;
}

/** Fraction of blocks in the colours that mucosa, lips and skin share: red before green and blue, far enough from grey. */
function tissue([red, green, blue]: readonly [Plane, Plane, Plane], limits: Limits): number {
  return fraction(red.at, (r, here) => {
    const [g, b] = [value(green.at, here), value(blue.at, here)];
    const span = r - Math.min(g, b);
    return r >= g && r >= b && 2 * Math.abs(g - b) <= span && r >= limits.tissue_level && 100 * span >= limits.tissue_percent * r;
  });
}

function isGrey([red, green, blue]: readonly [Plane, Plane, Plane], limits: Limits): boolean {
  return red.at.every((r, here) => Math.max(r, value(green.at, here), value(blue.at, here)) - Math.min(r, value(green.at, here), value(blue.at, here)) <= limits.grey_spread);
}

/** Each 2 × 2 pixels as their mean, halves up; a last odd row or column is left out. */
function halved({ width, height, at }: Plane): Plane {
  const [wide, high] = [width >> 1, height >> 1];
  const made = new Uint8Array(wide * high);
  for (let row = 0; row < high; row += 1) {
    for (let column = 0; column < wide; column += 1) {
      const here = 2 * row * width + 2 * column;
      made[row * wide + column] = (value(at, here) + value(at, here + 1) + value(at, here + width) + value(at, here + width + 1) + 2) >> 2;
    }
  }
  return { width: wide, height: high, at: made };
}

/** Red, green and blue, each `side` × `side` pixels as their mean, halves up. */
function planes({ width, height, data }: Pixels, side: number): [Plane, Plane, Plane] {
  const [wide, high] = [Math.floor(width / side), Math.floor(height / side)];
  const one = (channel: number): Plane => {
    const at = new Uint8Array(wide * high);
    for (let row = 0; row < high; row += 1) {
      for (let column = 0; column < wide; column += 1) {
        let sum = (side * side) >> 1;
        for (let y = row * side; y < (row + 1) * side; y += 1) for (let x = column * side; x < (column + 1) * side; x += 1) sum += value(data, 4 * (y * width + x) + channel);
        at[row * wide + column] = Math.floor(sum / (side * side));
      }
    }
    return { width: wide, height: high, at };
  };
  return [one(0), one(1), one(2)];
}

function turned({ width, height, at }: Plane): Plane {
  const made = new Uint8Array(at.length);
  for (let row = 0; row < height; row += 1) for (let column = 0; column < width; column += 1) made[column * height + row] = value(at, row * width + column);
  return { width: height, height: width, at: made };
}

function fraction(levels: Uint8Array, counts: (level: number, here: number) => boolean): number {
  let found = 0;
  levels.forEach((level, here) => { if (counts(level, here)) found += 1; });
  return levels.length === 0 ? 0 : found / levels.length;
}

/** The indices here never leave the picture; TypeScript cannot know. */
function value(of: Uint8Array | Uint8ClampedArray | Int32Array, at: number): number {
  return of[at] as number;
}

function rounded(exact: number, parts: number): number {
  return Math.round(exact * parts) / parts;
}
