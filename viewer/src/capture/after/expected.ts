// By when an answer is expected, as the server says: it knows the hours that the practice works.
import type { MyCase } from '../../contract/patient';
import { say, sayTime } from '../../shell/language.svelte';

/** A red flag gets no promise of time: whoever has one should not wait for an answer. */
export function expectation(of: Pick<MyCase, 'red_flag' | 'expected_at'>): string {
  if (of.red_flag) return say('capture-expect-flagged');
  return of.expected_at === null ? say('capture-expect-late') : say('capture-expect-by', { at: sayTime(of.expected_at) });
}
