import { afterEach, expect, test } from 'vitest';
import { KINDS } from '../imaging/mark';
import { KEY_OF } from '../imaging/tools';
import { MARK_KEYS, PAGE_KEYS, setSingleKeys, singleKeys, type Wish, wished } from './keys.svelte';

/** What the page does when that key is pressed on that element. */
function pressedOn(html: string, key: string, more: KeyboardEventInit = {}): Wish | null {
  document.body.innerHTML = html;
  const target = document.body.querySelector('[data-here]') ?? document.body;
  let wish: Wish | null = null;
  const hear = (event: KeyboardEvent): void => void (wish = wished(event));
  addEventListener('keydown', hear);
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  removeEventListener('keydown', hear);
  return wish;
}

afterEach(() => setSingleKeys(true));

test('a letter asks for a part of the page', () => {
  expect(pressedOn('<p data-here></p>', 't')).toBe('findings');
  expect(pressedOn('<p data-here></p>', 'PageDown')).toBe('next-image');
  expect(pressedOn('<p data-here></p>', ';')).toBeNull();
});

test.each(['<input data-here>', '<textarea data-here></textarea>', '<select data-here></select>', '<dialog open><button data-here>x</button></dialog>'])('in %s a letter is a letter', (html) => {
  expect(pressedOn(html, 's')).toBeNull();
});

test('a tick box takes no text', () => {
  expect(pressedOn('<input type="checkbox" data-here>', 's')).toBe('sign');
});

test('a slider takes no text, and moves by its own keys', () => {
  expect(pressedOn('<input type="range" data-here>', ',')).toBe('compare');
  expect(pressedOn('<input type="range" data-here>', 'PageUp')).toBeNull();
});

test('keys with Ctrl or Alt belong to the browser', () => {
  expect(pressedOn('<p data-here></p>', 'c', { ctrlKey: true })).toBeNull();
  expect(pressedOn('<p data-here></p>', 'a', { altKey: true })).toBeNull();
});

test('no tool of the picture has a key of the page', () => {
  expect(Object.values(KEY_OF).filter((key) => Object.hasOwn(PAGE_KEYS, key))).toEqual([]);
});

test('each kind of mark has a key, which single keys turned off silence', () => {
  for (const kind of KINDS) expect(pressedOn('<p data-here></p>', MARK_KEYS[kind])).toBe(kind);
  setSingleKeys(false);
  for (const kind of KINDS) expect(pressedOn('<p data-here></p>', MARK_KEYS[kind])).toBeNull();
});

test('surfaces belong to the tooth chart', () => {
  const chart = '<svg role="grid"><g data-here></g></svg>';
  expect(pressedOn(chart, 'b')).toBeNull();
  expect(pressedOn(chart, 'L', { shiftKey: true })).toBeNull();
  for (const key of 'xurscp') expect(pressedOn(chart, key)).toBeNull();
  expect(pressedOn(chart, 'v')).toBe('stage');
  expect(pressedOn(chart, ']')).toBe('next-image');
});

test('turned off, single letters are silent, and stay so; the sheet that turns them on again is not', () => {
  setSingleKeys(false);
  expect(localStorage.getItem('review-single-keys')).toBe('off');
  expect(singleKeys()).toBe(false);
  expect(pressedOn('<p data-here></p>', 't')).toBeNull();
  expect(pressedOn('<p data-here></p>', 'PageUp')).toBe('previous');
  expect(pressedOn('<p data-here></p>', '?')).toBe('help');
});
