// Teeth by FDI two-digit designation (ISO 3950) inside; Universal and Palmer at the edge. Universal 11 and FDI 11 are different teeth:
// a designation never travels without its system, and the type keeps the two apart.

declare const fdi: unique symbol;
/** Quadrants 1 to 4 permanent, 5 to 8 primary, clockwise from the patient's upper right; then the position from the midline. */
export type Tooth = string & { readonly [fdi]: true };
export type Dentition = 'permanent' | 'primary';
export const NOTATIONS = ['universal', 'fdi', 'palmer'] as const;
export type Notation = (typeof NOTATIONS)[number];

const outwards = (quadrant: number, count: number): Tooth[] => Array.from({ length: count }, (_, at) => `${quadrant}${at + 1}` as Tooth);
const inwards = (quadrant: number, count: number): Tooth[] => outwards(quadrant, count).reverse();

/** As a dentist faces them: the patient's right at the left. */
export const UPPER: readonly Tooth[] = [...inwards(1, 8), ...outwards(2, 8)];
export const LOWER: readonly Tooth[] = [...inwards(4, 8), ...outwards(3, 8)];
export const UPPER_PRIMARY: readonly Tooth[] = [...inwards(5, 5), ...outwards(6, 5)];
export const LOWER_PRIMARY: readonly Tooth[] = [...inwards(8, 5), ...outwards(7, 5)];

// Universal runs round the mouth: upper right to upper left, then lower left to lower right.
const ROUND = [...UPPER, ...[...LOWER].reverse()];
const ROUND_PRIMARY = [...UPPER_PRIMARY, ...[...LOWER_PRIMARY].reverse()];
export const PERMANENT: readonly Tooth[] = ROUND;
export const PRIMARY: readonly Tooth[] = ROUND_PRIMARY;
export const TEETH: readonly Tooth[] = [...PERMANENT, ...PRIMARY];

const UNIVERSAL = new Map<Tooth, string>([
  ...ROUND.map((tooth, at) => [tooth, String(at + 1)] as const),
  ...ROUND_PRIMARY.map((tooth, at) => [tooth, String.fromCharCode('A'.charCodeAt(0) + at)] as const),
]);
/** Palmer's bracket written as letters, because screens have no brackets: `UR6`, `LLE`. */
const CORNERS = ['UR', 'UL', 'LL', 'LR'];
const palmer = (tooth: Tooth): string => `${CORNERS[(Number(tooth.charAt(0)) - 1) % 4] ?? ''}${dentition(tooth) === 'permanent' ? tooth.charAt(1) : '-ABCDE'.charAt(positionOf(tooth))}`;

/** The tooth as a person reads it: `1` to `32` and `A` to `T`, the two digits, or corner and position. */
export function designation(tooth: Tooth, notation: Notation): string {
  return notation === 'fdi' ? tooth : notation === 'palmer' ? palmer(tooth) : (UNIVERSAL.get(tooth) as string);
}

const BY_NAME = new Map(NOTATIONS.map((notation) => [notation, new Map(TEETH.map((tooth) => [designation(tooth, notation), tooth]))]));

/** The tooth that a person wrote in that notation, or null. */
export function toothOf(text: string, notation: Notation): Tooth | null {
  return BY_NAME.get(notation)?.get(text.trim().toUpperCase()) ?? null;
}

/** From 1 at the midline. */
export function positionOf(tooth: Tooth): number {
  return Number(tooth.charAt(1));
}

/** The primary tooth in whose place a permanent one comes; null for molars, and for primary teeth. */
export function predecessor(tooth: Tooth): Tooth | null {
  return dentition(tooth) === 'permanent' && positionOf(tooth) <= 5 ? (`${Number(tooth.charAt(0)) + 4}${tooth.charAt(1)}` as Tooth) : null;
}

/** The permanent tooth at the place of any tooth: a permanent one's own. */
export function successor(tooth: Tooth): Tooth {
  return dentition(tooth) === 'permanent' ? tooth : (`${Number(tooth.charAt(0)) - 4}${tooth.charAt(1)}` as Tooth);
}

export function dentition(tooth: Tooth): Dentition {
  return '1234'.includes(tooth.charAt(0)) ? 'permanent' : 'primary';
}

/** Incisors and canines. */
export function isAnterior(tooth: Tooth): boolean {
  return '123'.includes(tooth.charAt(1));
}

export function isUpper(tooth: Tooth): boolean {
  return '1256'.includes(tooth.charAt(0));
}

/** On the patient's own right: at the left of a chart. */
export function isRight(tooth: Tooth): boolean {
  return '1458'.includes(tooth.charAt(0));
}
