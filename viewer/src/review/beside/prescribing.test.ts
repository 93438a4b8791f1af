import { expect, test } from 'vitest';
import type { CaseForReview } from '../../contract/shapes';
import { allergiesOf, newPrescription, refillsOf, weightOf } from './prescribing';
import { fieldOf, momentOf } from '../../shell/moment';

test('RXD-03: a weight is a number of kilograms or nothing, never a guess', () => {
  expect(weightOf('21,5')).toBe(21.5);
  expect(weightOf(' 70 ')).toBe(70);
  for (const none of ['', '0', '20kg', '-3', '501', 'NaN', 'Infinity']) expect(weightOf(none)).toBeNull();
});

test('RXD-01: refills are a small whole number', () => {
  expect([refillsOf('2'), refillsOf(''), refillsOf('-1'), refillsOf('1.5'), refillsOf('100')]).toEqual([2, 0, 0, 0, 0]);
});

test('RXD-01: a moment comes back from its field as it was', () => {
  const moment = '2026-11-26T09:30:00.000Z';
  expect(momentOf(fieldOf(moment))).toBe(moment);
  expect([fieldOf(null), momentOf(''), momentOf('soon')]).toEqual(['', null, null]);
});

test('RXD-03: known allergies are those told now and those accepted before, each once', () => {
  const accepted = [
    { kind: 'allergy', words: 'Penicillin' },
    { kind: 'allergy', words: 'Latex gloves' },
    { kind: 'diabetes', words: '' },
  ];
  const read = { history: { conditions: [], medicines: '', allergies: ' Penicillin' }, alerts: { accepted, proposed: [], dismissed: [] } } as unknown as CaseForReview;
  expect(allergiesOf(read)).toBe('Penicillin; Latex gloves');
  expect(allergiesOf({ ...read, history: null, alerts: { ...read.alerts, accepted: [] } })).toBe('');
});

test('RXD-03: nothing that a dentist must say is chosen for them', () => {
  expect(newPrescription()).toMatchObject({ schedule: null, weight_kg: null, start: null, method: null, sent_at: null, status: 'documented' });
});
