// Choosing a phrase by typing some of it, and putting it into a text.
import type { Phrase } from '../../contract/shapes';
import type { Language } from '../../shell/words';

/** As the house bounds them (schemas/phrase.py; a test compares). */
export const MOST_PHRASES = 100;
export const LONGEST_PHRASE = 1_000;
export type Choice = { readonly id: string; readonly text: string };

/** Those that have words in the language, and every word of `sought` somewhere in them: case and accents do not matter. */
export function matching(phrases: readonly Phrase[], language: Language, sought: string): Choice[] {
  const wanted = plain(sought).split(/\s+/).filter((each) => each !== '');
  return phrases.map((each) => ({ id: each.id, text: each[language] })).filter(({ text }) => text !== '' && wanted.every((each) => plain(text).includes(each)));
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The text with the phrase between `from` and `to`, parted from its neighbours by a space, and the place behind it. */
export function inserted(text: string, phrase: string, from: number, to: number): { text: string; caret: number } {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const put = `${before === '' || /\s$/.test(before) ? '' : ' '}${phrase}${after === '' || /^[\s.,;:]/.test(after) ? '' : ' '}`;
  return { text: before + put + after, caret: before.length + put.length };
}
