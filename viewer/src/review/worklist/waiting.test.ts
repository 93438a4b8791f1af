import { expect, test } from 'vitest';
import type { WorklistRow } from '../../contract/shapes';
import { spanOf } from '../span';
import { ordered, Waiting } from './waiting.svelte';

const row = (id: string, mine = false): WorklistRow => ({ id, mine }) as WorklistRow;

test('own cases stand on top; the rest keeps the order of the house', () => {
  expect(ordered([row('red'), row('late'), row('own', true), row('new')]).map((each) => each.id)).toEqual(['own', 'red', 'late', 'new']);
});

test('the next case is never the one just read', () => {
  const waiting = new Waiting();
  expect(waiting.after('red')).toBeUndefined();
  waiting.rows = [row('red'), row('late')];
  expect(waiting.after('red')?.id).toBe('late');
  expect(waiting.after('late')?.id).toBe('red');
});

test.each([
  [-1, { days: 0, hours: 0, minutes: 0 }],
  [59_999, { days: 0, hours: 0, minutes: 0 }],
  [3_600_000, { days: 0, hours: 1, minutes: 0 }],
  [90_061_000, { days: 1, hours: 1, minutes: 1 }],
])('%i ms is %j', (ms, span) => {
  expect(spanOf(ms)).toEqual(span);
});

test('the next case is one of those that are asked for', () => {
  const waiting = new Waiting();
  const of = (id: string, state: string): WorklistRow => ({ id, state }) as WorklistRow;
  waiting.rows = [of('red', 'CO'), of('late', 'TX')];
  waiting.wanted = { ...waiting.wanted, state: 'TX' };
  expect(waiting.after('red')?.id).toBe('late');
  expect(waiting.after('late')).toBeUndefined();
});
