// The page's own keys. One letter each, only outside of fields, and a person may turn them off (WCAG 2.1.4).
import type { MarkKind } from '../imaging/facts';
import { KINDS } from '../imaging/mark';
import { STATE_KEYS } from '../mouth/charted';

export const PAGE_KEYS = {
  '[': 'previous', ']': 'next-image', PageUp: 'previous', PageDown: 'next-image', v: 'stage', h: 'told', t: 'findings', c: 'conclusion', a: 'advice', s: 'sign',
  j: 'arrow', b: 'box', o: 'ellipse', k: 'polygon', d: 'freehand', q: 'text', p: 'hang', ',': 'compare', Escape: 'mount', '!': 'suspect', l: 'list', x: 'next-case', '?': 'help',
} as const;
/** The key of each kind of mark. */
export const MARK_KEYS = Object.fromEntries(Object.entries(PAGE_KEYS).filter(([, wish]) => isKind(wish)).map(([key, wish]) => [wish, key])) as Record<MarkKind, string>;
export type Wish = (typeof PAGE_KEYS)[keyof typeof PAGE_KEYS];

export function isKind(wish: string): wish is MarkKind {
  return KINDS.some((kind) => kind === wish);
}

const REMEMBERED = 'review-single-keys';
const single = $state({ on: localStorage.getItem(REMEMBERED) !== 'off' });

export function singleKeys(): boolean {
  return single.on;
}

export function setSingleKeys(on: boolean): void {
  single.on = on;
  localStorage.setItem(REMEMBERED, on ? 'on' : 'off');
}

/** What a key asks of the page, or null: in a field it is text, in the picture or the chart it is theirs once they took it. */
export function wished(event: KeyboardEvent): Wish | null {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable], dialog') != null) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // A slider takes no text, but moves by the keys that have names.
  if (target?.matches('[type=range]') === true && event.key.length > 1) return null;
  // On the chart these letters are surfaces, whether or not the tooth has that one, or say how a tooth stands.
  if (target?.closest('[role=grid]') != null && (/^[modbfli]$/.test(key) || Object.hasOwn(STATE_KEYS, key))) return null;
  const wish = Object.hasOwn(PAGE_KEYS, key) ? PAGE_KEYS[key as keyof typeof PAGE_KEYS] : null;
  return wish === null || single.on || event.key.length > 1 || wish === 'help' ? wish : null;
}
