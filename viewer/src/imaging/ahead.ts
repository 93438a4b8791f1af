// Pictures that were fetched before anybody asked to see them: in this page's memory only, and the ones of a case go when it is left behind.
// Fetching is not looking: the house notes why it was asked for, and only what was shown long and large enough counts (SPEC VWR-07).
import { getBytes } from '../contract/bytes';

/** One picture of an image: its copy, or its stored values. */
export type Wanted = { image: string; kind: 'display' | 'frame'; url: string };

/** No more than this is kept, about three cases of nine pictures; what was fetched first goes first. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** While one is on its way the next is asked for: a line's latency is waited for only once. */
const AT_ONCE = 2;

export class Ahead {
  readonly #kept = new Map<string, Uint8Array<ArrayBuffer>>();
  #bytes = 0;
  /** What a reader waits for goes first: while there is any of it, nothing is fetched ahead. */
  #waitedFor = 0;
  #idle: (() => void)[] = [];
  #turn = 0;
  readonly #coming = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  readonly #get: typeof getBytes;

  constructor(get: typeof getBytes = getBytes) {
    this.#get = get;
  }

  /** The bytes of a picture that is to be shown now. Throws `Refused`. */
  async show(wanted: Wanted, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    this.#waitedFor += 1;
    try {
      const key = keyOf(wanted);
      const kept = this.#kept.get(key) ?? (await this.#coming.get(key)?.catch(() => undefined));
      if (kept !== undefined) return kept;
      return this.#keep(wanted, await this.#get(wanted.url, signal));
    } finally {
      this.#waitedFor -= 1;
      if (this.#waitedFor === 0) for (const go of this.#idle.splice(0)) go();
    }
  }

  /**
   * Fetches a few at a time, as they come in the list, in place of an earlier list; true once it is through. What cannot be had is left for
   * when it is asked for.
   */
  async fetch(list: readonly Wanted[]): Promise<boolean> {
    const turn = (this.#turn += 1);
    const left = list.values();
    const some = async (): Promise<void> => {
      for (const wanted of left) {
        while (this.#waitedFor > 0) await new Promise<void>((go) => this.#idle.push(go));
        if (turn !== this.#turn) return;
        await this.#fetch(wanted);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, some));
    return turn === this.#turn;
  }

  /** Whoever asks to see it is told why it cannot be had. */
  async #fetch(wanted: Wanted): Promise<void> {
    const key = keyOf(wanted);
    if (this.#kept.has(key) || this.#coming.has(key)) return;
    const bytes = this.#get(wanted.url);
    this.#coming.set(key, bytes);
    await bytes.then((got) => this.#keep(wanted, got), () => undefined).finally(() => this.#coming.delete(key));
  }

  /** Forgets every picture of which that is not wanted, by the identifier of its image. */
  keep(isWanted: (image: string) => boolean): void {
    for (const [key, bytes] of this.#kept) if (!isWanted(key.split(' ')[0] ?? '')) this.#drop(key, bytes);
  }

  /** Fetches no more of the list. */
  stop(): void {
    this.#turn += 1;
  }

  #keep(wanted: Wanted, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    this.#kept.set(keyOf(wanted), bytes);
    this.#bytes += bytes.length;
    for (const [key, old] of this.#kept) {
      if (this.#bytes <= MOST_BYTES) break;
      this.#drop(key, old);
    }
    return bytes;
  }

  #drop(key: string, bytes: Uint8Array): void {
    this.#kept.delete(key);
    this.#bytes -= bytes.length;
  }
}

function keyOf({ image, kind }: Omit<Wanted, 'url'>): string {
  return `${image} ${kind}`;
}

/** This page's own. */
export const ahead = new Ahead();
