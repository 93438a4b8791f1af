// Place and camera of a school day outlive a reload, and not the day (SPEC FLD-01).
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepLens, keepPlace, lensFor, placeToday } from './today';

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: new Date(2026, 10, 25, 9) });
});
afterEach(() => vi.useRealTimers());

test('the next child of the day is where the last one was', () => {
  expect(placeToday()).toBeNull();
  keepPlace({ state: 'CO', setting: 'school' });
  expect(placeToday()).toEqual({ state: 'CO', setting: 'school' });
});

test('each case keeps its own camera, and a new one begins with the last', () => {
  expect(lensFor('a')).toBe('');
  keepLens('a', 'rear');
  keepLens('b', 'mirror');
  expect([lensFor('a'), lensFor('b'), lensFor('c')]).toEqual(['rear', 'mirror', 'mirror']);
});

test('the next day asks anew', () => {
  keepPlace({ state: 'CO', setting: 'school' });
  keepLens('a', 'rear');
  vi.setSystemTime(new Date(2026, 10, 26, 8));
  expect([placeToday(), lensFor('a')]).toEqual([null, '']);
});

test('what is not ours is as if nothing had been kept', () => {
  localStorage.setItem('screening-day', '{broken');
  expect(placeToday()).toBeNull();
});
