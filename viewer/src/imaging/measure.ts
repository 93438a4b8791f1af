// Lengths and angles between points of the picture: pure arithmetic. A length is in millimetres only where the file says how far its pixels
// lie apart; what it says of the detector is magnified, and no measure of the patient (SPEC VWR-05).
import type { Spacing } from './facts';
import type { ImagePoint } from './matrix';

/** How many points each needs; the second of an angle is its corner. */
export const POINTS = { ruler: 2, angle: 3 } as const;
export type Gauge = keyof typeof POINTS;

/** `calibrated` and `detector` are millimetres; `px` are pixels of the original, because nothing is known of their size. */
export type Unit = Spacing['provenance'] | 'px';
export type Measured = { gauge: 'ruler'; value: number; unit: Unit } | { gauge: 'angle'; degrees: number };

type Way = { readonly x: number; readonly y: number };

/** From one point to another in millimetres, or in pixels without a spacing: rows and columns may lie differently far apart. */
function way(from: ImagePoint, to: ImagePoint, spacing: Spacing | null): Way {
  return { x: (to.x - from.x) * (spacing?.column_mm ?? 1), y: (to.y - from.y) * (spacing?.row_mm ?? 1) };
}

export function lengthOf(from: ImagePoint, to: ImagePoint, spacing: Spacing | null): number {
  const { x, y } = way(from, to, spacing);
  return Math.hypot(x, y);
}

/** The angle at `corner` between its two arms, 0 to 180 degrees. */
export function degreesAt(corner: ImagePoint, one: ImagePoint, other: ImagePoint, spacing: Spacing | null): number {
  const [left, right] = [way(corner, one, spacing), way(corner, other, spacing)];
  return (Math.atan2(Math.abs(left.x * right.y - left.y * right.x), left.x * right.x + left.y * right.y) * 180) / Math.PI;
}

/** What these points measure, or null while one of them is missing. */
export function measured(gauge: Gauge, points: readonly ImagePoint[], spacing: Spacing | null): Measured | null {
  const [first, second, third] = points;
  if (first === undefined || second === undefined) return null;
  if (gauge === 'ruler') return { gauge, value: lengthOf(first, second, spacing), unit: spacing?.provenance ?? 'px' };
  return third === undefined ? null : { gauge, degrees: degreesAt(second, first, third, spacing) };
}
