// When an image counts as looked at: shown for a second, large enough, while its reader could see it. Fetching is not looking.
import type { Size } from './placement';

export const LOOK_MS = 1000;
export const LOOK_PX = 1024;

/** The long side as shown, in device pixels. */
export function shownPixels(image: Size, zoom: number, deviceRatio: number): number {
  // A fitted 1,024 px image may come out as 1023.9999: half a device pixel is no smaller picture.
  return Math.floor(Math.max(image.width, image.height) * zoom * deviceRatio + 0.5);
}

/** From here a picture is large enough: 1,024 device pixels, or every pixel of an image that has fewer. */
export function enoughPixels(image: Size): number {
  return Math.min(LOOK_PX, Math.max(image.width, image.height));
}

/** Counts one uninterrupted second, once per image. */
export class Looking {
  #done = false;
  #since: number | null = null;
  #px = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #onlook: (px: number, ms: number) => void;

  constructor(onlook: (px: number, ms: number) => void) {
    this.#onlook = onlook;
  }

  get done(): boolean {
    return this.#done;
  }

  /** Tells what is to be seen now: the long side in device pixels, or 0 while it is hidden, loading or too small. */
  sees(px: number): void {
    if (this.#done) return;
    if (px === 0) {
      this.stop();
      return;
    }
    this.#px = this.#since === null ? px : Math.min(this.#px, px);
    if (this.#since !== null) return;
    this.#since = performance.now();
    this.#timer = setTimeout(() => this.#finish(), LOOK_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#since = null;
  }

  #finish(): void {
    const ms = Math.round(performance.now() - (this.#since ?? performance.now()));
    // A timer may come a breath early; the house counts whole seconds.
    if (ms < LOOK_MS) {
      this.#timer = setTimeout(() => this.#finish(), LOOK_MS - ms + 1);
      return;
    }
    this.#done = true;
    this.#onlook(this.#px, ms);
  }
}
