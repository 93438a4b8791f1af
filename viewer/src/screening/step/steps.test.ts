// @vitest-environment node
// The checklist leads through the case in its order, and knows where each gap is closed.
import { expect, test } from 'vitest';
import type { MyCase } from '../../contract/shapes';
import { isDone, nextStep, STEPS, stepNamed, stepOf } from './steps';

const image = { id: 'i', view: 'front', lens: 'rear', name: 'a.jpg', size: 1, sha256: '', status: 'normalized', reason: '', hint: '', verdict: 'good', thumb_url: null } as const;
const answered = {
  respondent: { relationship: 'parent', name: 'Maria Vega' },
  place: { state: 'CO', zone: 'America/Denver', setting: 'school', attested_at: '2026-11-23T15:00:00Z' },
  emergency: { flags: [], answered_at: '2026-11-23T15:00:00Z' },
  consent: { version: '1', language: 'es', digest: '', given_by: 'Maria Vega', relationship: 'parent', method: 'paper', given_at: '2026-11-23T15:00:00Z', zone: 'America/Denver' },
  complaint: { words: 'Screening, no complaint', side: 'unsure', pain: null, since: '' },
  history: { conditions: [], medicines: '', allergies: '' },
} as const;
const blank = { status: 'draft', reviewable: true, respondent: null, place: null, emergency: null, consent: null, complaint: null, history: null, images: [], still_wanted: ['front'] } as unknown as MyCase;
const made = (changes: object): MyCase => ({ ...blank, ...changes });

test('each answer leads to the next step, in the order of the list', () => {
  const path = [
    made({}),
    made({ respondent: answered.respondent, place: answered.place }),
    made({ respondent: answered.respondent, place: answered.place, emergency: answered.emergency }),
    made({ ...answered, complaint: null, history: null }),
    made(answered),
    made({ ...answered, images: [image], still_wanted: [] }),
  ];
  expect(path.map((each) => nextStep(each, 0))).toEqual([...STEPS]);
});

test('a place where nobody is licensed is not done', () => {
  expect(isDone('place', made({ ...answered, reviewable: false }), 0)).toBe(false);
});

test('pictures are not done while one is only on this device, or was only announced, or cannot be used', () => {
  expect(isDone('pictures', made({ images: [image], still_wanted: [] }), 1)).toBe(false);
  for (const status of ['announced', 'unreadable']) expect(isDone('pictures', made({ images: [{ ...image, status }], still_wanted: [] }), 0)).toBe(false);
  expect(isDone('pictures', made({ images: [image], still_wanted: [] }), 0)).toBe(true);
});

test('sending is done when the case left the hygienist, and open again when it came back', () => {
  expect((['draft', 'returned', 'submitted', 'ready'] as const).map((status) => isDone('send', made({ status }), 0))).toEqual([false, false, true, true]);
});

test('fld_04 what was sent stays done: a missing view was said then, and a license that ends later changes nothing', () => {
  const signed = made({ ...answered, status: 'signed', reviewable: false, images: [image], still_wanted: ['upper'] });
  expect(STEPS.filter((step) => !isDone(step, signed, 0))).toEqual([]);
});

test('every gap of the server has its step, and addresses name only steps', () => {
  expect(['place', 'emergency', 'consent', 'complaint', 'photos'].map((where) => stepOf({ where }))).toEqual(['place', 'emergency', 'consent', 'reason', 'pictures']);
  expect([stepNamed('send'), stepNamed('sign'), stepNamed(undefined)]).toEqual(['send', null, null]);
});
