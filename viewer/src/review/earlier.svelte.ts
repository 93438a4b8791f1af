// What was signed about the same patient before, while the case is in hand, or whoever signed it compares. Addresses of pictures end, so it is asked for anew before.
import { Refused } from '../contract/refused';
import { priorsOf } from '../contract/review';
import type { Prior, Priors } from '../contract/shapes';

const RENEW_MS = 240_000;

export class EarlierRecords {
  read = $state.raw<Priors>();
  problem = $state.raw<unknown>();

  readonly #case: string;
  #renewal: ReturnType<typeof setInterval>;

  constructor(id: string) {
    this.#case = id;
    this.#renewal = setInterval(() => void this.renew(), RENEW_MS);
    void this.renew();
  }

  get priors(): readonly Prior[] {
    return this.read?.priors ?? [];
  }

  stop(): void {
    clearInterval(this.#renewal);
  }

  /** Asks anew, for what was signed since and for addresses that have not ended. */
  async renew(): Promise<void> {
    try {
      this.read = await priorsOf(this.#case);
      this.problem = undefined;
    } catch (error) {
      // Out of hand by now: the page says so elsewhere.
      if (!(error instanceof Refused)) this.problem = error;
    }
  }
}
