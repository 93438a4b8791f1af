// Teeth by FDI two-digit designation (ISO 3950) inside; Universal at the edge. Universal 11 and FDI 11 are different teeth:
// a designation never travels without its system, and the type keeps the two apart.

declare const fdi: unique symbol;
/** Quadrants 1 to 4 permanent, 5 to 8 primary, clockwise from the patient's upper right; then the position from the midline. */
export type Tooth = string & { readonly [fdi]: true };
export type Dentition = 'permanent' | 'primary';
export type Notation = 'universal' | 'fdi';

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
export const TEETH: readonly Tooth[] = [...ROUND, ...ROUND_PRIMARY];

const UNIVERSAL = new Map<Tooth, string>([
  ...ROUND.map((tooth, at) => [tooth, String(at + 1)] as const),
  ...ROUND_PRIMARY.map((tooth, at) => [tooth, String.fromCharCode('A'.charCodeAt(0) + at)] as const),
]);
const BY_UNIVERSAL = new Map([...UNIVERSAL].map(([tooth, name]) => [name, tooth]));
const BY_FDI = new Map<string, Tooth>(TEETH.map((tooth) => [tooth, tooth]));

/** The tooth as a person reads it: `1` to `32` and `A` to `T`, or the two digits. */
export function designation(tooth: Tooth, notation: Notation): string {
  return notation === 'fdi' ? tooth : (UNIVERSAL.get(tooth) as string);
}

/** The tooth that a person wrote in that notation, or null. */
export function toothOf(text: string, notation: Notation): Tooth | null {
  const written = text.trim().toUpperCase();
  return (notation === 'fdi' ? BY_FDI : BY_UNIVERSAL).get(written) ?? null;
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
