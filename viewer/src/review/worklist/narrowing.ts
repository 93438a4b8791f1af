// Which of the waiting cases are shown, and how many each choice would show: both are read off the same rows, so that they agree (SPEC QUE-01).
import type { WorklistRow } from '../../contract/shapes';

export const FACETS = ['type', 'state', 'language'] as const;
export type Facet = (typeof FACETS)[number];

/** What is asked for of each; '' is anything. */
export type Wanted = Record<Facet, string>;

export const ANYTHING: Wanted = { type: '', state: '', language: '' };

export type Choice = { value: string; count: number };

/** The rows that are asked for, in their order. */
export function narrowed(rows: readonly WorklistRow[], wanted: Wanted): WorklistRow[] {
  return rows.filter((row) => FACETS.every((facet) => wanted[facet] === '' || row[facet] === wanted[facet]));
}

/** The values of a facet among all rows, by the alphabet, each with the rows that choosing it would show; first '' with those of any value. */
export function choices(rows: readonly WorklistRow[], wanted: Wanted, facet: Facet): Choice[] {
  const others = narrowed(rows, { ...wanted, [facet]: '' });
  const values = [...new Set([...rows.map((row) => row[facet]), ...(wanted[facet] === '' ? [] : [wanted[facet]])])].sort();
  return [{ value: '', count: others.length }, ...values.map((value) => ({ value, count: others.filter((row) => row[facet] === value).length }))];
}
