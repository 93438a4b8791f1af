// What waits, renewed by itself; the list on screen outlives a line that is down.
import { listen, worklist } from '../../contract/review';
import type { Worklist, WorklistRow } from '../../contract/shapes';
import { ANYTHING, narrowed, type Wanted } from './narrowing';

export const RENEW_MS = 15_000;
/** How long one stream of news goes on; the browser opens the next by itself. */
const NEWS_SECONDS = 60;

/** Own cases first; the rest stays in the house's order: red flag, time left, waiting (SPEC QUE-01). */
export function ordered(rows: readonly WorklistRow[]): WorklistRow[] {
  return [...rows].sort((one, other) => Number(other.mine) - Number(one.mine));
}

export class Waiting {
  rows = $state.raw<readonly WorklistRow[]>();
  /** The cases on which a second opinion is asked of this dentist. */
  asked = $state.raw<Worklist['asked']>([]);
  /** There are others behind the last row, all of them less pressing. */
  more = $state(false);
  wanted = $state.raw<Wanted>(ANYTHING);
  renewedAt = $state.raw<Date>();
  problem = $state.raw<unknown>();
  now = $state(Date.now());
  #timer: ReturnType<typeof setInterval> | undefined;

  /** New work is told as it comes. A line that cannot be had, or lost something, only makes it come later. */
  start(): () => void {
    void this.renew();
    this.#timer = setInterval(() => void this.renew(), RENEW_MS);
    const news = listen(NEWS_SECONDS);
    news.onmessage = () => void this.renew();
    return () => {
      clearInterval(this.#timer);
      news.close();
    };
  }

  async renew(): Promise<void> {
    this.now = Date.now();
    try {
      const { rows, more, asked } = await worklist();
      [this.rows, this.more, this.asked] = [ordered(rows), more, asked];
      this.renewedAt = new Date();
      this.problem = undefined;
    } catch (error) {
      this.problem = error;
    }
  }

  /** The rows that are asked for. */
  shown(): WorklistRow[] {
    return narrowed(this.rows ?? [], this.wanted);
  }

  /** The case to read after this one, of those that are asked for: an own one that was left, or the most pressing that waits. */
  after(id: string): WorklistRow | undefined {
    return this.shown().find((row) => row.id !== id);
  }

  /** Red flags that nobody reads yet, beside the case that is open. */
  redBeside(id: string): number {
    return (this.rows ?? []).filter((row) => row.red_flag && !row.mine && row.id !== id).length;
  }
}
