// Every pixel of a picture, from the wish of whoever zooms to tiles that can be painted: asked for, waited for, loaded once.
import { getBytes } from '../contract/bytes';
import type { Matrix } from './matrix';
import type { Size } from './placement';
import { type Lying, type Tile, Tiles } from './tiles';

/** What the house answers; mirrors FullPicture of schemas/care/full.py. */
export type Full = { state: string; url: string | null; tiles: Lying | null };

/** `making`: a worker is at it. `refused`: it cannot be made. `failed`: the line or the file broke; asked again by whoever zooms later. */
export type State = 'unasked' | 'making' | 'loading' | 'there' | 'refused' | 'failed';

export const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
/** After so long without an answer the reader stays with the reduced copy. */
const PATIENCE_MS = 180_000;
const REST_AFTER_FAILURE_MS = 10_000;
/** A phone has neither the screen for every pixel nor the memory. CSS pixels of the short side. */
const PHONE_PX = 600;

/** True if this reader is never sent every pixel. */
export function isPhone({ width, height }: Size): boolean {
  return Math.min(width, height) < PHONE_PX;
}

export class FullPixels {
  state = $state<State>('unasked');
  /** Counts the tiles that were unpacked: whoever paints looks at it, to paint again. */
  unpacked = $state(0);

  readonly #ask: (signal: AbortSignal) => Promise<Full>;
  readonly #size: Size;
  readonly #ending = new AbortController();
  #tiles: Tiles | undefined;
  #rests = 0;

  constructor(size: Size, ask: (signal: AbortSignal) => Promise<Full>) {
    this.#size = size;
    this.#ask = ask;
  }

  /** Asks for every pixel, unless that was done. */
  wish(): void {
    if (this.state !== 'unasked' && !(this.state === 'failed' && performance.now() >= this.#rests)) return;
    this.state = 'making';
    this.#have().catch(() => {
      this.#rests = performance.now() + REST_AFTER_FAILURE_MS;
      if (!this.#ending.signal.aborted) this.state = 'failed';
    });
  }

  /** What can be painted of it now. */
  take(matrix: Matrix, viewport: Size): Tile[] {
    return this.#tiles?.take(matrix, viewport) ?? [];
  }

  close(): void {
    this.#ending.abort();
    this.#tiles?.close();
  }

  async #have(): Promise<void> {
    const { signal } = this.#ending;
    const until = performance.now() + PATIENCE_MS;
    let pause = FIRST_PAUSE_MS;
    let answer = await this.#ask(signal);
    while (answer.state === 'on_request' && !signal.aborted) {
      if (performance.now() > until) throw new Error('nobody makes it');
      await new Promise((resume) => setTimeout(resume, pause));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      if (!signal.aborted) answer = await this.#ask(signal);
    }
    if (signal.aborted) return;
    if (answer.url === null || answer.tiles === null) {
      this.state = 'refused';
      return;
    }
    this.state = 'loading';
    const file = new Blob([await getBytes(answer.url, signal)]);
    this.#tiles = new Tiles(file, answer.tiles, this.#size, () => (this.unpacked += 1));
    this.state = 'there';
  }
}
