// Saving as one types: one save at a time, never over a version that somebody else made, never silently lost.
import { Refused } from '../contract/refused';
import type { Draft, Review } from '../contract/shapes';

/** Typing has paused. */
export const PAUSE_MS = 800;
/** After a save that did not get through. */
export const AGAIN_MS = 5_000;

/**
 * `saved`: the server has what is on screen. `waiting`: it will be sent in a moment. `saving`: it is on its way. `failed`: it did not get
 * through, and is tried again. `stale`: another window saved a newer draft, and a person decides. `unheld`: the case is not held any
 * more; nothing is sent until it is taken again. `refused`: the server does not understand it.
 */
export type Saving = 'saved' | 'waiting' | 'saving' | 'failed' | 'stale' | 'unheld' | 'refused';

type Save = (version: number, review: Review) => Promise<Draft>;

export class DraftKeeper {
  /** The version that the server has. */
  version: number;
  state: Saving = 'saved';

  readonly #save: Save;
  readonly #ontell: (state: Saving) => void;
  #sent: string;
  #latest: Review;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(draft: Draft, save: Save, ontell: (state: Saving) => void) {
    this.version = draft.version;
    this.#latest = draft.review;
    this.#sent = written(draft.review);
    this.#save = save;
    this.#ontell = ontell;
  }

  get isSaved(): boolean {
    return written(this.#latest) === this.#sent;
  }

  /** What is on screen now. It is sent once typing pauses. */
  changed(review: Review): void {
    this.#latest = review;
    if (this.state === 'stale' || this.state === 'unheld') return;
    if (this.isSaved && this.#running === undefined) {
      clearTimeout(this.#timer);
      if (this.state !== 'saved') this.#tell('saved');
    } else if (!this.isSaved) {
      this.#wait(PAUSE_MS);
    }
  }

  /** Sends now what is unsaved; true once the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#running !== undefined) await this.#running;
    if (!this.isSaved && this.state !== 'stale' && this.state !== 'unheld') await this.#send();
    return this.isSaved;
  }

  /** The case is not held any more: what is on screen stays there, and nothing is sent. */
  letGo(): void {
    clearTimeout(this.#timer);
    if (this.state !== 'stale') this.#tell('unheld');
  }

  /** The case is held again, with `shown` on screen. Somebody else's newer draft is not written over. */
  heldAgain(current: Draft, shown: Review): void {
    this.#latest = shown;
    if (current.version !== this.version && written(current.review) !== this.#sent) {
      this.#tell('stale');
      return;
    }
    this.version = current.version;
    this.#sent = written(current.review);
    this.#tell('saved');
    this.changed(shown);
  }

  /** A person chose the server's draft over what is on screen. */
  adopt(current: Draft): void {
    this.version = current.version;
    this.#latest = current.review;
    this.#sent = written(current.review);
    this.#tell('saved');
  }

  /** A person chose what is on screen over the newer draft, having been told of it. */
  overwrite(current: Draft): void {
    this.version = current.version;
    this.#sent = written(current.review);
    this.#tell('saved');
    this.changed(this.#latest);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), ms);
    if (ms === PAUSE_MS && this.#running === undefined) this.#tell('waiting');
  }

  async #send(): Promise<void> {
    // The one that is under way looks again when it is done.
    if (this.#running !== undefined) return;
    this.#running = this.#sendOnce();
    await this.#running;
  }

  async #sendOnce(): Promise<void> {
    const review = this.#latest;
    this.#tell('saving');
    let next: Saving = 'saved';
    try {
      this.version = (await this.#save(this.version, review)).version;
      this.#sent = written(review);
    } catch (error) {
      next = after(error);
    }
    this.#running = undefined;
    this.#tell(next);
    if (next === 'failed') this.#wait(AGAIN_MS);
    else if (next === 'saved' && !this.isSaved) this.#wait(PAUSE_MS);
  }

  #tell(state: Saving): void {
    this.state = state;
    this.#ontell(state);
  }
}

/** What a refusal means for the draft. */
function after(error: unknown): Saving {
  if (!(error instanceof Refused)) return 'failed';
  if (error.code === 'stale') return 'stale';
  if (error.code === 'out-of-turn' || error.code === 'already-taken' || error.code === 'not-found') return 'unheld';
  return error.code === 'malformed' ? 'refused' : 'failed';
}

/** The same text for the same review, whatever order its keys came in. */
export function written(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}
