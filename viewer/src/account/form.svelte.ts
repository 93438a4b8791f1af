// One small form that proves something: what is missing, what was refused, and that nothing is sent twice.
import { Refused } from '../contract/refused';
import type { FieldError } from '../kit/control';
import { say, sayIfKnown } from '../shell/language.svelte';
import { problemWords } from '../shell/problem';

export type Wanted = readonly [field: string, isMissing: boolean, message: string];

export class ProvingForm {
  errors = $state.raw<readonly FieldError[]>([]);
  problem = $state('');
  busy = $state(false);

  error(field: string): string | undefined {
    return this.errors.find((each) => each.field === field)?.message;
  }

  /** Sends, unless something is missing. `wrong` is what a proof that was wrong means here. True once it worked. */
  async send(event: SubmitEvent, wanted: readonly Wanted[], wrong: string, ask: () => Promise<void>): Promise<boolean> {
    event.preventDefault();
    if (this.busy) return false;
    this.problem = '';
    this.errors = wanted.filter(([, isMissing]) => isMissing).map(([field, , message]) => ({ field, message }));
    if (this.errors.length > 0) return false;
    this.busy = true;
    try {
      await ask();
      return true;
    } catch (error) {
      const gaps = error instanceof Refused && error.code === 'incomplete' ? (error.problem.gaps ?? []) : [];
      this.errors = gaps.map((gap) => ({ field: gap.where, message: sayIfKnown(gap.why, say('problem-incomplete')) }));
      if (gaps.length === 0) this.problem = error instanceof Refused && error.code === 'not-signed-in' ? wrong : problemWords(error);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

/** The digits of a code, however they were spaced; null where none were given. */
export function digitsOf(code: string): string | null {
  const digits = code.replace(/\s/g, '');
  return digits === '' ? null : digits;
}
