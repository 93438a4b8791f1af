// Which side of the patient is where, in the file and as the picture is shown now. A wrong side is a wrong tooth: where nobody has said
// it, no letter is shown, and that is said. Letters, the marks over the picture and the line of facts beside it all come from here.
// `sidesOf` is the twin of schemas/care/sides.py; both are held to tests/schemas/sides.csv.
import type { Placement } from './placement';

export type Side = 'R' | 'L';
export type Edge = 'left' | 'right' | 'top' | 'bottom';
export type MirrorState = 'direct' | 'mirrored' | 'mirrored_corrected' | 'unconfirmed';

/** A dentist's own answer: after `turns` quarter turns clockwise the patient's right is at the left (`direct`) or at the right; or only `side` is shown. */
export type SideAnswer = { readonly mirror: 'direct' | 'mirrored' | null; readonly side: Side | null; readonly turns: Placement['turns'] };

/** What is known of a picture's sides. `laterality` is a DICOM file's own word. */
export type Sided = { readonly view: string; readonly mirror: MirrorState; readonly laterality: string | null; readonly answer: SideAnswer | null };

/** `edges`: the patient's right is at `right` of the picture as it is kept. `whole`: it shows one side. `unsure`: nobody has said, or what was said disagrees. */
export type Sides = { kind: 'edges'; right: Edge } | { kind: 'whole'; side: Side } | { kind: 'unsure' } | { kind: 'none' };

/** Something that the picture's reader must know of its sides now. Those that warn stand over the picture for as long as they hold. */
export type Said = { id: 'viewing-sides-unsure' | 'viewing-flipped-view' | 'viewing-mirrored' | 'viewing-turned-back' | 'viewing-flipped' | 'mirror-mirrored_corrected'; warns: boolean };

export const XRAYS: ReadonlySet<string> = new Set(['periapical', 'bitewing_right', 'bitewing_left', 'panoramic', 'other_radiograph']);

const ONE: Record<string, Side> = { right: 'R', bitewing_right: 'R', left: 'L', bitewing_left: 'L' };
const BOTH = new Set(['front', 'upper', 'lower', 'face', 'panoramic']);
/** Clockwise. */
const EDGES: readonly Edge[] = ['left', 'top', 'right', 'bottom'];

const turned = (edge: Edge, turns: number): Edge => EDGES[(EDGES.indexOf(edge) + turns + 4) % 4] as Edge;
export const opposite = (edge: Edge): Edge => turned(edge, 2);

/** The sides of a picture as it is kept: by the dentist's own answer, or else by what view, lens and file say, if they agree. */
export function sidesOf({ view, mirror, laterality, answer }: Sided): Sides {
  if (answer !== null && answer.side !== null) return { kind: 'whole', side: answer.side };
  if (answer !== null && answer.mirror !== null) return { kind: 'edges', right: turned(answer.mirror === 'direct' ? 'left' : 'right', -answer.turns) };
  const ofView = ONE[view];
  const ofFile: Side | undefined = laterality === 'R' || laterality === 'L' ? laterality : undefined;
  const disagree = (ofView !== undefined && (laterality === 'B' || (ofFile !== undefined && ofFile !== ofView))) || (BOTH.has(view) && ofFile !== undefined);
  if (mirror === 'unconfirmed' || disagree) return { kind: 'unsure' };
  const side = ofFile ?? ofView;
  if (side !== undefined) return { kind: 'whole', side };
  const both = laterality === 'B' || BOTH.has(view) || view === 'other_radiograph';
  return both ? { kind: 'edges', right: mirror === 'mirrored' ? 'right' : 'left' } : { kind: 'none' };
}

/** True if a finding at a tooth may rest on the picture only once this dentist has said where the patient's right is. */
export function mustBeConfirmed(of: Sided): boolean {
  return of.mirror !== 'direct' || sidesOf({ ...of, answer: null }).kind === 'unsure';
}

/** What is said of the sides while the picture is shown so. */
export function saidOf(of: Sided, flipped: boolean): Said[] {
  const sides = sidesOf(of);
  const handed = of.answer?.mirror ?? (sides.kind === 'unsure' ? 'unconfirmed' : of.mirror);
  if (handed === 'mirrored') return [{ id: flipped ? 'viewing-turned-back' : 'viewing-mirrored', warns: true }];
  const unsure: Said[] = sides.kind === 'unsure' ? [{ id: 'viewing-sides-unsure', warns: true }] : [];
  const corrected: Said[] = handed === 'mirrored_corrected' ? [{ id: 'mirror-mirrored_corrected', warns: false }] : [];
  const flip: Said[] = flipped ? [{ id: handed === 'unconfirmed' ? 'viewing-flipped-view' : 'viewing-flipped', warns: true }] : [];
  return [...unsure, ...corrected, ...flip];
}

type Now = Pick<Placement, 'turns' | 'flipped'>;

/** Where an edge of the picture lies in the viewer: turned first, then flipped, as the pixels are. */
export function shownAt(edge: Edge, { turns, flipped }: Now): Edge {
  const at = turned(edge, turns);
  return flipped && (at === 'left' || at === 'right') ? opposite(at) : at;
}

/** What "the patient's right is there, as the picture is shown now" says about the picture as it is kept. */
export function answerOf(where: 'left' | 'right' | Side, { turns, flipped }: Now): SideAnswer {
  if (where === 'R' || where === 'L') return { mirror: null, side: where, turns: 0 };
  return { mirror: (where === 'left') === flipped ? 'mirrored' : 'direct', side: null, turns };
}
