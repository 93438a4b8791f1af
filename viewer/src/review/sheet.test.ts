import { expect, test } from 'vitest';
import { KEY_OF } from '../imaging/tools';
import { STATE_KEYS } from '../mouth/charted';
import { surfacesOf } from '../mouth/surface';
import type { Tooth } from '../mouth/tooth';
import { PAGE_KEYS } from './keys.svelte';
import { CHART, MARKS, PAGE, PICTURE, type Row } from './sheet';

const keysOf = (...lists: readonly (readonly Row[])[]): Set<string> => new Set(lists.flat().flatMap(([keys]) => keys));

test('every key of a single sign stands on the sheet, where it works', () => {
  expect(Object.keys(PAGE_KEYS).filter((key) => key.length === 1 && !keysOf(PAGE, MARKS).has(key))).toEqual([]);
  expect(Object.values(KEY_OF).filter((key) => !keysOf(PICTURE, MARKS).has(key))).toEqual([]);
});

test('adv_02 the letters of the chart stand there: how a tooth stands, what was done to it, and its surfaces', () => {
  const surfaces = [...surfacesOf('11' as Tooth), ...surfacesOf('16' as Tooth)].map((each) => each.toLowerCase());
  expect([...Object.keys(STATE_KEYS), ...surfaces].filter((key) => !keysOf(CHART).has(key))).toEqual([]);
});
