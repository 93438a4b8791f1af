import { expect, test } from 'vitest';
import { entryOf, isBegun, missing, unwritten } from './entry';

const NOW = new Date('2026-11-26T12:00:00Z');

test('sec_16 an entry is whole, or the fields that say nothing are named', () => {
  const empty = unwritten('Dr. Okafor');
  expect(missing(empty, NOW)).toEqual(['safeguarding-kind']);
  expect(entryOf({ ...empty, kind: 'note' })).toBeNull();
  expect(missing({ ...empty, kind: 'report' }, NOW)).toEqual(['safeguarding-to', 'safeguarding-at', 'safeguarding-how']);
  expect(missing({ ...empty, kind: 'not_reported', by: ' ' }, NOW)).toEqual(['safeguarding-by', 'safeguarding-text']);
  const report = { ...empty, kind: 'report', to: ' The office ', at: '2026-01-05T10:00', how: 'fax' } as const;
  expect(missing(report, NOW)).toEqual([]);
  expect(entryOf(report)).toMatchObject({ kind: 'report', to: 'The office', by: 'Dr. Okafor', how: 'fax', reference: '' });
  expect(missing({ ...report, at: '2027-01-05T10:00' }, NOW)).toEqual(['safeguarding-at']);
  expect(entryOf({ ...empty, kind: 'not_reported', text: 'It was explained.' })).toEqual({ kind: 'not_reported', by: 'Dr. Okafor', reason: 'It was explained.' });
});

test('sec_16 only what a person wrote can be lost', () => {
  expect(isBegun(unwritten('Dr. Okafor'))).toBe(false);
  expect(isBegun({ ...unwritten('Dr. Okafor'), text: 'A bruise' })).toBe(true);
});
