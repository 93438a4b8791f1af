// What is asked for of the waiting cases, and how many each choice would show: sums over the server's counts, which are of the same moment as its
// rows (SPEC QUE-01).
import type { Counted } from '../../contract/shapes';

export const FACETS = ['type', 'state', 'language', 'mark'] as const;
export type Facet = (typeof FACETS)[number];
/** Red flag; late; photos were asked for again, so that nobody can take it yet. */
export const MARKS = ['red_flag', 'late', 'retake'] as const;

/** What is asked for of each; '' is anything, and of marks anything that can be read now. */
export type Wanted = Record<Facet, string>;

export const ANYTHING: Wanted = { type: '', state: '', language: '', mark: '' };

export type Choice = { value: string; count: number };

/** The number of cases that are asked for. */
export function counted(counts: readonly Counted[], wanted: Wanted): number {
  return counts.filter((each) => fits(each, wanted)).reduce((sum, each) => sum + each.count, 0);
}

/** The values of a facet among all cases, each with the cases that choosing it would show; first '' with those of any value. */
export function choices(counts: readonly Counted[], wanted: Wanted, facet: Facet): Choice[] {
  const there = facet === 'mark' ? MARKS.filter((mark) => counted(counts, { ...ANYTHING, mark }) > 0) : [...new Set(counts.map((each): string => each[facet]))].sort();
  const kept = wanted[facet] === '' || there.some((value) => value === wanted[facet]) ? [] : [wanted[facet]];
  return ['', ...there, ...kept].map((value) => ({ value, count: counted(counts, { ...wanted, [facet]: value }) }));
}

function fits(each: Counted, { mark, ...wanted }: Wanted): boolean {
  const alike = (['type', 'state', 'language'] as const).every((facet) => wanted[facet] === '' || each[facet] === wanted[facet]);
  if (!alike || (each.standing === 'retake') !== (mark === 'retake')) return false;
  return mark === 'red_flag' ? each.red_flag : mark !== 'late' || each.late;
}
