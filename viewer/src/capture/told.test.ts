// @vitest-environment node
// What the page tells by itself agrees with the ground: states, telephone numbers, when it asks again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { MyCase } from '../contract/patient';
import { messages, source } from '../../tools/ftl';
import { BY_URGENCY, gathered, mostUrgent } from './after/advised';
import { expectation } from './after/expected';
import { exclusive } from './answers.svelte';
import { dialled, phoneWords } from './phone';
import { isNews, nextAsk } from './polling';
import { useWords } from '../shell/language.svelte';
import { statesIn } from '../shell/states';
import { Words } from '../shell/words';

const ground = (file: string): string => readFileSync(join(import.meta.dirname, '../../../schemas', file), 'utf8');

beforeAll(() => useWords(new Words('en', [source('en', 'capture.ftl')])));

test('QUE-04 an answer is promised for when the server says, and never to a red flag', () => {
  const at = '2026-12-01T17:00:00Z';
  expect(expectation({ red_flag: false, expected_at: at })).toContain('normally by Dec 1, 2026');
  expect(expectation({ red_flag: false, expected_at: null })).toContain('longer than it should');
  expect(expectation({ red_flag: true, expected_at: at })).toContain('Do not wait');
});

test('the states are those of schemas/state.py, in both languages', () => {
  const theirs = [...ground('state.py').matchAll(/"([A-Z]{2}(?: [A-Z]{2})*)"/g)].flatMap(([, list]) => (list ?? '').split(' ')).sort();
  expect(theirs.length).toBe(52);
  for (const language of ['en', 'es'] as const) expect(statesIn(language).map((each) => each.value).sort()).toEqual(theirs);
  expect(statesIn('es').find((each) => each.value === 'NY')?.label).toBe('Nueva York');
});

test('a telephone number is read as written and dialled as digits', () => {
  expect([phoneWords('+15125550100'), phoneWords('512-555-0100'), phoneWords('+34 911 23 45 67')]).toEqual(['(512)\u00a0555\u20110100', '(512)\u00a0555\u20110100', '+34 911 23 45 67']);
  expect(dialled('+1 (512) 555-0100')).toBe('+15125550100');
});

test('"none of these" and the others exclude each other', () => {
  expect(exclusive(['none', 'heart'], ['none'])).toEqual(['heart']);
  expect(exclusive(['heart', 'none'], ['heart'])).toEqual(['none']);
  expect(exclusive(['heart', 'latex'], ['heart'])).toEqual(['heart', 'latex']);
});

test('the page asks soon while photos are checked, seldom while a dentist reads, and not at all otherwise', () => {
  const of = (status: MyCase['status'], image: string, rights = ['upload']): MyCase => ({ status, rights, images: [{ id: 'a', status: image }] }) as unknown as MyCase;
  expect(nextAsk(of('draft', 'received'), 0)).toBe(2_000);
  expect(nextAsk(of('draft', 'received'), 50)).toBe(20_000);
  expect(nextAsk(of('draft', 'normalized'), 0)).toBeNull();
  expect(nextAsk(of('submitted', 'normalized'), 0)).toBe(2_000);
  expect(nextAsk(of('in_review', 'normalized'), 0)).toBe(60_000);
  expect(nextAsk(of('signed', 'normalized', ['read']), 0)).toBeNull();
  expect(isNews(of('ready', 'received'), of('ready', 'received'))).toBe(false);
  expect(isNews(of('ready', 'received'), of('ready', 'normalized'))).toBe(true);
});

test('the most urgent advice leads, and a negative one never stands for all is well', () => {
  const of = (...urgencies: string[]): Parameters<typeof mostUrgent>[0] => ({ advice: urgencies.map((urgency) => ({ urgency })) }) as never;
  expect(mostUrgent(of('no_problem_visible', 'urgent', 'soon'))).toBe('urgent');
  expect(BY_URGENCY.at(-1)).toBe('no_problem_visible');
  expect(gathered(['2026-02-02T00:00:00Z', '2026-01-01T00:00:00Z'])).toEqual({ first: '2026-01-01T00:00:00Z', last: '2026-02-02T00:00:00Z' });
  expect(gathered([])).toBeNull();
});

test('each urgency and each red flag has its words, and no text says that there is no emergency', () => {
  for (const language of ['en', 'es']) {
    const advice = messages(source(language, 'advice.ftl'));
    for (const urgency of BY_URGENCY) expect([advice.has(`advice-urgency-${urgency}`), advice.has(`advice-when-${urgency}`)]).toEqual([true, true]);
    const said = ['advice.ftl', 'emergency.ftl', 'capture.ftl'].map((subject) => source(language, subject).replace(/^#.*$/gm, '')).join('\n');
    expect(said).not.toMatch(/no emergency|not an emergency|no es una emergencia|no hay (una )?emergencia|no decay|all is well|sin caries/i);
    expect(source(language, 'advice.ftl')).toMatch(language === 'en' ? /an exam with X-rays may find more/ : /un examen con radiografías puede encontrar más/);
  }
  const flags = /class RedFlag[^:]*:([\s\S]*?)\n\n\n/.exec(ground('care/intake.py'))?.[1] ?? '';
  const named = [...flags.matchAll(/= "(\w+)"/g)].map(([, flag]) => flag as string);
  expect(named.length).toBe(6);
  for (const flag of named) expect(messages(source('en', 'emergency.ftl')).has(`emergency-${flag}`)).toBe(true);
});
