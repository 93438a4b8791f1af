import { expect, test } from 'vitest';
import type { Advice } from '../../contract/shapes';
import { newAdvice, URGENCIES } from '../fill';
import { proposedDay, startingsIn, todayIn, withUrgency } from './starting';
import { deniesDecay } from './wording';

const [en, es] = await Promise.all([startingsIn('en'), startingsIn('es')]);
const advice = (urgency: Advice['urgency']): Advice => newAdvice(urgency, { respondent: null }, en[urgency]);

test.each(URGENCIES)('adv_03: %s begins with words and a safety net in both languages', (urgency) => {
  for (const words of [en, es]) {
    expect(words[urgency].text.length).toBeGreaterThan(40);
    expect(words[urgency].safety_net).toMatch(/911/);
  }
  expect(es[urgency].text).not.toBe(en[urgency].text);
});

test('adv_03: a negative answer speaks of these pictures', () => {
  expect(en.no_problem_visible.text).toContain('on these pictures');
  expect(es.no_problem_visible.text).toContain('en estas imágenes');
  for (const each of [...Object.values(en), ...Object.values(es)]) expect(deniesDecay(`${each.text} ${each.safety_net}`)).toBe(false);
});

test('adv_03: another urgency changes what nobody edited, and nothing else', () => {
  expect(withUrgency(advice('soon'), 'urgent', en)).toMatchObject({ urgency: 'urgent', ...en.urgent });
  const edited = { ...advice('soon'), text: 'Come in on Monday.' };
  expect(withUrgency(edited, 'urgent', en)).toMatchObject({ text: 'Come in on Monday.', safety_net: en.urgent.safety_net });
  expect(withUrgency({ ...edited, safety_net: 'Ring us.' }, 'urgent', en).safety_net).toBe('Ring us.');
  expect(withUrgency({ ...edited, safety_net: ' ' }, 'urgent', en).safety_net).toBe(en.urgent.safety_net);
});

test('adv_03: the most urgent advice proposes the day of the follow-up', () => {
  expect(proposedDay([], '2026-03-02')).toBeNull();
  expect(proposedDay([advice('routine')], '2026-03-02')).toBeNull();
  expect(proposedDay([advice('routine'), advice('soon')], '2026-02-20')).toBe('2026-03-06');
  expect(proposedDay([advice('soon'), advice('urgent')], '2026-12-31')).toBe('2027-01-01');
});

test('adv_03: today is the patient’s', () => {
  expect(todayIn('America/Denver', new Date('2026-03-02T03:00:00Z'))).toBe('2026-03-01');
  expect(todayIn('Pacific/Auckland', new Date('2026-03-02T13:00:00Z'))).toBe('2026-03-03');
});
