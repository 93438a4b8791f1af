// Sharpening and relief: a small sum over a pixel's neighbours, in whole numbers. The graphics card and the plain canvas do the same sums on
// the same greys, after window, inversion and gamma, and so give the same picture; nothing but what is shown changes.

/**
 * `weights` of nine taps, row by row, those around the middle one `REACH` pixels away; the sum, halved `halved` times and rounded, is
 * raised by `lift` and kept between 0 and 255. At the picture's edge the last pixel stands for what would lie beyond.
 */
export type Kernel = { readonly weights: readonly number[]; readonly halved: 0 | 1; readonly lift: number };

export const FILTERS = ['sharpen', 'emboss'] as const;
export type Filter = (typeof FILTERS)[number];

/** Neighbouring pixels of a sensor differ by noise more than by what was exposed: edges are looked for over two. */
export const REACH = 2;

/**
 * Sharpen takes half of the four neighbours' difference away from the middle (a Laplacian); its weights add up to one, so that an even
 * field stays as it is. Emboss is the slope from the upper left to the lower right upon middle grey: an even field is 128.
 */
export const KERNELS: Readonly<Record<Filter, Kernel>> = {
  sharpen: { weights: [0, -1, 0, -1, 6, -1, 0, -1, 0], halved: 1, lift: 0 },
  emboss: { weights: [-1, -1, 0, -1, 0, 1, 0, 1, 1], halved: 0, lift: 128 },
};

/** Filters one of the channels that lie interleaved in `from`, `step` apart; the others are left alone in `to`. */
export function filterChannel(from: Uint8Array | Uint8ClampedArray, to: Uint8Array | Uint8ClampedArray, size: { width: number; height: number }, kernel: Kernel, channel = 0, step = 1): void {
  const { width, height } = size;
  const taps = kernel.weights.flatMap((weight, at) => (weight === 0 ? [] : [{ weight, dx: ((at % 3) - 1) * REACH, dy: (Math.floor(at / 3) - 1) * REACH }]));
  const inside = (at: number, length: number): number => Math.min(Math.max(at, 0), length - 1);
  // Where each tap falls is worked out once for all columns, and once for each row: a picture has millions of pixels.
  const weights = Int32Array.from(taps, ({ weight }) => weight);
  const columns = taps.map(({ dx }) => Int32Array.from({ length: width }, (_, x) => inside(x + dx, width) * step + channel));
  for (let y = 0; y < height; y += 1) {
    const rows = Int32Array.from(taps, ({ dy }) => inside(y + dy, height) * width * step);
    for (let x = 0, at = y * width * step + channel; x < width; x += 1, at += step) {
      let sum = kernel.halved;
      for (let tap = 0; tap < taps.length; tap += 1) {
        sum += (weights[tap] as number) * (from[(rows[tap] as number) + ((columns[tap] as Int32Array)[x] as number)] as number);
      }
      to[at] = Math.min(Math.max((sum >> kernel.halved) + kernel.lift, 0), 255);
    }
  }
}
