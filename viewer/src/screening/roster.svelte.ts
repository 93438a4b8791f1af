// The hygienist's own cases as far as they are loaded: the list shows them, and the case page takes the child's name from here.
import type { OfficeRow } from '../contract/shapes';
import { ownCases } from '../contract/screening';
import { dayOfMoment, today } from '../shell/day';

/** `next` is the cursor of the page behind the last row, or null; `rows` are newest first, undefined until the first answer. */
type Roster = { rows: readonly OfficeRow[] | undefined; next: string | null };
export const roster = $state<Roster>({ rows: undefined, next: null });

/** Reads the newest again; older rows that were loaded stay. */
export async function readRoster(): Promise<readonly OfficeRow[]> {
  const first = roster.rows === undefined;
  const page = await ownCases(null);
  roster.rows = joined(page.rows, roster.rows ?? []);
  if (first) roster.next = page.next;
  return roster.rows;
}

/** Loads the page behind the last row. */
export async function readOlder(): Promise<void> {
  if (roster.next === null) return;
  const page = await ownCases(roster.next);
  roster.rows = joined(roster.rows ?? [], page.rows);
  roster.next = page.next;
}

/** Reads on until everything of today is loaded: a school day is longer than a page. */
export async function readToday(): Promise<readonly OfficeRow[]> {
  await readRoster();
  while (roster.next !== null && dayOfMoment(roster.rows?.at(-1)?.opened_at ?? '') === today()) await readOlder();
  return roster.rows ?? [];
}

/** Reads on until that case is loaded, or the list is at its end: whoever reloads a page must see whose case it is. */
export async function readUntil(caseId: string): Promise<void> {
  await readRoster();
  while (rowOf(caseId) === undefined && roster.next !== null) await readOlder();
}

/** Shows a case that was just opened before the list is read again. */
export function enrol(row: OfficeRow): void {
  roster.rows = joined([row], roster.rows ?? []);
}

export function rowOf(caseId: string): OfficeRow | undefined {
  return roster.rows?.find((each) => each.id === caseId);
}

function joined(newer: readonly OfficeRow[], rest: readonly OfficeRow[]): readonly OfficeRow[] {
  const known = new Set(newer.map((row) => row.id));
  return [...newer, ...rest.filter((row) => !known.has(row.id))];
}
