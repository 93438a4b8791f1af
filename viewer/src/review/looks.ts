// A look is told once per picture and round, under one identifier: told twice, it is still one look.
import { Refused } from '../contract/refused';
import type { CaseForReview, ReviewerAct } from '../contract/shapes';
import { uuid7 } from '../contract/uuid7';

type Look = Extract<ReviewerAct, { act: 'look' }>;

export class Looks {
  readonly #told = new Map<string, Look>();
  readonly #send: (look: Look) => Promise<CaseForReview>;

  constructor(send: (look: Look) => Promise<CaseForReview>) {
    this.#send = send;
  }

  /** `round` is what the looks are for: the round, or the question of a second opinion. The case as it is after the look, or null where the look was already told. Throws `Refused`; the next look tries again. */
  async tell(image: string, round: number | string, px: number, ms: number): Promise<CaseForReview | null> {
    const which = `${round} ${image}`;
    if (this.#told.has(which)) return null;
    const look: Look = { act: 'look', id: uuid7(), image, px, ms };
    this.#told.set(which, look);
    try {
      return await this.#send(look);
    } catch (error) {
      this.#told.delete(which);
      // It arrived, and only its answer was lost: the identifier says so.
      if (error instanceof Refused && error.code === 'key-reused') return null;
      throw error;
    }
  }
}
