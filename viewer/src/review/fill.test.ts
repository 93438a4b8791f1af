import { expect, test } from 'vitest';
import type { ReadImage } from '../contract/shapes';
import { emptyReview, isWritten, missingViews, newAdvice, newFinding, withoutFinding } from './fill';

const NOTHING = { text: '', safety_net: '' };
const image = (id: string, view: ReadImage['view'], status = 'normalized'): ReadImage => ({ id, view, status }) as ReadImage;

test('a view is missing unless a picture of it can be read', () => {
  const images = [image('1', 'front'), image('2', 'upper', 'unreadable'), image('3', 'lower', 'held')];
  expect(missingViews({ wanted: ['front', 'upper', 'lower'], images })).toEqual(['upper', 'lower']);
});

test('a finding that goes leaves no advice resting on it', () => {
  const [one, two] = ['one', 'two'].map((id) => ({ ...newFinding(null), id, observation: 'caries' as const, confidence: 'high' as const }));
  const advice = { ...newAdvice('soon', { respondent: null }, NOTHING), findings: ['one', 'two'] };
  if (one === undefined || two === undefined) throw new Error('two findings');
  const left = withoutFinding({ ...emptyReview(), findings: [one, two], advice: [advice] }, 'one');
  expect(left.findings).toEqual([two]);
  expect(left.advice[0]?.findings).toEqual(['two']);
});

test('nothing is chosen for the dentist', () => {
  expect(isWritten(newFinding('an image'))).toBe(false);
  expect(isWritten({ ...newFinding(null), observation: 'caries' })).toBe(false);
  expect(isWritten({ ...newFinding(null), observation: 'caries', confidence: 'low' })).toBe(true);
  const empty = emptyReview();
  expect([empty.sufficiency, empty.follow_up, empty.no_live_interaction, empty.history_reviewed, empty.no_abnormality_seen]).toEqual([null, null, false, false, false]);
});

test('advice is told to the patient, or to whoever answers for them', () => {
  expect(newAdvice('soon', { respondent: { relationship: 'patient', name: 'A' } }, NOTHING).target).toBe('patient');
  expect(newAdvice('soon', { respondent: { relationship: 'parent', name: 'A' } }, NOTHING).target).toBe('guardian');
});
