import { expect, test } from 'vitest';
import { dayOf } from './day';
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

test('a place is matched piece by piece', () => {
  expect(match('/cases/:id', '/cases/a%20b')).toEqual({ id: 'a b' });
  expect(match('/cases/:id', '/cases/%')).toEqual({ id: '%' });
  expect(match('/cases/:id', '/cases')).toBeNull();
  expect(match('/cases/:id', '/cases/')).toBeNull();
  expect(match('/', '/')).toEqual({});
});
