import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Gap, Review } from '../contract/shapes';
import { gapsByTab, jumpOf } from './jumps';

/** Every gap that the house can name at Sign, read off its own sources. */
function gapsOfTheHouse(): { why: string; where: string }[] {
  const source = ['encounter', 'contradictions'].map((name) => readFileSync(join(import.meta.dirname, `../../../schemas/care/${name}.py`), 'utf8')).join('\n');
  const named = [...source.matchAll(/why="(gap-[a-z-]+)", where="([a-z-]+)"/g)];
  const listed = [...source.matchAll(/"(gap-[a-z-]+)",\s*"([a-z-]+)"[,)]/g)];
  return [...named, ...listed].map(([, why, where]) => ({ why: why ?? '', where: where ?? '' }));
}

test('every gap leads somewhere on the page', () => {
  const gaps = gapsOfTheHouse();
  expect(gaps.length).toBeGreaterThan(28);
  const lost = gaps.filter((gap) => {
    const jump = jumpOf({ item: 'D96', ...gap, subject: null });
    return jump.tab === 'told' && jump.control === 'told' && !jump.elsewhere;
  });
  expect(lost).toEqual([]);
});

test('a gap at a picture opens that picture', () => {
  expect(jumpOf({ item: 'D96-06', why: 'gap-not-looked', where: 'images', subject: 'x' })).toEqual({ tab: null, control: 'stage', image: 'x', elsewhere: false });
  expect(jumpOf({ item: 'RXD-03', why: 'gap-rx-weight', where: 'prescriptions', subject: 'x' })).toMatchObject({ tab: 'advice', control: 'rx-x', elsewhere: false });
  expect(jumpOf({ item: 'UPL-14', why: 'gap-side', where: 'images', subject: 'x' }).control).toBe('confirm-side');
  expect(jumpOf({ item: 'IMG-04', why: 'gap-quality-reason', where: 'images', subject: 'x' })).toMatchObject({ control: 'quality-reason', image: 'x' });
});

test('inc_03 an alert that nobody decided about leads to where it is decided', () => {
  expect(jumpOf({ item: 'INC-03', why: 'gap-alert', where: 'alerts', subject: 'latex' })).toMatchObject({ tab: 'told', control: 'alerts', elsewhere: false });
});

test('a gap of the chart leads to the chart, and to the finding that it denies', () => {
  expect(jumpOf({ item: 'ADV-02', why: 'gap-chart-absent', where: 'chart', subject: '36' })).toMatchObject({ tab: 'findings', control: 'tooth-chart' });
  expect(jumpOf({ item: 'ADV-02', why: 'gap-chart-finding', where: 'findings', subject: 'x' })).toMatchObject({ tab: 'findings', control: 'finding-x' });
});

test('a gap in one piece of advice leads to its own field, and never to a button that would add another', () => {
  const advice = (id: string, more: object): Review['advice'][number] => ({ id, urgency: 'soon', text: 'See a dentist.', safety_net: '', target: 'patient', due: null, findings: [], rationale: '', ...more }) as Review['advice'][number];
  const written = { advice: [advice('one', { rationale: 'A cavity.' }), advice('two', {}), advice('three', { text: ' ' })] };
  const gap = (why: string): Gap => ({ item: 'D96-07', why, where: 'advice', subject: null });
  expect(jumpOf(gap('gap-rationale'), written).control).toBe('because-two');
  expect(jumpOf(gap('gap-advice'), written).control).toBe('advice-text-three');
  expect(jumpOf(gap('gap-advice'), { advice: [] }).control).toBe('add-advice');
});

test('a contradiction opens the very finding or advice that it is about', () => {
  const control = (why: string, where: string): string => jumpOf({ item: 'D96', why, where, subject: 'x' }).control;
  for (const why of ['gap-finding-twice', 'gap-finding-image', 'gap-mark', 'gap-finding-region', 'gap-finding-code']) expect(control(why, 'findings')).toBe('finding-x');
  for (const why of ['gap-no-problem-found', 'gap-no-problem-unseen']) expect(control(why, 'advice')).toBe('urgency-x');
  expect(control('gap-due-past', 'advice')).toBe('due-x');
  expect(control('gap-advice-finding', 'advice')).toBe('advice-x');
  expect(jumpOf({ item: 'D96-08', why: 'gap-follow-up-past', where: 'follow-up', subject: null })).toMatchObject({ tab: 'advice', control: 'follow-up' });
});

test('gaps are counted where they are closed, and all of them before signing', () => {
  const gaps = [
    { item: 'D96-06', why: 'gap-not-looked', where: 'images', subject: 'x' },
    { item: 'D96-04', why: 'gap-history-unread', where: 'history', subject: null },
    { item: 'D96-06', why: 'gap-view-missing', where: 'missing-views', subject: 'front' },
  ];
  expect(gapsByTab(gaps)).toEqual({ told: 1, findings: 0, conclusion: 1, advice: 0, sign: 3 });
});
