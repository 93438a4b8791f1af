// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inserted, LONGEST_PHRASE, matching, MOST_PHRASES } from './picking';

const PHRASES = [
  { id: '1', en: 'Please book a visit.', es: 'Pida una cita, por favor.' },
  { id: '2', en: 'Soft food for a week.', es: '' },
  { id: '3', en: '', es: 'Encías inflamadas.' },
];

test('adv_03: phrases of the language are found by some of their words, whatever case and accent', () => {
  const found = (language: 'en' | 'es', sought: string): string[] => matching(PHRASES, language, sought).map((each) => each.id);
  expect(found('en', '')).toEqual(['1', '2']);
  expect(found('en', ' WEEK  soft')).toEqual(['2']);
  expect(found('es', 'encias')).toEqual(['3']);
  expect(found('es', 'soft')).toEqual([]);
});

test.each([
  ['', 'Hello.', 0, 0, 'Hello.', 6],
  ['One.', 'Two.', 4, 4, 'One. Two.', 9],
  ['One. Three.', 'Two.', 5, 5, 'One. Two. Three.', 10],
  ['One bad three', 'good', 4, 7, 'One good three', 8],
  ['See, now', 'it', 3, 3, 'See it, now', 6],
])('adv_03: into “%s” goes “%s”', (text, phrase, from, to, made, caret) => expect(inserted(text, phrase, from, to)).toEqual({ text: made, caret }));

test('the house has the same bounds', () => {
  const house = readFileSync(join(import.meta.dirname, '../../../../schemas/phrase.py'), 'utf8');
  expect(house).toContain(`MOST_PHRASES = ${MOST_PHRASES}\n`);
  expect(house).toContain(`max_length=${LONGEST_PHRASE})`);
});
