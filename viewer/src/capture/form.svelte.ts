// What every question's form has in common: it is sent once at a time, and says what is wrong with it.
import type { FieldError } from '../kit/control';
import { Refused } from '../contract/refused';

export class Form {
  errors = $state.raw<readonly FieldError[]>([]);
  problem = $state.raw<unknown>();
  busy = $state(false);

  error(field: string): string | undefined {
    return this.errors.find((each) => each.field === field)?.message;
  }

  /** Checks, then runs `work`; a second tap while it runs does nothing. `checks` are [field, is it wrong, message]. */
  async send(event: Event, checks: readonly (readonly [string, boolean, string])[], work: () => Promise<void> | void): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.problem = undefined;
    this.errors = checks.filter(([, wrong]) => wrong).map(([field, , message]) => ({ field, message }));
    if (this.errors.length > 0) return;
    this.busy = true;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }
}
