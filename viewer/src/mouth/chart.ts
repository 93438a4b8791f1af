// Where each tooth stands on the chart, and which is next when an arrow key asks.
import { isRight, isUpper, LOWER, positionOf, predecessor, type Tooth, UPPER } from './tooth';

export type Shown = ReadonlySet<Tooth>;
type Line = readonly Tooth[];

/** From top to bottom, as a dentist faces the patient: the two arches as they are in the mouth, and towards the tongue those primary teeth
 * whose successors stand in the arch already. */
export function linesOf(shown: Shown): readonly Line[] {
  const arch = (teeth: Line): Line => teeth.flatMap((tooth) => [tooth, predecessor(tooth)].find((each) => each !== null && shown.has(each)) ?? []);
  const behind = (teeth: Line): Line => teeth.flatMap((tooth) => (shown.has(tooth) ? (predecessor(tooth) ?? []) : [])).filter((each) => shown.has(each));
  return [arch(UPPER), behind(UPPER), behind(LOWER), arch(LOWER)].filter((line) => line.length > 0);
}

/** Teeth in half an arch: what the columns are counted from. */
export function halfOf(shown: Shown): number {
  return Math.max(1, ...[...shown].map(positionOf));
}

/** The column, from 0 at the left: a primary tooth stands where its successor will. */
export function columnOf(tooth: Tooth, half: number): number {
  return isRight(tooth) ? half - positionOf(tooth) : half - 1 + positionOf(tooth);
}

/** A line of teeth as it is drawn: whole, or where there is no room for that, a line for each quadrant. */
export type Band = { readonly teeth: Line; readonly quadrant: Tooth | null };

/** CSS pixels: what a mouse finds, and what a fingertip finds (WCAG 2.5.8, 2.5.5). */
export const TARGET_PX = { fine: 24, coarse: 44 };
export const MIDLINE_PX = 4;

/** The lines of a chart in that much room, from top to bottom; 0 is room not yet known. `quadrant` is a tooth of a line that needs its name. */
export function bandsOf(shown: Shown, roomPx: number, targetPx: number): readonly Band[] {
  if (roomPx === 0 || roomPx >= 2 * halfOf(shown) * targetPx + MIDLINE_PX) return linesOf(shown).map((teeth) => ({ teeth, quadrant: null }));
  return linesOf(shown).flatMap((line) =>
    [line.filter(isRight), line.filter((tooth) => !isRight(tooth))].flatMap((teeth) => (teeth[0] === undefined ? [] : [{ teeth, quadrant: teeth[0] }])),
  );
}

/** How wide a tooth is drawn in that much room. */
export function cellPx(half: number, roomPx: number, bands: readonly Band[]): number {
  const split = bands[0]?.quadrant != null;
  const across = half * (split ? 1 : 2);
  return roomPx === 0 ? UNKNOWN_CELL_PX : Math.min((roomPx - (split ? 0 : MIDLINE_PX)) / across, MOST_CELL_PX);
}
const UNKNOWN_CELL_PX = 40;
const MOST_CELL_PX = 56;

/** The tooth that an arrow leads to; the same one at the chart's end. */
export function neighbour(tooth: Tooth, key: string, shown: Shown): Tooth {
  const all = linesOf(shown);
  const row = all.findIndex((each) => each.includes(tooth));
  const at = all[row]?.indexOf(tooth) ?? -1;
  switch (key) {
    case 'ArrowLeft':
      return all[row]?.[at - 1] ?? tooth;
    case 'ArrowRight':
      return all[row]?.[at + 1] ?? tooth;
    case 'Home':
      return all[row]?.[0] ?? tooth;
    case 'End':
      return all[row]?.at(-1) ?? tooth;
    case 'ArrowUp':
      return inColumn(tooth, all.slice(0, row).reverse());
    case 'ArrowDown':
      return inColumn(tooth, all.slice(row + 1));
    default:
      return tooth;
  }
}

/** The tooth of the same column in the nearest line that has one; else the nearest of the other arch, so that no tooth is a dead end. */
function inColumn(tooth: Tooth, nearest: readonly Line[]): Tooth {
  const aside = (each: Tooth): number => (isRight(each) === isRight(tooth) ? 0 : 100) + Math.abs(positionOf(each) - positionOf(tooth));
  const same = nearest.flat().find((each) => aside(each) === 0);
  const across = nearest.flat().filter((each) => isUpper(each) !== isUpper(tooth));
  return same ?? across.sort((one, other) => aside(one) - aside(other))[0] ?? tooth;
}
