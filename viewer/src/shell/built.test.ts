// @vitest-environment node
// What the pages promise as they are served: nothing inline (THREATS T-W04), little to load (a patient's phone on 3G), one language.
import { beforeAll, describe, expect, test } from 'vitest';
import { type Built, builtViewer, firstLoad, PAGES, textOf, weight } from '../../tools/built';

/** Bytes after gzip of a patient's first page. It may cost 60 KB in all, of which 7 KB are the headers of its answers (tests/bench). */
const PATIENT_BYTES = 53_000;

let built: Built;
beforeAll(async () => {
  built = await builtViewer();
}, 60_000);

describe.each(PAGES)('%s.html', (page) => {
  test('holds no inline script, style or handler, and loads only from itself', () => {
    const html = textOf(built.get(`${page}.html`));
    const tags = [...html.matchAll(/<(script|link|style)\b([^>]*)>/g)];
    expect(tags.length).toBeGreaterThan(1);
    for (const [, name, attributes] of tags) {
      expect(name).not.toBe('style');
      expect(attributes).toMatch(/(src|href)="\/assets\/[^"]+-[\w-]{8}\.\w+"/);
    }
    expect(html).not.toMatch(/\s(style|on\w+)=/);
    expect(html).not.toMatch(/<script[^>]*>[^<]/);
  });

  test.each(['en', 'es'] as const)('loads its own language only: %s', (language) => {
    const other = language === 'en' ? 'words.es' : 'words.en';
    const files = firstLoad(built, page, language);
    expect(files.some((name) => name.includes(`words.${language}`))).toBe(true);
    expect(files.some((name) => name.includes(other))).toBe(false);
    const spoken = files.map((name) => textOf(built.get(name))).join('\n');
    expect(spoken.includes('problem-unreachable = We cannot')).toBe(language === 'en');
    expect(spoken.includes('problem-unreachable = No hay')).toBe(language === 'es');
  });
});

test('nothing is a data: address, and no template carries a style attribute', () => {
  for (const [name, file] of built) {
    expect({ name, data: /["'(]data:(image|font|text|application)/.test(textOf(file)) }).toEqual({ name, data: false });
    if (name.endsWith('.js')) expect({ name, styled: /<\w[^>`]*\sstyle="/.test(textOf(file)) }).toEqual({ name, styled: false });
  }
});

test('a patient’s first page is light in either language', () => {
  for (const language of ['en', 'es'] as const) expect(weight(built, firstLoad(built, 'capture', language))).toBeLessThan(PATIENT_BYTES);
});

test('a phone never loads the reading room', () => {
  const files = firstLoad(built, 'capture', 'en').map((name) => textOf(built.get(name)));
  expect(files.some((text) => text.includes('webgl2'))).toBe(false);
});
