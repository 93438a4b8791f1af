// @vitest-environment node
// One state per photo, wherever its bytes are; "received" only from the server's mouth.
import { expect, test } from 'vitest';
import type { SentImage } from '../contract/upload';
import type { Row } from '../sending/row';
import { counts, lacking, photosOf } from './photos';

const sent = (id: string, status: string, more: Partial<SentImage> = {}): SentImage => ({
  id, view: 'front', lens: 'rear', name: `${id}.jpg`, size: 10, sha256: id, status, reason: '', hint: '', verdict: '', thumb_url: null, removable: false, ...more,
});
const row = (image: string, phase: Row['phase'], more: Partial<Row> = {}): Row => ({
  image, view: 'front', lens: 'rear', name: `${image}.jpg`, size: 10, phase, part: 0, why: null, preview: null, ...more,
});
const states = (server: SentImage[], rows: Row[]): string[] => photosOf(server, rows).map((each) => each.state);

test('img_04 what the phone found weak is not sent, counts as taken, and asks for a better one', () => {
  const weak = row('a', 'weak', { why: 'quality-blurred' });
  expect(photosOf([], [weak])).toMatchObject([{ state: 'weak', why: 'quality-blurred', unsent: true, removable: true }]);
  const of = { status: 'draft', wanted: ['front'], still_wanted: ['front'] } as const;
  expect(lacking({ ...of, wanted: ['front'], still_wanted: ['front'] }, photosOf([], [weak]))).toEqual({ missing: [], weak: ['front'] });
  expect(lacking({ ...of, wanted: ['front'], still_wanted: ['front'] }, photosOf([], [weak, row('b', 'waiting')]))).toEqual({ missing: [], weak: [] });
});

test('an announced photo is received only once the server says so', () => {
  expect(states([sent('a', 'announced')], [row('a', 'sending', { part: 0.999 })])).toEqual(['sending']);
  expect(photosOf([sent('a', 'announced')], [row('a', 'sending', { part: 0.999 })])[0]?.percent).toBe(99);
  expect(states([sent('a', 'announced')], [row('a', 'waiting')])).toEqual(['waiting']);
  expect(states([sent('a', 'received')], [row('a', 'waiting')])).toEqual(['received']);
  expect(states([sent('a', 'announced')], [])).toEqual(['elsewhere']);
});

test('what the server found out stands in words, never silently', () => {
  const images = [
    sent('a', 'normalized', { verdict: 'good' }), sent('b', 'normalized', { view: 'upper', verdict: 'retake', hint: 'quality-blurred' }),
    sent('c', 'unreadable', { reason: 'too_small' }), sent('d', 'held', { reason: 'held' }), sent('e', 'dropped'),
  ];
  expect(photosOf(images, []).map((each) => [each.state, each.why])).toEqual([['checked', ''], ['retake', 'quality-blurred'], ['unreadable', 'too_small'], ['held', '']]);
});

test('what is not kept yet or is being checked is not taken back, everything else as the server says', () => {
  const all = photosOf(
    [sent('a', 'received'), sent('b', 'announced', { removable: true }), sent('c', 'normalized', { removable: true }), sent('d', 'normalized'), sent('e', 'held')],
    [row('f', 'waiting'), row('g', 'refused', { why: 'quota' }), row('h', 'reading')],
  );
  expect(all.filter((each) => each.removable).map((each) => each.id)).toEqual(['b', 'c', 'f', 'g']);
  expect(all.filter((each) => each.unsent).map((each) => each.id)).toEqual(['b', 'f', 'g', 'h']);
});

test('nobody is asked to take again what a better photo of the same view shows', () => {
  const weak = sent('a', 'normalized', { verdict: 'retake', hint: 'quality-blurred' });
  expect(states([weak, sent('b', 'normalized', { verdict: 'usable' })], [])).toEqual(['checked', 'checked']);
  expect(states([weak, sent('b', 'normalized', { view: 'upper', verdict: 'good' })], [])).toEqual(['retake', 'checked']);
  expect(states([weak, sent('b', 'received')], [])).toEqual(['retake', 'received']);
});

test('a view is lacking while it has no photo that counts, and weak while all of them should be retaken', () => {
  const of = { status: 'draft', wanted: ['front', 'right', 'left', 'upper'], still_wanted: [] } as const;
  const all = photosOf([
    sent('a', 'normalized', { verdict: 'retake' }), sent('b', 'unreadable', { view: 'right' }),
    sent('c', 'normalized', { view: 'left', verdict: 'retake' }), sent('d', 'normalized', { view: 'left', verdict: 'usable' }),
  ], [row('e', 'waiting', { view: 'upper' })]);
  expect(lacking({ ...of, wanted: [...of.wanted], still_wanted: [] }, all)).toEqual({ missing: ['right'], weak: ['front'] });
  expect(all.filter(counts).length).toBe(4);
});

test('of a case that was sent back, what is asked is missing until a new photo is on its way', () => {
  const of = { status: 'returned' as const, wanted: ['front' as const], still_wanted: ['front' as const] };
  const old = sent('a', 'normalized', { verdict: 'retake' });
  expect(lacking(of, photosOf([old], []))).toEqual({ missing: ['front'], weak: [] });
  expect(lacking(of, photosOf([old], [row('b', 'sending')]))).toEqual({ missing: [], weak: [] });
  expect(lacking(of, photosOf([old], [row('b', 'refused', { why: 'duplicate' })]))).toEqual({ missing: ['front'], weak: [] });
});

test('a scan is received, and is no photo of any view', () => {
  const scan = sent('a', 'attached');
  expect(photosOf([scan], [])[0]).toMatchObject({ state: 'attached', why: '', unsent: false });
  expect(photosOf([scan], []).some(counts)).toBe(false);
});
