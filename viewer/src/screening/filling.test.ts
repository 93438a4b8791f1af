// @vitest-environment node
// The plain rules of filling in a case: what a form refuses, which answers exclude each other, when an act is the same act.
import { expect, test } from 'vitest';
import { Refused } from '../contract/refused';
import { exclusive, withoutNone } from './exclusive';
import { ActNames } from './names';
import type { OfficeRow } from '../contract/shapes';
import { blank, bodyOf, twinOf, wrongWith } from './opening';
import { gist, nextAsk } from './polling';

const TODAY = '2026-11-23';
const ana = { ...blank(), given_name: ' Ana ', family_name: 'Vega', birth_date: '2018-03-04', state: 'CO', language: 'es' as const, channel: 'none' as const };

test('a form names everything that is missing, and chooses neither place nor language nor contact for anybody', () => {
  expect(wrongWith(blank(), TODAY).map((each) => each.field)).toEqual(['given_name', 'family_name', 'birth_date', 'state', 'language', 'address']);
  expect(wrongWith(ana, TODAY)).toEqual([]);
  expect(wrongWith({ ...ana, birth_date: '2026-11-24' }, TODAY).map((each) => each.id)).toEqual(['contact-born-future']);
  expect(wrongWith({ ...ana, birth_date: TODAY, given_name: '  ' }, TODAY).map((each) => each.field)).toEqual(['given_name']);
});

test('a case is opened for a child without any contact if somebody said so, as a school screening unless another type was chosen', () => {
  expect(bodyOf(ana, { case: 'c', patient: 'p' })).toEqual({
    id: 'c', type: 'school_screening', language: 'es', state: 'CO',
    patient: { id: 'p', given_name: 'Ana', family_name: 'Vega', birth_date: '2018-03-04', sex: 'unknown', contact: null, language: 'es' },
  });
});

test('adv_05 the guardian can be reached where a number was given, however it was written', () => {
  const reached = { ...ana, channel: 'sms' as const, address: '(303) 555-0142' };
  expect(wrongWith(reached, TODAY)).toEqual([]);
  expect(bodyOf(reached, { case: 'c', patient: 'p' }).patient.contact).toEqual({ channel: 'sms', address: '+13035550142' });
  expect(wrongWith({ ...reached, address: '303 555 014' }, TODAY).map((each) => each.id)).toEqual(['contact-wrong-sms']);
});

test('a second case for the same name and birth date is found on the same day only', () => {
  const day = (at: string): string => at.slice(0, 10);
  const row = (more: Partial<OfficeRow>): OfficeRow => ({ id: 'first', patient: 'Ana Vega', birth_date: '2018-03-04', opened_at: `${TODAY}T15:00:00Z`, ...more }) as OfficeRow;
  const found = (rows: OfficeRow[], form = ana): string | undefined => twinOf(rows, form, TODAY, day)?.id;
  expect(found([row({})])).toBe('first');
  expect(found([row({ patient: 'ÁNA  vega' })], { ...ana, given_name: 'ana' })).toBe('first');
  expect(found([row({ birth_date: '2018-03-05' }), row({ patient: 'Ana Vegas' }), row({ opened_at: '2026-11-22T15:00:00Z' })])).toBeUndefined();
});

test('"none of these" and the others exclude each other: the last answer counts', () => {
  expect(exclusive(['heart', 'none'], ['heart'])).toEqual(['none']);
  expect(exclusive(['none', 'heart'], ['none'])).toEqual(['heart']);
  expect(exclusive(['heart', 'latex'], ['heart'])).toEqual(['heart', 'latex']);
  expect(withoutNone(['none'])).toEqual([]);
});

test('an act keeps its name until it is answered', () => {
  const names = new ActNames();
  const submit = { act: 'submit', best_effort: false };
  const first = names.of(submit);
  names.settle(submit, new Refused('unreachable', 0));
  expect(names.of(submit)).toBe(first);
  names.settle(submit, new Refused('away', 503));
  expect(names.of(submit)).toBe(first);
  expect(names.of({ ...submit, best_effort: true })).not.toBe(first);
  names.settle(submit, new Refused('incomplete', 422));
  const second = names.of(submit);
  expect(second).not.toBe(first);
  names.settle(submit);
  expect(names.of(submit)).not.toBe(second);
});

test('asking again is quick while a picture is prepared, slower without news, and slow when a person has to read', () => {
  const received = { status: 'draft', images: [{ id: 'a', status: 'received' }] } as unknown as Parameters<typeof nextAsk>[0];
  const ready = { status: 'ready', images: [{ id: 'a', status: 'normalized' }] } as unknown as Parameters<typeof nextAsk>[0];
  expect([nextAsk(received, 0), nextAsk(received, 1), nextAsk(received, 50)]).toEqual([2_000, 3_000, 20_000]);
  expect(nextAsk(ready, 0)).toBe(60_000);
  expect(gist(received)).not.toBe(gist(ready));
});
