import { expect, test, vi } from 'vitest';
import type { Counted, WorklistRow } from '../../contract/shapes';
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

test('QUE-06 what was signed here is not read next, although the list still has it', async () => {
  const waiting = new Waiting();
  let listed = [row('first'), row('second')];
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ rows: listed, next: null, counts: [], asked: [], answered: [] })));
  await waiting.renew();
  waiting.signed('first');
  expect(waiting.after('another')?.id).toBe('second');
  await waiting.renew();
  expect(waiting.after('another')?.id).toBe('second');
  listed = [row('second')];
  await waiting.renew();
  listed = [row('first'), row('second')];
  await waiting.renew();
  expect(waiting.after('another')?.id, 'opened again').toBe('first');
  vi.unstubAllGlobals();
});

test.each([
  [-1, { days: 0, hours: 0, minutes: 0 }],
  [59_999, { days: 0, hours: 0, minutes: 0 }],
  [3_600_000, { days: 0, hours: 1, minutes: 0 }],
  [90_061_000, { days: 1, hours: 1, minutes: 1 }],
])('%i ms is %j', (ms, span) => {
  expect(spanOf(ms)).toEqual(span);
});

test('QUE-01 what waits for photos is not read next', () => {
  const waiting = new Waiting();
  waiting.rows = [{ id: 'back', status: 'returned' }, { id: 'late', status: 'ready' }] as WorklistRow[];
  expect(waiting.after('none')?.id).toBe('late');
});

test('QUE-01 red flags beside the open case are counted over all cases, fetched or not', () => {
  const waiting = new Waiting();
  waiting.rows = [{ id: 'red', red_flag: true, status: 'ready' }] as WorklistRow[];
  waiting.counts = [{ red_flag: true, standing: 'waiting', count: 70 }, { red_flag: true, standing: 'mine', count: 1 }, { red_flag: false, standing: 'waiting', count: 9 }] as Counted[];
  expect(waiting.redBeside('red')).toBe(69);
  expect(waiting.redBeside('other')).toBe(70);
});
