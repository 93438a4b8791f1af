// @vitest-environment node
// The page refuses what the house refuses, and takes every spelling that it takes: one table, read by both (SPEC UPL-01).
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hrefOf, reachable, readable, telephone } from './address';

const TABLE = resolve(import.meta.dirname, '../../../tests/schemas/telephones.csv');
const rows = readFileSync(TABLE, 'utf8').trimEnd().split('\n').slice(1).map((line) => {
  const cut = line.lastIndexOf(',');
  return [line.slice(0, cut), line.slice(cut + 1)] as const;
});

describe('a telephone number', () => {
  test('comes from the table of both', () => expect(rows.length).toBeGreaterThan(25));
  test.each(rows)('%j is %j', (written, number) => expect(telephone(written)).toBe(number === '' ? null : number));
  test('is read in groups', () => {
    expect(readable('+13035550142')).toBe('(303) 555-0142');
    expect(readable('+442079460018')).toBe('+442079460018');
  });
});

test.each([
  [' ana@example.com ', 'ana@example.com'],
  ['ana@example', null],
  ['a b@example.com', null],
  ['ana@example.com, eve@example.com', null],
  ['', null],
])('the e-mail address %j is %j', (written, address) => expect(reachable('email', written)).toBe(address));

test('a tap leads to the telephone or to a letter', () => {
  expect(hrefOf('sms', '+13035550142')).toBe('tel:+13035550142');
  expect(hrefOf('email', 'ana@example.com')).toBe('mailto:ana@example.com');
});
