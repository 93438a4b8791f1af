// Each clock under its own name; an X-ray was added by somebody, and taken by itself (SPEC D96-02).
import { beforeAll, expect, test } from 'vitest';
import type { ReadImage } from '../../contract/shapes';
import { sayFileTime, useWords } from '../../shell/language.svelte';
import { Words } from '../../shell/words';
import { source, subjects } from '../../../tools/ftl';
import { broughtWords, clocksOf, takenWords } from './taken';

beforeAll(() => useWords(new Words('en', subjects('en').map((subject) => source('en', subject)))));

const collector: ReadImage['collector'] = { name: 'Rosa Ibarra', role: 'hygienist', channel: 'field_app', device: '', licence: '', state: 'CO', setting: 'school' };
const image = (more: Partial<ReadImage>): ReadImage => ({ view: 'front', collector, acquired: null, captured_at: '2026-11-25T17:00:00Z', announced_at: '2026-11-25T17:01:00Z', ...more }) as ReadImage;

test('a radiograph of 1995 is not said to be taken today', () => {
  const old = image({ view: 'panoramic', acquired: { at: '1995-09-26', source: 'dicom' } });
  expect(takenWords(old)).toBe('file says taken September 26, 1995');
  expect(broughtWords(old)).toBe('Added by Rosa Ibarra (Hygienist), at school, CO');
  expect(clocksOf(old).map((each) => each.replace(/ Nov.*/, ''))).toEqual(['file says taken September 26, 1995', 'device clock', 'sent']);
});

test('a photo whose file tells nothing has the device’s clock, by that name', () => {
  expect(takenWords(image({}))).toMatch(/^device clock Nov 25, 2026/);
  expect(clocksOf(image({}))).toHaveLength(2);
  expect(broughtWords(image({ collector: { ...collector, name: '', setting: null } }))).toBe('Taken by Hygienist');
});

test('a file’s time is moved into nobody’s zone', () => {
  expect(sayFileTime('2026-10-31T08:09:10')).toBe('Oct 31, 2026, 8:09 AM');
  expect(sayFileTime('2026-10-31T23:59:10-05:00')).toBe('Oct 31, 2026, 11:59 PM UTC-05:00');
  expect(sayFileTime('1995-09-26')).toBe('September 26, 1995');
});
