// @vitest-environment node
// The road through the questions: where somebody goes on, what may be gone back to, and what is over.
import { expect, test } from 'vitest';
import type { MyCase } from '../contract/patient';
import { before, firstOpen, shownAt, type Told } from './steps';

const NEW: MyCase = {
  id: 'case', type: 'emergency_screening', status: 'draft', language: 'en', practice: 'Practice', phone: '', on_call: true, red_flag: false, expected_at: null,
  respondent: null, place: null, emergency: null, consent: null, complaint: null, history: null, reviewable: true, may_consent: false,
  consent_texts: [], wanted: ['front', 'close_up'], still_wanted: ['front', 'close_up'], asked: null, images: [], missing: [], rights: ['upload'],
};
const SAID: readonly Partial<MyCase>[] = [
  {
    respondent: { relationship: 'parent', name: 'Ana' },
    place: { state: 'TX', zone: 'America/Chicago', setting: 'home', attested_at: '2026-01-01T00:00:00Z' },
    may_consent: true,
  },
  { emergency: { flags: [], answered_at: '2026-01-01T00:00:00Z' } },
  { consent: { version: '1', language: 'en', digest: '', given_by: 'Ana', relationship: 'parent', method: 'typed_name', given_at: '2026-01-01T00:00:00Z', zone: 'America/Chicago' } },
  { complaint: { words: 'It hurts', side: 'left', pain: 4, since: '' }, history: { conditions: [], medicines: '', allergies: '' } },
];
const after = (acts: number, more: Partial<MyCase> = {}): MyCase => Object.assign({}, NEW, ...SAID.slice(0, acts), more) as MyCase;
const ALL: Told = { lens: true, who: true, complaint: true, pain: true };
const NOTHING: Told = { lens: false, who: false, complaint: false, pain: false };
const place = (address: string, of: MyCase, lens = false, told: Partial<Told> = {}): string => shownAt(address, of, { ...NOTHING, lens, ...told }).place;

test('whoever comes back goes on at the first open step', () => {
  expect([0, 1, 2, 3, 4].map((acts) => firstOpen(after(acts), NOTHING))).toEqual(['who', 'emergency', 'consent', 'complaint', 'lens']);
  expect(firstOpen(after(4), ALL)).toBe('photos');
  expect(firstOpen(after(4, { still_wanted: [] }), ALL)).toBe('check');
});

test('no address leads past a question that is open', () => {
  for (const name of ['emergency', 'consent', 'history', 'photos', 'check', 'shoot/front', 'more']) expect(place(`/${name}`, NEW)).toBe('who');
  expect(place('/photos', after(2))).toBe('consent');
  expect(place('/shoot/front', after(3))).toBe('complaint');
  expect([place('/place', NEW), place('/place', NEW, false, { who: true })]).toEqual(['who', 'place']);
  expect([place('/pain', after(3)), place('/history', after(3)), place('/lens', after(3))]).toEqual(['complaint', 'complaint', 'complaint']);
});

test('what was answered can be gone back to', () => {
  for (const name of ['who', 'place', 'emergency', 'consent', 'complaint', 'pain', 'history', 'photos', 'check']) expect(place(`/${name}`, after(4), true)).toBe(name);
  expect(shownAt('/shoot/close_up', after(4), ALL)).toEqual({ place: 'shoot', view: 'close_up' });
  expect(place('/shoot/knee', after(4), true)).toBe('photos');
});

test('where nobody may answer, the road ends before the photos and leads back to the place', () => {
  const stopped = after(1, { reviewable: false });
  expect([place('/', stopped), place('/photos', stopped), place('/consent', stopped)]).toEqual(['stop', 'stop', 'stop']);
  expect(place('/place', stopped)).toBe('place');
  expect(before('stop', stopped)).toBe('/place');
});

test('a returned case asks for its photos, not for the consent', () => {
  const returned = after(4, { status: 'returned', still_wanted: ['front'] });
  expect(place('/', returned, true)).toBe('photos');
  expect(place('/consent', returned, true)).toBe('photos');
  expect(before('complaint', returned)).toBe('/emergency');
});

test('a returned case whose consent ended with another person asks for it again', () => {
  const returned = after(4, { status: 'returned', still_wanted: ['front'], consent: null, may_consent: true });
  expect([place('/', returned, true), place('/photos', returned, true), place('/consent', returned, true)]).toEqual(['consent', 'consent', 'consent']);
  expect(before('complaint', returned)).toBe('/consent');
});

test('what was typed before a reload is gone on with where it stood, never before it', () => {
  const typing = after(3);
  expect(place('/', typing, false, { complaint: true })).toBe('pain');
  expect(place('/history', typing, false, { complaint: true })).toBe('pain');
  expect(place('/history', typing, false, { complaint: true, pain: true })).toBe('history');
  expect(place('/complaint', typing, false, { complaint: true, pain: true })).toBe('complaint');
});

test('whoever may help but not consent answers first, and meets the consent before the photos', () => {
  const helping = (acts: number, more: Partial<MyCase> = {}): MyCase => after(acts, { consent: null, may_consent: false, ...more });
  expect(place('/', helping(2))).toBe('complaint');
  expect(before('complaint', helping(2))).toBe('/emergency');
  expect([place('/', helping(4), true), place('/photos', helping(4), true), place('/shoot/front', helping(4), true)]).toEqual(['consent', 'consent', 'consent']);
  expect(before('consent', helping(4))).toBe('/history');
  expect(place('/history', helping(4), true, { complaint: true, pain: true })).toBe('history');
  const parent = after(4, { consent: null, may_consent: true });
  expect([place('/', parent, true), place('/', after(4), true)]).toEqual(['consent', 'photos']);
});

test('after sending there is the status and one more photo; after signing the advice alone', () => {
  for (const status of ['submitted', 'ready', 'in_review'] as const) {
    expect(place('/who', after(4, { status }))).toBe('status');
    expect(place('/more', after(4, { status }))).toBe('more');
    expect(place('/shoot/face', after(4, { status }))).toBe('shoot');
    expect(place('/alarm', after(4, { status, red_flag: true }))).toBe('alarm');
  }
  const signed = after(0, { status: 'signed', rights: ['read'] });
  for (const address of ['/', '/photos', '/alarm', '/status', '/shoot/front']) expect(place(address, signed)).toBe('advice');
  expect(place('/shoot/face', after(4, { status: 'signed', rights: [] }))).toBe('status');
  expect(place('/', after(4, { status: 'expired', rights: [] }))).toBe('over');
});

test('whoever was answered and is asked again takes the photos, and reads the answer where it stands', () => {
  const again = after(4, { status: 'returned', rights: ['read', 'upload'] });
  expect(place('/', again)).not.toBe('advice');
  expect(place('/photos', again)).toBe('photos');
  expect(place('/advice', again)).toBe('advice');
  expect(place('/', after(4, { status: 'ready', rights: ['read', 'upload'] }))).toBe('status');
  expect(place('/photos', after(4, { status: 'ready', rights: ['read'] }))).toBe('advice');
  expect(place('/', after(4, { status: 'withdrawn', rights: ['read'] }))).toBe('advice');
});

test('back leads one question back', () => {
  expect([before('who', NEW), before('place', NEW), before('shoot', NEW), before('status', NEW), before('complaint', after(4))]).toEqual([null, '/who', '/photos', null, '/consent']);
});
