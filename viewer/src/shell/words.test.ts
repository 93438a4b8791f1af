// Both languages say the same things; every page brings the words that it says.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messages, source, subjects } from '../../tools/ftl';
import { CODES } from '../contract/refused';
import { chosen, Words } from './words';

const SRC = resolve(import.meta.dirname, '..');
const PAGES = ['shell/signin', 'capture', 'office', 'screening', 'review', 'account', 'referral'];
/** Parts that pages share, and that bring words of their own when they are opened. */
const PARTS = ['safeguarding'];

/** The files of a page: all that its `main.ts` reaches through relative imports, words aside. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !/\.(ts|svelte)$/.test(file) || /(words\.(en|es)|message-ids)\.ts$/.test(file)) return seen;
  seen.add(file);
  // A type brings nothing: it is gone once the page is built.
  for (const [, path] of readFileSync(file, 'utf8').replace(/^\s*import type .*$/gm, '').matchAll(/(?:from|import|import\()\s*'(\.{1,2}\/[^']+)'/g)) {
    const target = join(dirname(file), path as string);
    const next = [target, `${target}.ts`].find((each) => existsSync(each));
    if (next !== undefined) reached(next, seen);
  }
  return seen;
}

const EVERY_ID = new Set(subjects('en').flatMap((subject) => [...messages(source('en', subject)).keys()]));

/** What a file says: every text in it that is a message's id, and the beginnings of those that it puts together. */
function said(text: string): { ids: string[]; beginnings: string[] } {
  const quoted = [...text.matchAll(/(['`"])([a-z][\w-]*-(?:[\w-]*|\$\{[^`]*))\1/g)].map((each) => each[2] as string);
  const beginnings = quoted.filter((id) => id.includes('${')).map((id) => id.slice(0, id.indexOf('${')));
  return { ids: quoted.filter((id) => EVERY_ID.has(id)), beginnings: beginnings.filter((start) => [...EVERY_ID].some((id) => id.startsWith(start))) };
}

/** What a page brings at first, what it brings later, and what the parts bring that it opens. */
function subjectsOf(page: string, language: string): string[] {
  const opened = PARTS.filter((part) => reached(join(SRC, page, 'main.ts')).has(join(SRC, part, 'open.ts')));
  const files = [page, ...opened].flatMap((folder) => ['words', 'later'].map((name) => join(SRC, folder, `${name}.${language}.ts`))).filter((file) => existsSync(file));
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const given = [...text.matchAll(/import \w+ from '@words\/(\w+)\/([\w-]+\.ftl)\?raw'/g)];
  expect(given.map((each) => each[1])).toEqual(given.map(() => language));
  return given.map((each) => each[2] as string).sort();
}

test('an id is found wherever it stands', () => {
  expect(said("say(busy ? 'shell-sending' : 'sign-in-button')").ids).toEqual(['shell-sending', 'sign-in-button']);
  expect(said('say(`problem-${code}`)').beginnings).toEqual(['problem-']);
});

test('a message stands in one subject: a page that brings two with it would speak neither', () => {
  const all = subjects('en').flatMap((subject) => [...messages(source('en', subject)).keys()]);
  expect(all.filter((id, at) => all.indexOf(id) !== at)).toEqual([]);
});

describe('two languages', () => {
  test('have the same subjects', () => {
    expect(subjects('es')).toEqual(subjects('en'));
    expect(subjects('en').length).toBeGreaterThan(1);
  });

  test.each(subjects('en'))('%s has the same messages with the same values in both', (subject) => {
    const [english, spanish] = [messages(source('en', subject)), messages(source('es', subject))];
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [id, values] of english) expect({ id, values: spanish.get(id) }).toEqual({ id, values });
  });

  test.each(['en', 'es'] as const)('%s is understood whole by Fluent: what we count is what it has', (language) => {
    for (const subject of subjects(language)) {
      const words = new Words(language, [source(language, subject)]);
      const ids = [...messages(source(language, subject)).keys()].filter((id) => !id.startsWith('-') && !id.includes('.'));
      expect(ids.filter((id) => !words.has(id))).toEqual([]);
    }
  });
});

describe.each(PAGES)('page %s', (page) => {
  test('brings the same subjects in both languages', () => {
    expect(subjectsOf(page, 'es')).toEqual(subjectsOf(page, 'en'));
  });

  test('brings every message that it says', () => {
    const brought = subjectsOf(page, 'en').flatMap((subject) => [...messages(source('en', subject)).keys()]);
    const missing: string[] = [];
    for (const file of reached(join(SRC, page, 'main.ts'))) {
      const { ids, beginnings } = said(readFileSync(file, 'utf8'));
      missing.push(...ids.filter((id) => !brought.includes(id)));
      missing.push(...beginnings.filter((start) => !brought.some((id) => id.startsWith(start))));
    }
    expect([...new Set(missing)]).toEqual([]);
    expect(reached(join(SRC, page, 'main.ts')).size).toBeGreaterThan(5);
  });
});

test('every refusal has words', () => {
  const words = messages(source('en', 'problem.ftl'));
  expect(CODES.filter((code) => !words.has(`problem-${code}`))).toEqual([]);
});

test('the first wanted language that we speak is taken, English otherwise', () => {
  expect(chosen(['', 'fr-FR', 'es-MX', 'en-US'])).toBe('es');
  expect(chosen(['fr-FR'])).toBe('en');
  expect(chosen([])).toBe('en');
});

test('a message or value that is missing is an error, never an empty text', () => {
  const words = new Words('en', ['greeting = Hello { $name }']);
  expect(words.format('greeting', { name: 'Ana' })).toBe('Hello Ana');
  expect(() => words.format('greeting')).toThrow(/greeting/);
  expect(() => words.format('farewell')).toThrow(/farewell/);
  expect(() => new Words('en', ['a = 1', 'a = 2'])).toThrow();
});

test('every folder with words is a page or a part that this test knows', () => {
  const withWords = ['shell/signin', ...readdirSync(SRC)].filter((each) => existsSync(join(SRC, each, 'words.en.ts')));
  expect(withWords.sort()).toEqual([...PAGES, ...PARTS].sort());
});
