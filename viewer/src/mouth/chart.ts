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
