// The list of cases as the office reads it: what needs a person on top, the rest newest first, narrowed to what is looked for. Pure.
import type { OfficePage, OfficeRow, Status } from '../contract/shapes';
import { folded } from '../shell/names';

/**
 * What is loaded: each case once, `damaged` by their names alone. `paged` once somebody asked for older ones; `next` is the cursor of the
 * page behind the last.
 */
export type Loaded = { rows: readonly OfficeRow[]; damaged: readonly string[]; next: string | null; morePressing: boolean; paged: boolean };

export type Wanted = { name: string; status: Status | ''; needsOnly: boolean };

export function first(page: OfficePage): Loaded {
  return { rows: joined(page.pressing, page.rows), damaged: page.damaged, next: page.next, morePressing: page.more_pressing, paged: false };
}

/** Older cases behind what is loaded. */
export function older(loaded: Loaded, page: OfficePage): Loaded {
  return { ...loaded, rows: joined(loaded.rows, page.rows), damaged: united(loaded.damaged, page.damaged), next: page.next, paged: true };
}

/** The first page read again. What was loaded behind it stays; whatever pressed and does so no more has been seen to. */
export function again(loaded: Loaded, page: OfficePage): Loaded {
  const kept = loaded.rows.map((row) => (needsUs(row) && !page.more_pressing ? { ...row, needs: [] } : row));
  const { paged } = loaded;
  return {
    rows: joined(page.pressing, page.rows, kept),
    damaged: paged ? united(page.damaged, loaded.damaged) : page.damaged,
    next: paged ? loaded.next : page.next,
    morePressing: page.more_pressing,
    paged,
  };
}

export function needsUs(row: Pick<OfficeRow, 'needs'>): boolean {
  return row.needs.length > 0;
}

/** Of what is loaded, what fits: names by any part of them, without case and accents. */
export function fitting(rows: readonly OfficeRow[], wanted: Wanted): OfficeRow[] {
  const name = folded(wanted.name);
  return rows.filter((row) => folded(row.patient).includes(name) && (wanted.status === '' || row.status === wanted.status) && (!wanted.needsOnly || needsUs(row)));
}

function united(...parts: readonly (readonly string[])[]): string[] {
  return [...new Set(parts.flat())];
}

/** Each case once, as it is met first; what needs the office in the order given, then the rest, newest first. */
function joined(...parts: readonly (readonly OfficeRow[])[]): OfficeRow[] {
  const met = new Map<string, OfficeRow>();
  for (const row of parts.flat()) if (!met.has(row.id)) met.set(row.id, row);
  const all = [...met.values()];
  const newest = all.filter((row) => !needsUs(row)).sort((one, other) => Date.parse(other.opened_at) - Date.parse(one.opened_at));
  return [...all.filter(needsUs), ...newest];
}
