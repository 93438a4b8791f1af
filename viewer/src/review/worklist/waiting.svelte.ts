// What waits, renewed by itself; the list on screen outlives a line that is down.
import { listen, worklist } from '../../contract/review';
import type { Counted, Worklist, WorklistRow } from '../../contract/shapes';
import { ANYTHING, counted, type Wanted } from './narrowing';

export const RENEW_MS = 15_000;
/** How long one stream of news goes on; the browser opens the next by itself. */
const NEWS_SECONDS = 60;

/** Own cases first; the rest stays in the house's order: red flag, time left, waiting (SPEC QUE-01). */
export function ordered(rows: readonly WorklistRow[]): WorklistRow[] {
  return [...rows].sort((one, other) => Number(other.mine) - Number(one.mine));
}

export class Waiting {
  /** The rows that are asked for, as far as they were fetched. */
  rows = $state.raw<readonly WorklistRow[]>();
  /** The cases on which a second opinion is asked of this dentist. */
  asked = $state.raw<Worklist['asked']>([]);
  /** Those on which this dentist asked, and has not opened the answer. */
  answered = $state.raw<Worklist['answered']>([]);
  /** Of all that may be listed, whatever is asked for. */
  counts = $state.raw<readonly Counted[]>([]);
  /** There are others behind the last row, all of them less pressing. */
  more = $state(false);
  wanted = $state.raw<Wanted>(ANYTHING);
  renewedAt = $state.raw<Date>();
  problem = $state.raw<unknown>();
  now = $state(Date.now());
  #pages = 1;
  /** Signed in this page, and in the list still. */
  #signed = new Set<string>();
  #asked = 0;
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

  /** Shows other cases. */
  ask(wanted: Wanted): void {
    this.wanted = wanted;
    this.#pages = 1;
    void this.renew();
  }

  /** Shows one page more. */
  async further(): Promise<void> {
    this.#pages += 1;
    await this.renew();
  }

  async renew(): Promise<void> {
    this.now = Date.now();
    const mine = ++this.#asked;
    try {
      let { rows, next, counts, asked, answered } = await worklist(this.wanted);
      for (let page = 1; page < this.#pages && next !== null; page += 1) {
        const further = await worklist({ ...this.wanted, after: next });
        // A case that moved back between two pages comes on both.
        rows = [...rows, ...further.rows.filter((row) => !rows.some((each) => each.id === row.id))];
        ({ next, counts, asked, answered } = further);
      }
      if (mine !== this.#asked) return; // something else was asked for meanwhile
      this.#signed = new Set(rows.map((row) => row.id).filter((id) => this.#signed.has(id)));
      [this.rows, this.more, this.counts, this.asked, this.answered] = [ordered(rows), next !== null, counts, asked, answered];
      this.renewedAt = new Date();
      this.problem = undefined;
    } catch (error) {
      if (mine === this.#asked) this.problem = error;
    }
  }

  /** How many cases are asked for, whether or not they were fetched; without a wish, how many there are to be read. */
  count(wanted: Wanted = this.wanted): number {
    return counted(this.counts, wanted);
  }

  /** The case to read after this one, of those that are asked for: an own one that was left, or the most pressing that waits. */
  after(id: string): WorklistRow | undefined {
    return (this.rows ?? []).find((row) => row.id !== id && row.status !== 'returned' && !this.#signed.has(row.id));
  }

  /** What was signed here is no case to be read next, also before the list says so. */
  signed(id: string): void {
    this.#signed.add(id);
    void this.renew();
  }

  /** Red flags that nobody reads yet, beside the case that is open, whatever is asked for. */
  redBeside(id: string): number {
    const open = (this.rows ?? []).some((row) => row.id === id && row.red_flag && row.status === 'ready');
    return this.counts.filter((each) => each.red_flag && each.standing === 'waiting').reduce((sum, each) => sum + each.count, 0) - Number(open);
  }

  /** How many others are asked for, beside the case that is open. */
  beside(id: string): number {
    return this.count() - Number((this.rows ?? []).some((row) => row.id === id));
  }
}
