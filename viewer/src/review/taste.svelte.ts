// How this reader likes teeth numbered: remembered per browser, never part of the record.
import { type Notation, NOTATIONS } from '../mouth/tooth';

const REMEMBERED = 'review-notation';

class Taste {
  #notation = $state<Notation>(NOTATIONS.find((each) => each === localStorage.getItem(REMEMBERED)) ?? 'universal');

  get notation(): Notation {
    return this.#notation;
  }

  set notation(notation: Notation) {
    this.#notation = notation;
    localStorage.setItem(REMEMBERED, notation);
  }
}

export const taste = new Taste();
