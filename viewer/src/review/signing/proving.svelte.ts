// Whether the second factor still counts, and showing it afresh.
import { Refused } from '../../contract/refused';
import { stepUp } from '../../contract/review';
import type { Me } from '../../contract/shapes';

/** A signature that is still on its way when the factor ends would be refused. */
const MARGIN_MS = 20_000;

export function mustProve(who: Me, now: number): boolean {
  return who.sign_until === null || Date.parse(who.sign_until) - MARGIN_MS <= now;
}

export class Proving {
  asked = $state(false);
  /** What is the matter with the password that was entered. */
  wrong = $state<'' | 'missing' | 'wrong'>('');
  password = $state('');
  code = $state('');

  begin(who: Me): void {
    this.asked = mustProve(who, Date.now());
    this.wrong = '';
    this.password = this.code = '';
  }

  /** Who is signed in, with a factor that counts; undefined where none was entered or it was wrong. Throws any other `Refused`. */
  async prove(who: Me): Promise<Me | undefined> {
    if (!this.asked) return who;
    this.wrong = this.password === '' ? 'missing' : '';
    if (this.wrong !== '') return undefined;
    try {
      const code = this.code.replace(/\s/g, '');
      const proven = await stepUp({ password: this.password, code: code === '' ? null : code });
      this.asked = false;
      return proven;
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'not-signed-in') throw error;
      this.wrong = 'wrong';
      return undefined;
    } finally {
      // A code counts once: what was entered is good for no second try.
      this.password = this.code = '';
    }
  }

  /** The house wants it afresh, whatever this page's clock says. */
  refused(error: unknown): boolean {
    this.asked ||= error instanceof Refused && error.code === 'not-permitted' && error.problem.why === 'step-up';
    return this.asked;
  }
}
