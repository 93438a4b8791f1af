// The hygienist's own cases as last read: the list shows them, and the case page takes the child's name from here.
import type { OfficeRow } from '../contract/shapes';
import { ownCases } from '../contract/screening';

/** The server lists that many, newest first. */
export const LISTED = 50;
export const roster = $state<{ rows: readonly OfficeRow[] | undefined }>({ rows: undefined });

export async function readRoster(): Promise<readonly OfficeRow[]> {
  roster.rows = await ownCases();
  return roster.rows;
}

/** Shows a case that was just opened before the list is read again. */
export function enrol(row: OfficeRow): void {
  roster.rows = [row, ...(roster.rows ?? []).filter((each) => each.id !== row.id)];
}

export function rowOf(caseId: string): OfficeRow | undefined {
  return roster.rows?.find((each) => each.id === caseId);
}
