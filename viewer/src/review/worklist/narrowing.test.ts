import { expect, test } from 'vitest';
import type { Counted } from '../../contract/shapes';
import { ANYTHING, choices, counted } from './narrowing';

const of = (type: string, state: string, language: string, count: number, more: Partial<Counted> = {}): Counted => ({ type, state, language, count, red_flag: false, late: false, standing: 'waiting', ...more }) as Counted;
const COUNTS = [
  of('school_screening', 'CO', 'es', 40),
  of('emergency_screening', 'CO', 'en', 1, { red_flag: true, late: true }),
  of('school_screening', 'TX', 'es', 3, { late: true }),
  of('school_screening', 'CO', 'en', 2, { standing: 'mine' }),
  of('school_screening', 'CO', 'en', 5, { standing: 'retake' }),
];

test('QUE-01 anything is everything that can be read now', () => {
  expect(counted(COUNTS, ANYTHING)).toBe(46);
  expect(counted(COUNTS, { ...ANYTHING, mark: 'retake' })).toBe(5);
});

test('QUE-01 what is asked for has to be true at once', () => {
  expect(counted(COUNTS, { ...ANYTHING, type: 'school_screening', state: 'CO' })).toBe(42);
  expect(counted(COUNTS, { ...ANYTHING, type: 'emergency_screening', state: 'TX' })).toBe(0);
  expect(counted(COUNTS, { ...ANYTHING, state: 'CO', mark: 'late' })).toBe(1);
});

test('QUE-01 each choice says what it would show beside what is chosen already', () => {
  expect(choices(COUNTS, { ...ANYTHING, state: 'CO' }, 'mark')).toEqual([
    { value: '', count: 43 },
    { value: 'red_flag', count: 1 },
    { value: 'late', count: 1 },
    { value: 'retake', count: 5 },
  ]);
  expect(choices(COUNTS, { ...ANYTHING, mark: 'late' }, 'type')).toEqual([
    { value: '', count: 4 },
    { value: 'emergency_screening', count: 1 },
    { value: 'school_screening', count: 3 },
  ]);
});

test('what was chosen stays a choice when the last such case has gone', () => {
  expect(choices(COUNTS, { ...ANYTHING, state: 'UT' }, 'state').at(-1)).toEqual({ value: 'UT', count: 0 });
});
