// By when an answer is expected. The server keeps the same hours (schemas/care/case.py; a test compares).
import type { CaseType, MyCase } from '../../contract/patient';
import { say } from '../../shell/language.svelte';

export const ANSWER_WITHIN_HOURS: Record<CaseType, number> = {
  emergency_screening: 4,
  second_opinion: 72,
  post_treatment: 24,
  school_screening: 120,
  ortho_progress: 72,
  general_question: 48,
};
const HOURS_A_DAY = 24;

/** A red flag gets no promise of time: whoever has one should not wait for an answer. */
export function expectation(of: Pick<MyCase, 'type' | 'red_flag'>): string {
  if (of.red_flag) return say('capture-expect-flagged');
  const hours = ANSWER_WITHIN_HOURS[of.type];
  return hours <= HOURS_A_DAY ? say('capture-expect-hours', { hours }) : say('capture-expect-days', { days: hours / HOURS_A_DAY });
}
