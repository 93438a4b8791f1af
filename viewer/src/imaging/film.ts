// A film as it travels: its JPEGs one after another. Frames of a clip, of a radiograph of many frames, or pages of a letter.

/** Mirrors Film of schemas/care/derivative.py; `poster` is the frame that the display picture shows. */
export type Film = { frames: number; every: number; sizes: readonly number[]; seconds: number | null; times?: readonly number[]; poster?: number };

/** How long a frame stands that no clock belongs to, in milliseconds. */
const STANDS_MS = 250;
/** No frame flies by faster, however the file counts. */
const LEAST_MS = 40;

/** Its bytes frame by frame. Throws RangeError where they are not as many as was said. */
export function framesOf(bytes: Uint8Array<ArrayBuffer>, sizes: readonly number[]): Uint8Array<ArrayBuffer>[] {
  let at = 0;
  const frames = sizes.map((size) => bytes.subarray(at, (at += size)));
  if (at !== bytes.length) throw new RangeError('a film of another length');
  return frames;
}

/** When a frame stands, in seconds from the first; null where nothing runs. */
export function timeOf(film: Film, frame: number): number | null {
  if (film.seconds === null) return null;
  return film.times?.[frame] ?? Math.min(film.seconds, (frame * film.every * film.seconds) / film.frames);
}

/** How long a frame stands while the film is played, in milliseconds: until the next one is due, the last one until the clip ends. */
export function standsFor(film: Film, frame: number): number {
  const now = timeOf(film, frame);
  if (now === null || film.seconds === null) return STANDS_MS;
  const next = frame + 1 < film.sizes.length ? timeOf(film, frame + 1) : film.seconds;
  return Math.max(LEAST_MS, ((next ?? now) - now) * 1000);
}

/** The words of each page: they are divided by a form feed. */
export function pagesOf(text: string): string[] {
  return text.split('\f');
}
