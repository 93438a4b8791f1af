// Which side of the patient is where. A wrong side is a wrong tooth: where it is not sure, no letter is shown, and that is said.

export type Side = 'R' | 'L';
/** `edges`: the letter at the picture's own left and right edge. `whole`: the picture shows one side only. `unsure`: nobody has confirmed it. */
export type Sides = { kind: 'edges'; left: Side; right: Side } | { kind: 'whole'; side: Side } | { kind: 'unsure' } | { kind: 'none' };

export type MirrorState = 'direct' | 'mirrored' | 'mirrored_corrected' | 'unconfirmed';

const BOTH = new Set(['front', 'upper', 'lower', 'face', 'panoramic']);
const ONE: Record<string, Side> = { right: 'R', bitewing_right: 'R', left: 'L', bitewing_left: 'L' };

/** The sides of a view as it lies in the file. `laterality` is a DICOM file's own word. Seen from the front, the patient's right is at the left. */
export function sidesOf(view: string, mirror: MirrorState, laterality: string | null = null): Sides {
  const whole = laterality === 'R' || laterality === 'L' ? laterality : ONE[view];
  if (mirror === 'mirrored' || mirror === 'unconfirmed') return whole !== undefined || BOTH.has(view) ? { kind: 'unsure' } : { kind: 'none' };
  if (whole !== undefined) return { kind: 'whole', side: whole };
  return BOTH.has(view) ? { kind: 'edges', left: 'R', right: 'L' } : { kind: 'none' };
}
