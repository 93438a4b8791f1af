// Where each tooth stands on the chart, and which is next when an arrow key asks.
import { dentition, isRight, LOWER, LOWER_PRIMARY, type Tooth, UPPER, UPPER_PRIMARY } from './tooth';

export type Rows = 'permanent' | 'primary' | 'mixed';

const ROWS: Record<Rows, readonly (readonly Tooth[])[]> = {
  permanent: [UPPER, LOWER],
  primary: [UPPER_PRIMARY, LOWER_PRIMARY],
  mixed: [UPPER, UPPER_PRIMARY, LOWER_PRIMARY, LOWER],
};

/** From top to bottom, as a dentist faces the patient. */
export function rowsOf(rows: Rows): readonly (readonly Tooth[])[] {
  return ROWS[rows];
}

/** Teeth in half a row: what the columns are counted from. */
export function halfOf(rows: Rows): number {
  return rows === 'primary' ? 5 : 8;
}

/** The column, from 0 at the left: a primary tooth stands where its successor will. */
export function columnOf(tooth: Tooth, rows: Rows): number {
  const position = Number(tooth.charAt(1));
  return isRight(tooth) ? halfOf(rows) - position : halfOf(rows) - 1 + position;
}

/** A line of teeth as it is drawn: whole rows, or where there is no room for those, a line for each quadrant. */
export type Band = { readonly teeth: readonly Tooth[]; readonly quadrant: Tooth | null };

/** CSS pixels: what a mouse finds, and what a fingertip finds (WCAG 2.5.8, 2.5.5). */
export const TARGET_PX = { fine: 24, coarse: 44 };
export const MIDLINE_PX = 4;

/** The lines of a chart in that much room, from top to bottom; 0 is room not yet known. `quadrant` is a tooth of a line that needs its name. */
export function bandsOf(rows: Rows, roomPx: number, targetPx: number): readonly Band[] {
  const half = halfOf(rows);
  if (roomPx === 0 || roomPx >= 2 * half * targetPx + MIDLINE_PX) return rowsOf(rows).map((teeth) => ({ teeth, quadrant: null }));
  return rowsOf(rows).flatMap((row) => [row.filter(isRight), row.filter((tooth) => !isRight(tooth))].map((teeth) => ({ teeth, quadrant: teeth[0] ?? null })));
}

/** How wide a tooth is drawn in that much room. */
export function cellPx(rows: Rows, roomPx: number, bands: readonly Band[]): number {
  const split = bands[0]?.quadrant != null;
  const across = halfOf(rows) * (split ? 1 : 2);
  return roomPx === 0 ? UNKNOWN_CELL_PX : Math.min((roomPx - (split ? 0 : MIDLINE_PX)) / across, MOST_CELL_PX);
}
const UNKNOWN_CELL_PX = 40;
const MOST_CELL_PX = 56;

/** The tooth that an arrow leads to; the same one at the chart's end. */
export function neighbour(tooth: Tooth, key: string, rows: Rows): Tooth {
  const all = rowsOf(rows);
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
      return inColumn(tooth, all.slice(0, row).reverse(), rows);
    case 'ArrowDown':
      return inColumn(tooth, all.slice(row + 1), rows);
    default:
      return tooth;
  }
}

/** The tooth of the same column in the nearest row that has one. */
function inColumn(tooth: Tooth, nearest: readonly (readonly Tooth[])[], rows: Rows): Tooth {
  const column = columnOf(tooth, rows);
  for (const row of nearest) {
    const found = row.find((each) => columnOf(each, rows) === column);
    if (found !== undefined) return found;
  }
  return tooth;
}

/** A chart that has this tooth: for a finding on a tooth that the present chart does not show. */
export function rowsWith(tooth: Tooth, rows: Rows): Rows {
  return rows === 'mixed' || rows === dentition(tooth) ? rows : 'mixed';
}
