// What is written on the chart: the observations of schemas/care/finding.py, each with a letter and a shape of its own beside its colour.
import type { Surface } from './surface';
import type { Tooth } from './tooth';

export const OBSERVATIONS = [
  'caries', 'fracture', 'abscess', 'swelling', 'gingivitis', 'calculus', 'restoration_defect', 'erosion', 'lesion', 'missing', 'eruption',
  'malocclusion', 'healing', 'other',
] as const;
export type Observation = (typeof OBSERVATIONS)[number];

/** One entry: on the whole tooth where it names no surface. */
export type Charted = { tooth: Tooth; observation: Observation; surfaces: readonly Surface[] };

export type Shape = 'solid' | 'striped' | 'cross';

/** Solid for what was lost or decayed, a cross for a tooth that is not there, stripes for all else. */
export function shapeOf(observation: Observation): Shape {
  if (observation === 'missing') return 'cross';
  return observation === 'caries' || observation === 'fracture' || observation === 'erosion' ? 'solid' : 'striped';
}

/** Fluent ids have hyphens where records have underscores. */
export function wordOf<Name extends string>(name: Name): Hyphenated<Name> {
  return name.replaceAll('_', '-') as Hyphenated<Name>;
}
type Hyphenated<Name extends string> = Name extends `${infer Head}_${infer Tail}` ? `${Head}-${Hyphenated<Tail>}` : Name;
