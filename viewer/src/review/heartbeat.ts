// Holding a case: a heartbeat every minute lengthens the lease; when it ran out, that is said, and nothing typed is lost.
import { Refused } from '../contract/refused';

export const BEAT_MS = 60_000;
/** After a heartbeat that did not get through. */
export const RETRY_MS = 10_000;

type Told = {
  /** The lease now ends at that moment. */
  held: (until: string) => void;
  /** The case is not held any more. */
  lost: () => void;
};

export class Heartbeat {
  readonly #beat: () => Promise<string>;
  readonly #told: Told;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #until = 0;
  #stopped = true;

  constructor(beat: () => Promise<string>, told: Told) {
    this.#beat = beat;
    this.#told = told;
  }

  start(until: string): void {
    this.#until = Date.parse(until);
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#next(BEAT_MS);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #next(ms: number): void {
    this.#timer = setTimeout(() => void this.#once(), ms);
  }

  async #once(): Promise<void> {
    try {
      const until = await this.#beat();
      if (this.#stopped) return;
      this.#until = Date.parse(until);
      this.#told.held(until);
      this.#next(BEAT_MS);
    } catch (error) {
      if (this.#stopped) return;
      // A computer that slept wakes with a lease that ran out long ago, whatever the line says now.
      if (isOver(error) || Date.now() >= this.#until) {
        this.stop();
        this.#told.lost();
      } else this.#next(RETRY_MS);
    }
  }
}

function isOver(error: unknown): boolean {
  return error instanceof Refused && ['out-of-turn', 'already-taken', 'not-found', 'not-permitted', 'not-signed-in'].includes(error.code);
}
