// @vitest-environment node
// What needs the office is on top and counted once, however the pages come in (SPEC QUE-01, GEN-07).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Need, OfficePage, OfficeRow } from '../contract/shapes';
import { again, first, fitting, needsUs, older } from './list';

const row = (id: string, minute: number, needs: Need[] = [], more: Partial<OfficeRow> = {}): OfficeRow => ({
  id, type: 'general_question', status: 'draft', channel: 'patient_link', turn: [], needs, link: 'open', patient: `Patient ${id}`, birth_date: '2015-04-27',
  state: 'CO', red_flag: false, opened_at: new Date(Date.UTC(2026, 10, 25, 12, minute)).toISOString(), due_at: null, images: 0, held: 0, unreadable: 0, set_aside: 0, failed: 0,
  assignable: true, has_record: false, ...more,
});
const page = (rows: OfficeRow[], pressing: OfficeRow[] = [], next: string | null = null, more = false, damaged: string[] = []): OfficePage => ({ rows, damaged, next, pressing, more_pressing: more });
const ids = (rows: readonly OfficeRow[]): string => rows.map((each) => each.id).join('');

test('what needs the office comes first, in the order of the server, and once', () => {
  const flagged = row('f', 1, ['red_flag']);
  const held = row('h', 9, ['held_image']);
  const loaded = first(page([row('c', 10), held, row('b', 8)], [flagged, held]));
  expect(ids(loaded.rows)).toBe('fhcb');
});

test('older pages go behind, and an old case that was on top already is not there twice', () => {
  const flagged = row('f', 1, ['red_flag']);
  const loaded = older(first(page([row('c', 10)], [flagged], 'n')), page([row('b', 5), flagged], [], null));
  expect(ids(loaded.rows)).toBe('fcb');
  expect(loaded.next).toBeNull();
});

test('read again, what was seen to goes to its place, and opened pages stay', () => {
  const before = older(first(page([row('c', 10)], [row('f', 1, ['red_flag'])], 'n')), page([row('b', 5)], [], 'm'));
  const after = again(before, page([row('d', 11), row('c', 10, ['locked_link'])], [row('c', 10, ['locked_link'])], 'n'));
  expect(ids(after.rows)).toBe('cdbf');
  expect(after.next).toBe('m');
  expect(after.rows.filter(needsUs).length).toBe(1);
});

test('where more press than are shown, nothing counts as seen to', () => {
  const before = first(page([], [row('f', 1, ['red_flag'])]));
  expect(again(before, page([], [row('g', 2, ['red_flag'])], null, true)).rows.filter(needsUs).length).toBe(2);
});

test('t_u10 a case that cannot be read is named once, on whichever page it lay', () => {
  const paged = older(first(page([row('c', 10)], [], 'n', false, ['x'])), page([row('b', 5)], [], null, false, ['x', 'y']));
  expect(paged.damaged).toEqual(['x', 'y']);
  expect(again(paged, page([row('c', 10)], [], 'n', false, ['x'])).damaged).toEqual(['x', 'y']);
  expect(again(first(page([], [], null, false, ['x'])), page([])).damaged).toEqual([]);
});

test('what is looked for is found by any part of the name, without accents', () => {
  const rows = [row('a', 1, [], { patient: 'María-José Núñez' }), row('b', 2, ['held_image'], { patient: 'Leo Torres', status: 'signed' })];
  expect(ids(fitting(rows, { name: 'maria jose', status: '', needsOnly: false }))).toBe('a');
  expect(ids(fitting(rows, { name: '', status: 'signed', needsOnly: false }))).toBe('b');
  expect(ids(fitting(rows, { name: 'nuñez', status: '', needsOnly: true }))).toBe('');
  expect(ids(fitting(rows, { name: ' ', status: '', needsOnly: false }))).toBe('ab');
});

test('the counts agree: whatever was paged and read again, each case is there once and on one side', () => {
  const some = fc.array(fc.record({ id: fc.constantFrom(...'abcdefgh'), minute: fc.nat(59), pressing: fc.boolean() }), { maxLength: 8 });
  fc.assert(
    fc.property(some, some, some, (one, two, three) => {
      const rows = (given: typeof one): OfficeRow[] => given.map((each) => row(each.id, each.minute, each.pressing ? ['red_flag'] : []));
      const all = again(older(first(page(rows(one), rows(one).filter(needsUs), 'n')), page(rows(two))), page(rows(three), rows(three).filter(needsUs))).rows;
      expect(new Set(all.map((each) => each.id)).size).toBe(all.length);
      const firstOther = all.findIndex((each) => !needsUs(each));
      expect(firstOther === -1 || all.slice(firstOther).every((each) => !needsUs(each))).toBe(true);
    }),
  );
});
