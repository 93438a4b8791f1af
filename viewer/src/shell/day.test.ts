import { expect, test } from 'vitest';
import { birthTrouble, dayOf } from './day';
import { match } from './router.svelte';

test.each([
  [['2016', '2', '29'], '2016-02-29'],
  [['2015', '2', '29'], ''],
  [['2015', '04', '31'], ''],
  [['15', '4', '3'], ''],
  [[' 2015', '4 ', '3'], '2015-04-03'],
  [['', '', ''], ''],
])('typed %j is the day %j', (typed, day) => {
  expect(dayOf(...(typed as [string, string, string]))).toBe(day);
});

test.each([
  ['', 'unreal'],
  ['2030-04-27', 'future'],
  ['2026-11-26', 'future'],
  ['2026-11-25', null],
  ['1896-01-01', null],
  ['1895-12-31', 'old'],
])('born on %j is %j', (day, trouble) => {
  expect(birthTrouble(day, '2026-11-25')).toBe(trouble);
});

test('a place is matched piece by piece', () => {
  expect(match('/cases/:id', '/cases/a%20b')).toEqual({ id: 'a b' });
  expect(match('/cases/:id', '/cases/%')).toEqual({ id: '%' });
  expect(match('/cases/:id', '/cases')).toBeNull();
  expect(match('/cases/:id', '/cases/')).toBeNull();
  expect(match('/', '/')).toEqual({});
});
