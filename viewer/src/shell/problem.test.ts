// Refusals in words: what is missing is named where the refusal is said, and not promised for somewhere else.
import { expect, test } from 'vitest';
import { source } from '../../tools/ftl';
import { Refused } from '../contract/refused';
import { useWords } from './language.svelte';
import { problemWords } from './problem';
import { Words } from './words';

const speak = (language: 'en' | 'es'): void => useWords(new Words(language, ['problem.ftl', 'gap.ftl'].map((subject) => source(language, subject))));
const lacking = (...whys: string[]): Refused => new Refused('incomplete', 422, { gaps: whys.map((why) => ({ item: 'X', why, where: 'x' })) });

test('upl_11 a state without a dentist is named', () => {
  speak('en');
  expect(problemWords(lacking('gap-nobody-licensed'))).toBe("Something is still missing. Nobody licensed in the patient's state can review this now.");
});

test('all that is missing is said at once, each once, in the language of the page', () => {
  speak('es');
  expect(problemWords(lacking('gap-contact-email', 'gap-birth-date', 'gap-birth-date'))).toBe(
    'Todavía falta algo. Escriba una dirección de correo electrónico, por ejemplo nombre@ejemplo.com. Revise la fecha de nacimiento: no puede estar en el futuro ni ser de hace más de 130 años.',
  );
});

test('a part that this page has no words for promises nothing', () => {
  speak('en');
  expect(problemWords(lacking('gap-of-tomorrow'))).toBe('Something is still missing.');
});
