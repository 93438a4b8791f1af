// @vitest-environment node
// Two held bitewings can be told apart by what their files say, without a picture (SPEC IMG-06, SEC-13).
import { expect, test } from 'vitest';
import { comparedWith } from './held';

const of = { sex: 'female', row: { patient: 'Mia Torres', birth_date: '2015-04-27' } } as const;
const say = { day: (day: string) => `day ${day}`, time: (at: string) => `time ${at}`, sex: (sex: string) => sex };
const says = { patient: 'TORRES^OTTO^B', number: 'P-17', birth_date: '2014-01-02', sex: 'male' as const, acquired: '2026-11-20T09:15:00', differs: ['name' as const, 'birth_date' as const, 'sex' as const], twin: null, elsewhere: [] };

test('each thing stands beside what the case says, and what differs is marked', () => {
  expect(comparedWith({ says }, of, say)).toEqual([
    { what: 'patient', file: 'OTTO B TORRES', known: 'Mia Torres', differs: true },
    { what: 'number', file: 'P-17', known: null, differs: false },
    { what: 'birth_date', file: 'day 2014-01-02', known: 'day 2015-04-27', differs: true },
    { what: 'sex', file: 'male', known: 'female', differs: true },
    { what: 'acquired', file: 'time 2026-11-20T09:15:00', known: null, differs: false },
  ]);
});

test('what a file does not say is nothing, and no difference', () => {
  const silent = { patient: null, number: null, birth_date: null, sex: null, acquired: null, differs: [], twin: 'other.dcm', elsewhere: [] };
  expect(comparedWith({ says: silent }, of, say).map(({ file, differs }) => [file, differs])).toEqual(Array.from({ length: 5 }, () => [null, false]));
});

test('a date that no calendar has is shown as the file has it', () => {
  expect(comparedWith({ says: { ...says, birth_date: '0000', acquired: 'sometime' } }, of, say).map(({ file }) => file)).toEqual(['OTTO B TORRES', 'P-17', '0000', 'male', 'sometime']);
});

test('a file that names nobody is compared with nothing', () => expect(comparedWith({ says: null }, of, say)).toEqual([]));
