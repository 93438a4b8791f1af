// Which teeth a chart begins with at an age: a starting point for the eye and no statement; nothing of it is recorded. UNVERIFIED: the
// years are those of the tables that practices give to parents, repeated in many places and checked against no source of our own.
import { isUpper, PERMANENT, positionOf, PRIMARY, predecessor, type Tooth } from './tooth';

/** Completed years, by position from the midline: from when the permanent tooth may be there, and from when it mostly is. */
type Coming = readonly [from: number, until: number];
const UPPER_YEARS: readonly Coming[] = [[7, 8], [8, 9], [11, 12], [10, 11], [10, 12], [6, 7], [12, 13], [17, 21]];
const LOWER_YEARS: readonly Coming[] = [[6, 7], [7, 8], [9, 10], [10, 12], [11, 12], [6, 7], [11, 13], [17, 21]];

const comingOf = (tooth: Tooth): Coming => (isUpper(tooth) ? UPPER_YEARS : LOWER_YEARS)[positionOf(tooth) - 1] ?? [0, 0];

/** The teeth to begin with: while one is exchanged for another, both. */
export function expectedAt(years: number): ReadonlySet<Tooth> {
  return new Set(
    PERMANENT.flatMap((tooth) => {
      const [from, until] = comingOf(tooth);
      const before = predecessor(tooth);
      return [...(before !== null && years < until ? [before] : []), ...(years >= from ? [tooth] : [])];
    }),
  );
}

export const STARTS = ['age', 'permanent', 'mixed', 'primary'] as const;
/** What a chart begins with: what is to be expected at the patient's age, or all teeth of one dentition, or of both. */
export type Start = (typeof STARTS)[number];

export function beginning(start: Start, years: number): ReadonlySet<Tooth> {
  if (start === 'age') return expectedAt(years);
  return new Set([...(start === 'primary' ? [] : PERMANENT), ...(start === 'permanent' ? [] : PRIMARY)]);
}
