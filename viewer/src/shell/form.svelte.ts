// What forms have in common: sent once at a time, checked when sent and not before, keeping everything when the line is gone.
import type { FieldError } from '../kit/control';
import { Refused } from '../contract/refused';
import { say } from './language.svelte';
import type { MessageId } from './message-ids';
import type { Values } from './words';

/** A control, whether what stands in it is wrong, and the message that says so, with its values. */
export type Check = readonly [field: string, wrong: boolean, message: MessageId, values?: Values];

export class Form {
  #wrong = $state.raw<readonly Check[]>([]);
  /** How often it was sent: each time with errors the summary takes the focus, and at no other time. */
  attempt = $state(0);
  problem = $state.raw<unknown>();
  busy = $state(false);
  /** What was wrong when it was last sent, in the language that the page speaks now. */
  errors = $derived<readonly FieldError[]>(this.#wrong.map(([field, , message, values]) => ({ field, message: say(message, values) })));

  error(field: string): string | undefined {
    return this.errors.find((each) => each.field === field)?.message;
  }

  /** Checks, then works; a second tap meanwhile does nothing. */
  async send(event: Event, checks: readonly Check[], work: () => Promise<void> | void): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.problem = undefined;
    this.#wrong = checks.filter(([, wrong]) => wrong);
    this.attempt += 1;
    if (this.#wrong.length > 0) return;
    this.busy = true;
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}
