// @vitest-environment node
// The plain rules of filling in a case: what a form refuses, which answers exclude each other, when an act is the same act.
import { expect, test } from 'vitest';
import { Refused } from '../contract/refused';
import { exclusive, withoutNone } from './exclusive';
import { ActNames } from './names';
import { blank, bodyOf, wrongWith } from './opening';
import { gist, nextAsk } from './polling';

const TODAY = '2026-11-23';
const ana = { ...blank(), given_name: ' Ana ', family_name: 'Vega', birth_date: '2018-03-04', state: 'CO', language: 'es' as const };

test('a form names everything that is missing, and chooses neither place nor language for anybody', () => {
  expect(wrongWith(blank(), TODAY).map((each) => each.field)).toEqual(['given_name', 'family_name', 'birth_date', 'state', 'language']);
  expect(wrongWith(ana, TODAY)).toEqual([]);
  expect(wrongWith({ ...ana, birth_date: '2026-11-24' }, TODAY).map((each) => each.id)).toEqual(['screening-birth-date-future']);
  expect(wrongWith({ ...ana, birth_date: TODAY, given_name: '  ' }, TODAY).map((each) => each.field)).toEqual(['given_name']);
});

test('a case is opened for a child without any contact, as a school screening unless another type was chosen', () => {
  expect(bodyOf(ana, { case: 'c', patient: 'p' })).toEqual({
    id: 'c', type: 'school_screening', language: 'es', state: 'CO',
    patient: { id: 'p', given_name: 'Ana', family_name: 'Vega', birth_date: '2018-03-04', sex: 'unknown', contact: null, language: 'es' },
  });
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
