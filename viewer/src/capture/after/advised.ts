// The dentist's answer, prepared for plain words.
import type { MyAdvice } from '../../contract/patient';
import { say } from '../../shell/language.svelte';

export type Urgency = MyAdvice['advice'][number]['urgency'];

/** From the one that cannot wait to the one that only says what was not seen. */
export const BY_URGENCY: readonly Urgency[] = ['emergency', 'urgent', 'soon', 'routine', 'no_problem_visible'];

export function mostUrgent(of: Pick<MyAdvice, 'advice'>): Urgency {
  return BY_URGENCY.find((urgency) => of.advice.some((each) => each.urgency === urgency)) ?? 'routine';
}

/** First and last day of capture, or null where no picture could be read. */
export function gathered(days: readonly string[]): { first: string; last: string } | null {
  const sorted = [...days].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}

/** What was observed and where: the place in the mouth in words that need no chart, from the patient's own side. */
export function observedWords(finding: MyAdvice['findings'][number]): string {
  const what = say(`advice-observed-${finding.observation}`);
  const region = finding.region === null ? null : say(`advice-region-${finding.region}`);
  const where = finding.tooth === null ? region : placeOf(finding.tooth);
  return where === null ? what : say('advice-found-at', { what, where });
}

/** FDI (ISO 3950): the first digit is the quadrant, clockwise from the patient's upper right; the second counts from the midline. */
function placeOf(tooth: string): string | null {
  const [quadrant, position] = [Number(tooth[0]), Number(tooth[1])];
  const corner = (['upper-right', 'upper-left', 'lower-left', 'lower-right'] as const)[(quadrant - 1) % 4];
  if (corner === undefined || Number.isNaN(position)) return null;
  const where = say(`advice-corner-${corner}`);
  if (quadrant > 4) return say(position <= 3 ? 'advice-baby-front' : 'advice-baby-back', { where });
  return position <= 3 ? say('advice-tooth-front', { where }) : position === 8 ? say('advice-tooth-wisdom', { where }) : say('advice-tooth-back', { where, position });
}
