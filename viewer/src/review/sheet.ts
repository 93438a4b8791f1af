// What the sheet of keys says: each row has the keys as they are written on them, and the message of what they do.
import { KINDS } from '../imaging/mark';
import { STATE_KEYS } from '../mouth/charted';
import type { MessageId } from '../shell/message-ids';
import { MARK_KEYS } from './keys.svelte';

export type Row = readonly [keys: readonly string[], words: MessageId];

export const PAGE: readonly Row[] = [
  [['[', ']'], 'review-key-image'], [['v'], 'review-key-stage'], [[','], 'review-key-compare'], [['h'], 'review-key-told'], [['t'], 'review-key-findings'], [['c'], 'review-key-conclusion'],
  [['a'], 'review-key-advice'], [['s'], 'review-key-sign'], [['p'], 'hanging-key-toggle'], [['1', '…', '6'], 'hanging-key-digits'], [['!'], 'review-key-suspect'], [['l'], 'review-key-list'], [['x'], 'review-key-next'], [['?'], 'review-key-help'],
];
export const MARKS: readonly Row[] = [
  ...KINDS.map((kind): Row => [[MARK_KEYS[kind]], `review-mark-${kind}`]), [['/'], 'review-key-hide'],
];
export const PICTURE: readonly Row[] = [
  [['+', '-'], 'review-key-zoom'], [['1'], 'review-key-actual'], [['0'], 'review-key-reset'], [['w'], 'review-key-window'], [['n'], 'review-key-next-window'], [['i'], 'review-key-invert'],
  [['g'], 'review-key-gamma'], [['z'], 'review-key-sharpen'], [['e'], 'review-key-emboss'], [['m'], 'review-key-magnifier'], [['u'], 'review-key-ruler'], [['y'], 'review-key-angle'], [['r'], 'review-key-rotate'], [['f'], 'review-key-flip'], [[',', '.'], 'review-key-film'], [['p'], 'review-key-play'], [['←', '↑', '↓', '→'], 'review-key-move'],
];
/** On the chart: how a tooth stands and what was done to it, then its surfaces. */
export const CHART: readonly Row[] = [
  ...Object.entries(STATE_KEYS).map(([key, saying]): Row => [[key], saying === 'place' ? 'review-key-place' : `mouth-observation-${saying}`]),
  ...(['M', 'O', 'D', 'B', 'F', 'L', 'I'] as const).map((each): Row => [[each.toLowerCase()], `mouth-surface-${each}`]),
];
