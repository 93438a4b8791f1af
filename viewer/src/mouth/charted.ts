// What is written on the chart: the observations of schemas/care/finding.py and the states of schemas/care/charted.py, each with a letter
// (small for states) and a shape of its own beside its colour.
import type { Surface } from './surface';
import type { Tooth } from './tooth';

export const OBSERVATIONS = [
  'caries', 'fracture', 'abscess', 'swelling', 'gingivitis', 'calculus', 'restoration_defect', 'erosion', 'lesion', 'missing', 'eruption',
  'malocclusion', 'healing', 'other',
] as const;
export const STATES = ['present', 'missing', 'unerupted', 'restored', 'sealed'] as const;
export const SIGNS = [...OBSERVATIONS, 'present', 'unerupted', 'restored', 'sealed'] as const;
export type State = (typeof STATES)[number];
/** A missing tooth is the same, whichever of the two says so. */
export type Sign = (typeof SIGNS)[number];

/** Said of how a tooth is; all else is something wrong with it. */
export function isState(sign: Sign): boolean {
  return STATES.some((each) => each === sign);
}

/** One entry: on the whole tooth where it names no surface. */
export type Charted = { readonly tooth: Tooth; readonly sign: Sign; readonly surfaces: readonly Surface[] };
/** One of an earlier record, with its day in words. */
export type Earlier = Charted & { readonly day: string };

export type Shape = 'solid' | 'striped' | 'cross' | 'lined' | 'ringed' | 'dashed' | 'plain';

/** Solid for what was lost or decayed, a cross for a tooth that is not there, a dashed edge for one that is yet to come, lines for a
 * restoration, rings for a sealant, nothing for a tooth that just stands, stripes for all else. */
export function shapeOf(sign: Sign): Shape {
  return SHAPES[sign] ?? 'striped';
}
const SHAPES: Partial<Record<Sign, Shape>> = {
  missing: 'cross', caries: 'solid', fracture: 'solid', erosion: 'solid', restored: 'lined', sealed: 'ringed', unerupted: 'dashed', present: 'plain',
};

/** The letters of the chart that say how a tooth stands and what was done to it; none of them is a surface's. */
export const STATE_KEYS = { p: 'place', x: 'missing', u: 'unerupted', r: 'restored', s: 'sealed', c: 'caries' } as const;
export type Saying = (typeof STATE_KEYS)[keyof typeof STATE_KEYS];

/** Fluent ids have hyphens where records have underscores. */
export function wordOf<Name extends string>(name: Name): Hyphenated<Name> {
  return name.replaceAll('_', '-') as Hyphenated<Name>;
}
type Hyphenated<Name extends string> = Name extends `${infer Head}_${infer Tail}` ? `${Head}-${Hyphenated<Tail>}` : Name;
