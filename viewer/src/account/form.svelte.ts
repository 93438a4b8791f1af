// One small form that proves something: what is missing, what was refused, and that nothing is sent twice.
import { Refused } from '../contract/refused';
import type { FieldError } from '../kit/control';
import type { Check } from '../shell/form.svelte';
import { say, sayIfKnown } from '../shell/language.svelte';
import type { MessageId } from '../shell/message-ids';
import { problemWords } from '../shell/problem';

export class ProvingForm {
  /** Fields and why; not yet in words, for the page may come to speak another language. */
  #wrong = $state.raw<readonly { field: string; why: string }[]>([]);
  #refused = $state.raw<unknown>();
  #meaning = $state.raw<MessageId>('account-wrong');
  busy = $state(false);
  errors = $derived<readonly FieldError[]>(this.#wrong.map(({ field, why }) => ({ field, message: sayIfKnown(why, say('problem-incomplete')) })));
  problem = $derived(this.#words());

  error(field: string): string | undefined {
    return this.errors.find((each) => each.field === field)?.message;
  }

  #words(): string {
    if (this.#refused === undefined) return '';
    return this.#refused instanceof Refused && this.#refused.code === 'not-signed-in' ? say(this.#meaning) : problemWords(this.#refused);
  }

  /** Sends, unless something is missing. `meaning` is what a proof that was wrong means here. True once it worked. */
  async send(event: SubmitEvent, checks: readonly Check[], meaning: MessageId, ask: () => Promise<void>): Promise<boolean> {
    event.preventDefault();
    if (this.busy) return false;
    this.#refused = undefined;
    this.#meaning = meaning;
    this.#wrong = checks.filter(([, wrong]) => wrong).map(([field, , why]) => ({ field, why }));
    if (this.#wrong.length > 0) return false;
    this.busy = true;
    try {
      await ask();
      return true;
    } catch (error) {
      const gaps = error instanceof Refused && error.code === 'incomplete' ? (error.problem.gaps ?? []) : [];
      this.#wrong = gaps.map(({ where, why }) => ({ field: where, why }));
      if (gaps.length === 0) this.#refused = error;
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
