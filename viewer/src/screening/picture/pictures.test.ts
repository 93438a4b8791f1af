// @vitest-environment node
// Where every picture is: counted once, said truly, and "all done" never too early (SPEC FLD-04).
import { expect, test } from 'vitest';
import type { SentImage, View } from '../../contract/shapes';
import type { Row } from '../../sending/row';
import { allDone, countsOf, isUnsent, lacking, picturesOf } from './pictures';
import { isRadiograph } from '../../sending/limits';
import { offered } from './views';

const sent = (id: string, status: string, more: Partial<SentImage> = {}): SentImage =>
  ({ id, view: 'front', lens: 'rear', name: `${id}.jpg`, size: 1, sha256: id, status, reason: '', hint: '', verdict: 'good', thumb_url: null, removable: false, ...more });
const row = (image: string, phase: Row['phase'], more: Partial<Row> = {}): Row =>
  ({ image, view: 'front', lens: 'rear', name: `${image}.jpg`, size: 1, phase, part: 0, why: null, preview: null, ...more });
const states = (server: SentImage[], rows: Row[]): string[] => picturesOf(server, rows).map((each) => each.state);

test('a picture of both this device and the server is one picture', () => {
  expect(states([sent('a', 'announced')], [row('a', 'sending', { part: 0.5 })])).toEqual(['sending']);
  expect(states([sent('a', 'announced')], [row('a', 'received')])).toEqual(['received']);
  expect(states([sent('a', 'normalized')], [row('a', 'received'), row('b', 'waiting')])).toEqual(['ready', 'waiting']);
  expect(picturesOf([], [row('a', 'sending', { part: 0.509 })])[0]?.percent).toBe(50);
});

test('the server says what became of it, and why', () => {
  expect(states([sent('a', 'received'), sent('b', 'held'), sent('c', 'announced'), sent('d', 'dropped')], [])).toEqual(['received', 'held', 'elsewhere']);
  expect(picturesOf([sent('a', 'normalized', { verdict: 'retake', hint: 'quality-blurred' })], [])[0]).toMatchObject({ state: 'retake', why: 'quality-blurred' });
  expect(picturesOf([sent('a', 'unreadable', { reason: 'too_small' })], [])[0]).toMatchObject({ state: 'unreadable', why: 'too_small' });
});

test('img_04 what the tablet found weak is still here, and asks for a better one', () => {
  const [weak] = picturesOf([], [row('a', 'weak', { why: 'quality-dark' })]);
  expect(weak).toMatchObject({ state: 'weak', why: 'quality-dark' });
  expect(countsOf(weak === undefined ? [] : [weak])).toMatchObject({ captured: 1, here: 1 });
  const of = { status: 'draft' as const, wanted: ['front'] as View[], still_wanted: ['front'] as View[] };
  expect(lacking(of, weak === undefined ? [] : [weak])).toEqual({ missing: [], weak: ['front'] });
});

test('each picture counts once, and the numbers add up', () => {
  const counts = countsOf(picturesOf(
    [sent('a', 'received'), sent('b', 'normalized'), sent('c', 'held'), sent('d', 'unreadable'), sent('e', 'announced'), sent('i', 'unreadable', { reason: 'other-patient' })],
    [row('f', 'waiting'), row('g', 'reading'), row('h', 'refused', { why: 'duplicate' })],
  ));
  expect(counts).toEqual({ captured: 9, here: 2, sent: 2, verified: 2, aside: 1, failed: 2 });
  expect(counts.here + counts.sent + counts.verified + counts.aside + counts.failed).toBe(counts.captured);
});

test('all is done only when the server verified every captured picture', () => {
  const done = (server: SentImage[], rows: Row[]): boolean => allDone(countsOf(picturesOf(server, rows)));
  expect(done([], [])).toBe(false);
  expect(done([sent('a', 'normalized')], [])).toBe(true);
  for (const phase of ['reading', 'waiting', 'sending', 'refused'] as const) expect(done([sent('a', 'normalized')], [row('b', phase)])).toBe(false);
  for (const status of ['announced', 'received', 'unreadable']) expect(done([sent('a', 'normalized'), sent('b', status)], [])).toBe(false);
});

test('fld_04 what the office set aside has not failed, and keeps nothing from being done', () => {
  const aside = sent('a', 'unreadable', { reason: 'other-patient' });
  expect(states([aside], [])).toEqual(['aside']);
  expect(allDone(countsOf(picturesOf([aside, sent('b', 'normalized')], [])))).toBe(true);
  expect(allDone(countsOf(picturesOf([aside], [])))).toBe(false);
});

test('only what the server has not received can be taken back', () => {
  const back = picturesOf([sent('a', 'announced'), sent('b', 'received'), sent('c', 'normalized')], [row('d', 'waiting'), row('e', 'refused')]).filter(isUnsent);
  expect(back.map((each) => each.id)).toEqual(['a', 'd', 'e']);
});

test('a view lacks a picture until one is on its way, and wants a better one only if all are weak', () => {
  const of = { status: 'draft', wanted: ['front', 'upper'] as View[], still_wanted: ['front', 'upper'] as View[] } as const;
  const weak = sent('a', 'normalized', { verdict: 'retake' });
  expect(lacking({ ...of, wanted: [...of.wanted], still_wanted: [] }, picturesOf([weak], []))).toEqual({ missing: ['upper'], weak: ['front'] });
  expect(lacking({ ...of, wanted: [...of.wanted], still_wanted: [] }, picturesOf([weak, sent('b', 'received')], [row('c', 'waiting', { view: 'upper' })]))).toEqual({ missing: [], weak: [] });
  expect(lacking({ ...of, wanted: [...of.wanted], still_wanted: [] }, picturesOf([sent('a', 'unreadable')], []))).toEqual({ missing: ['front', 'upper'], weak: [] });
});

test('of a case that came back, what the server still wants is asked for, but not what is on its way', () => {
  const of = { status: 'returned' as const, wanted: ['front', 'upper'] as View[], still_wanted: ['front', 'upper'] as View[] };
  expect(lacking(of, picturesOf([sent('old', 'normalized')], [row('new', 'sending')]))).toEqual({ missing: ['upper'], weak: [] });
});

test('every view is either wanted or offered, X-rays first', () => {
  const views = offered(['front', 'upper', 'lower']);
  expect(views.length).toBe(10);
  expect(views.slice(0, 5).every(isRadiograph)).toBe(true);
  expect(views.slice(5).some(isRadiograph)).toBe(false);
});
