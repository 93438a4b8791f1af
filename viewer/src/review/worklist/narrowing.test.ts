import { expect, test } from 'vitest';
import type { WorklistRow } from '../../contract/shapes';
import { ANYTHING, choices, FACETS, narrowed } from './narrowing';

const row = (id: string, type: string, state: string, language: string): WorklistRow => ({ id, type, state, language }) as WorklistRow;
const ROWS = [
  row('a', 'school_screening', 'CO', 'es'),
  row('b', 'emergency_screening', 'CO', 'en'),
  row('c', 'school_screening', 'TX', 'es'),
  row('d', 'school_screening', 'CO', 'en'),
];

test('anything is everything, in its order', () => {
  expect(narrowed(ROWS, ANYTHING)).toEqual(ROWS);
});

test('what is asked for has to be true at once', () => {
  expect(narrowed(ROWS, { type: 'school_screening', state: 'CO', language: '' }).map((each) => each.id)).toEqual(['a', 'd']);
  expect(narrowed(ROWS, { type: 'emergency_screening', state: 'TX', language: '' })).toEqual([]);
});

test('QUE-01 every count is the number of rows that its choice shows', () => {
  for (const type of ['', 'school_screening', 'emergency_screening']) {
    for (const state of ['', 'CO', 'TX']) {
      const wanted = { type, state, language: '' };
      for (const facet of FACETS) {
        for (const { value, count } of choices(ROWS, wanted, facet)) {
          expect(count).toBe(narrowed(ROWS, { ...wanted, [facet]: value }).length);
        }
      }
    }
  }
});

test('what was chosen stays a choice when the last such case has gone', () => {
  expect(choices(ROWS, { ...ANYTHING, state: 'UT' }, 'state')).toEqual([
    { value: '', count: 4 },
    { value: 'CO', count: 3 },
    { value: 'TX', count: 1 },
    { value: 'UT', count: 0 },
  ]);
});
