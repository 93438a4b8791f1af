// What the steps' forms have in common: sent once at a time, saying what is wrong, keeping everything when the line is gone.
import type { FieldError } from '../kit/control';
import { Refused } from '../contract/refused';

export class Form {
  errors = $state.raw<readonly FieldError[]>([]);
  problem = $state.raw<unknown>();
  busy = $state(false);

  error(field: string): string | undefined {
    return this.errors.find((each) => each.field === field)?.message;
  }

  /** Checks, then works; a second tap meanwhile does nothing. `checks` are [field, is it wrong, message]. */
  async send(event: Event, checks: readonly (readonly [string, boolean, string])[], work: () => Promise<void>): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.problem = undefined;
    this.errors = checks.flatMap(([field, wrong, message]) => (wrong ? [{ field, message }] : []));
    if (this.errors.length > 0) return;
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
