// What the tooth chart becomes when something is said of a tooth. What would deny itself is refused here, in words; Sign asks the house.
import type { Finding, Review } from '../../contract/shapes';
import type { Shown } from '../../mouth/chart';
import type { Charted, State } from '../../mouth/charted';
import { type Surface, written } from '../../mouth/surface';
import { predecessor, successor, TEETH, type Tooth } from '../../mouth/tooth';

export type Chart = Review['chart'];
type Entry = Chart[number];
/** Why something cannot be said: a message. `absent`: the tooth is not there; `done`: something was done to it; `found`: a finding says otherwise. */
export type Denied = 'absent' | 'done' | 'found';

const STANDINGS: ReadonlySet<State> = new Set<State>(['present', 'missing', 'unerupted']);
const ABSENT: ReadonlySet<State> = new Set<State>(['missing', 'unerupted']);
/** Seen only on a tooth that is there (schemas/care/charted.py: OF_A_CROWN). */
const OF_A_CROWN: ReadonlySet<Finding['observation']> = new Set<Finding['observation']>(['caries', 'erosion', 'restoration_defect']);

export const says = (chart: Chart, tooth: Tooth, state: State): boolean => chart.some((each) => each.tooth === tooth && each.state === state);

export function isAbsent(chart: Chart, tooth: Tooth): boolean {
  return chart.some((each) => each.tooth === tooth && ABSENT.has(each.state));
}

/** Says it of the tooth, or takes it back where the chart says just that; or why it cannot be said. */
export function charting(chart: Chart, findings: readonly Finding[], tooth: Tooth, state: State, surfaces: readonly Surface[]): Chart | Denied {
  const entry: Entry = { tooth, state, surfaces: STANDINGS.has(state) ? [] : [...surfaces] };
  const others = chart.filter((each) => each.tooth !== tooth || (STANDINGS.has(state) ? !STANDINGS.has(each.state) : each.state !== state));
  if (chart.some((each) => isSame(each, entry))) return others;
  if (!STANDINGS.has(state) && isAbsent(chart, tooth)) return 'absent';
  if (ABSENT.has(state) && others.some((each) => each.tooth === tooth)) return 'done';
  if (findings.some((each) => each.tooth === tooth && denies(each, state))) return 'found';
  return [...others, entry];
}

const isSame = (one: Entry, other: Entry): boolean =>
  one.tooth === other.tooth && one.state === other.state && written(one.tooth as Tooth, one.surfaces) === written(other.tooth as Tooth, other.surfaces);

function denies(finding: Finding, state: State): boolean {
  if (finding.observation === 'missing') return state === 'present';
  return ABSENT.has(state) && (finding.surfaces.length > 0 || OF_A_CROWN.has(finding.observation));
}

export const PLACES = ['primary', 'permanent', 'both'] as const;
export type Place = (typeof PLACES)[number];

/** Which of the two teeth of a place stand there, where the chart says so; null where it does not, and at places of one tooth. */
export function placeOf(chart: Chart, tooth: Tooth): Place | null {
  const [permanent, primary] = pairOf(tooth);
  if (primary === null) return null;
  const [one, other] = [says(chart, primary, 'present'), says(chart, permanent, 'present')];
  return one && other ? 'both' : one ? 'primary' : other ? 'permanent' : null;
}

/** Says which teeth stand at the place of that tooth, or takes it back; or why it cannot be said. */
export function placing(chart: Chart, findings: readonly Finding[], tooth: Tooth, place: Place): Chart | Denied {
  const [permanent, primary] = pairOf(tooth);
  const bare = chart.filter((each) => each.state !== 'present' || (each.tooth !== permanent && each.tooth !== primary));
  if (primary === null || placeOf(chart, tooth) === place) return bare;
  const standing = place === 'both' ? [primary, permanent] : [place === 'primary' ? primary : permanent];
  return standing.reduce<Chart | Denied>((made, each) => (typeof made === 'string' ? made : charting(made, findings, each, 'present', [])), bare);
}

/** What the key for a place leads to: primary, permanent, both, and nothing said. */
export function placeAfter(place: Place | null): Place {
  return place === null ? 'primary' : place === 'primary' ? 'permanent' : 'both';
}

function pairOf(tooth: Tooth): [permanent: Tooth, primary: Tooth | null] {
  const permanent = successor(tooth);
  return [permanent, predecessor(permanent)];
}

export const hasPlace = (tooth: Tooth): boolean => predecessor(successor(tooth)) !== null;

/** The teeth to draw: where the chart says which stand at a place, those; else what it began with; and each that something else is said of. */
export function shownTeeth(begun: Shown, chart: Chart, charted: readonly Charted[]): Shown {
  const marked = new Set(charted.filter((each) => each.sign !== 'present').map((each) => each.tooth));
  const decided = new Set(chart.filter((each) => each.state === 'present').map((each) => successor(each.tooth as Tooth)));
  return new Set(TEETH.filter((tooth) => marked.has(tooth) || (decided.has(successor(tooth)) ? says(chart, tooth, 'present') : begun.has(tooth))));
}
