// Acts keep their name until they are answered: a send whose answer got lost, tapped again, is the same act to the server.
import { Refused } from '../contract/refused';
import { uuid7 } from '../contract/uuid7';

export class ActNames {
  readonly #open = new Map<string, string>();

  /** The identifier for that content, the same one until `settle`. */
  of(what: object): string {
    const key = JSON.stringify(what);
    const id = this.#open.get(key) ?? uuid7();
    this.#open.set(key, id);
    return id;
  }

  /** Answered: with success (no error), or with a refusal that trying again does not change. */
  settle(what: object, error?: unknown): void {
    const unknown = error instanceof Refused && (error.code === 'unreachable' || error.status >= 500);
    if (!unknown) this.#open.delete(JSON.stringify(what));
  }
}
