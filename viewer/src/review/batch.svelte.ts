// A class read one child after another (issue 4): the next child's case is taken as it opens, and what is alike for all of them is there
// already. What a dentist sees, concludes, attests and signs is each child's own.
import { untrack } from 'svelte';
import type { Review } from '../contract/shapes';
import type { Desk } from './desk.svelte';
import type { Waiting } from './worklist/waiting.svelte';

export class Batch {
  /** How many children there were when it began; 0 while nothing is read so. */
  total = $state(0);
  /** Those signed since. */
  readonly #signed = $state<string[]>([]);
  /** Why these are read without a live visit: written for the first child, alike for the class. */
  #reason = '';

  get isOn(): boolean {
    return this.total > 0;
  }

  /** Which child of the class is read now, from 1; somebody else may have signed some of them. */
  get child(): number {
    return Math.min(this.#signed.length + 1, this.total);
  }

  start(total: number): void {
    this.stop();
    this.total = total;
  }

  stop(): void {
    this.total = 0;
    this.#signed.length = 0;
    this.#reason = '';
  }

  /** The review of another child with what is alike; as it is, where the dentist wrote something there. */
  filled(review: Review): Review {
    return this.isOn && review.reason_for_asynchronous === '' ? { ...review, reason_for_asynchronous: this.#reason } : review;
  }

  signed(id: string, review: Review): void {
    if (!this.isOn || this.#signed.includes(id)) return;
    this.#signed.push(id);
    this.#reason = review.reason_for_asynchronous;
  }
}

/** This page's own. */
export const batch = new Batch();

/** For a room, while it is built: takes its case if a class is read, fills in what is alike, and tells the list what was signed. */
export function readOn(desk: Desk, waiting: Waiting): void {
  let [tried, wasHeld] = [false, false];
  $effect(() => {
    // Once: whoever was faster is named as always.
    if (!batch.isOn || tried || desk.foreseen || desk.read?.status !== 'ready') return;
    tried = true;
    void untrack(() => desk.act({ act: 'take' })).catch(async (error: unknown) => {
      desk.problem = error;
      await desk.refresh().catch(() => undefined);
    });
  });
  $effect(() => {
    if (!desk.held) return;
    wasHeld = true;
    if (batch.isOn) untrack(() => (desk.review = batch.filled(desk.review)));
  });
  $effect(() => {
    const isSigned = ['signed', 'communicated', 'closed'].includes(desk.read?.status ?? '');
    if (!isSigned || !wasHeld) return;
    wasHeld = false;
    untrack(() => {
      batch.signed(desk.id, desk.review);
      waiting.signed(desk.id);
    });
  });
}
