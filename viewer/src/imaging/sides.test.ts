// Where the patient's right is: the table that the house keeps to, and letters, marks and facts that cannot disagree (SPEC UPL-14, IMG-09).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imagePoint, toScreen } from './matrix';
import { fitted, matrixOf, type Placement } from './placement';
import { answerOf, type Edge, type MirrorState, mustBeConfirmed, opposite, saidOf, type SideAnswer, type Sided, sidesOf, shownAt, XRAYS } from './sides';

const VIEWS = ['front', 'right', 'left', 'upper', 'lower', 'close_up', 'face', 'periapical', 'bitewing_right', 'bitewing_left', 'panoramic', 'other_radiograph', 'document'];
const MIRRORS: MirrorState[] = ['direct', 'mirrored', 'mirrored_corrected', 'unconfirmed'];
const LATERALITIES = [null, 'R', 'L', 'B', 'U'];
const TURNS = [0, 1, 2, 3] as const;
const ANSWERS: [string, SideAnswer | null][] = [
  ['', null],
  ['R', { mirror: null, side: 'R', turns: 0 }],
  ['L', { mirror: null, side: 'L', turns: 0 }],
  ...(['direct', 'mirrored'] as const).flatMap((mirror) => TURNS.map((turns): [string, SideAnswer] => [`${mirror} ${turns}`, { mirror, side: null, turns }])),
];

/** Every combination there is, with the word that the table has for its answer. */
const EVERY = ANSWERS.flatMap(([word, answer]) => VIEWS.flatMap((view) => LATERALITIES.flatMap((laterality) => MIRRORS.map((mirror) => ({ word, of: { view, mirror, laterality, answer } })))));

const TABLE = readFileSync(join(import.meta.dirname, '../../../tests/schemas/sides.csv'), 'utf8').trim().split('\n').slice(1).map((line) => {
  const [answer = '', view = '', laterality = '', mirror = '', kind = '', right = '', side = ''] = line.split(',');
  return { answer, view, laterality, mirror, kind, right, side };
});
const fits = (cell: string, value: string): boolean => cell === '*' || cell.split(' ').includes(value);

test('every combination is as the house’s own table says', () => {
  expect(EVERY).toHaveLength(2860);
  for (const { word, of } of EVERY) {
    const row = TABLE.find((each) => each.answer === word && fits(each.view, of.view) && fits(each.laterality, of.laterality ?? '') && fits(each.mirror, of.mirror));
    const sides = sidesOf(of);
    const found = [sides.kind, sides.kind === 'edges' ? sides.right : '', sides.kind === 'whole' ? sides.side : ''];
    expect(found, `${word} ${JSON.stringify(of)}`).toEqual([row?.kind, row?.right, row?.side]);
  }
});

const IMAGE = { width: 1600, height: 1200 };
const VIEW = { width: 800, height: 500 };
const MIDDLES: Record<Edge, [number, number]> = { left: [0, 600], right: [1600, 600], top: [800, 0], bottom: [800, 1200] };
const placed = (turns: Placement['turns'], flipped: boolean): Placement => fitted(IMAGE, VIEW, turns, flipped);

/** The side of the viewer on which the middle of the picture's edge really appears, by the matrix that draws the pixels. */
function drawnAt(edge: Edge, placement: Placement): Edge {
  const { x, y } = toScreen(matrixOf(placement, VIEW), imagePoint(...MIDDLES[edge]));
  const [dx, dy] = [x - VIEW.width / 2, y - VIEW.height / 2];
  return Math.abs(dx) > Math.abs(dy) ? (dx < 0 ? 'left' : 'right') : dy < 0 ? 'top' : 'bottom';
}

test('an edge is said to be where its pixels are drawn', () => {
  for (const edge of Object.keys(MIDDLES) as Edge[]) for (const turns of TURNS) for (const flipped of [false, true]) expect(shownAt(edge, { turns, flipped })).toBe(drawnAt(edge, placed(turns, flipped)));
});

test('what a dentist says of the picture as it is shown puts the letter there, however it is turned and flipped', () => {
  for (const turns of TURNS) for (const flipped of [false, true]) for (const where of ['left', 'right'] as const) {
    const sides = sidesOf({ view: 'front', mirror: 'unconfirmed', laterality: null, answer: answerOf(where, { turns, flipped }) });
    if (sides.kind !== 'edges') throw new Error('both sides are known');
    expect(drawnAt(sides.right, placed(turns, flipped))).toBe(where);
    expect(drawnAt(opposite(sides.right), placed(turns, flipped))).toBe(where === 'left' ? 'right' : 'left');
  }
});

test('a picture of one side is of that side however it is shown', () => {
  fc.assert(fc.property(fc.constantFrom(...TURNS), fc.boolean(), fc.constantFrom('R' as const, 'L' as const), (turns, flipped, side) => {
    expect(sidesOf({ view: 'close_up', mirror: 'mirrored', laterality: null, answer: answerOf(side, { turns, flipped }) })).toEqual({ kind: 'whole', side });
  }));
});

test.each([
  ['direct', false, []],
  ['direct', true, ['viewing-flipped']],
  ['mirrored', false, ['viewing-mirrored']],
  ['mirrored', true, ['viewing-turned-back']],
  ['mirrored_corrected', false, ['mirror-mirrored_corrected']],
  ['mirrored_corrected', true, ['mirror-mirrored_corrected', 'viewing-flipped']],
  ['unconfirmed', false, ['viewing-sides-unsure']],
  ['unconfirmed', true, ['viewing-sides-unsure', 'viewing-flipped-view']],
] as const)('a %s picture, flipped: %s, is said to be so', (mirror, flipped, ids) => {
  for (const view of VIEWS) expect(saidOf({ view, mirror, laterality: null, answer: null }, flipped).map((each) => each.id)).toEqual([...ids]);
});

test('an answer outweighs the lens in what is said, too', () => {
  const of = (mirror: MirrorState, answer: SideAnswer): Sided => ({ view: 'front', mirror, laterality: null, answer });
  const [direct, mirrored] = (['direct', 'mirrored'] as const).map((mirror): SideAnswer => ({ mirror, side: null, turns: 0 })) as [SideAnswer, SideAnswer];
  for (const mirror of MIRRORS) {
    expect(saidOf(of(mirror, direct), true).map((each) => each.id)).toEqual(['viewing-flipped']);
    expect(saidOf(of(mirror, mirrored), false).map((each) => each.id)).toEqual(['viewing-mirrored']);
    expect(saidOf(of(mirror, mirrored), true).map((each) => each.id)).toEqual(['viewing-turned-back']);
  }
});

test('letters and words never contradict each other', () => {
  for (const { of } of EVERY) for (const flipped of [false, true]) {
    const [sides, ids] = [sidesOf(of), saidOf(of, flipped).map((each): string => each.id)];
    expect(ids.includes('viewing-sides-unsure')).toBe(sides.kind === 'unsure' && !ids.includes('viewing-mirrored') && !ids.includes('viewing-turned-back'));
    // Upright and not flipped, "left and right are swapped" stands exactly where the patient's right is at the right.
    if (sides.kind === 'edges' && (of.answer?.turns ?? 0) === 0) expect(ids.includes('viewing-mirrored')).toBe(!flipped && sides.right === 'right');
    // A flip that corrects is never said to swap, and one that swaps is never said to correct.
    if (sides.kind === 'edges' && (of.answer?.turns ?? 0) === 0 && flipped) expect(ids.includes('viewing-turned-back')).toBe(shownAt(sides.right, { turns: 0, flipped }) === 'left');
    expect(flipped ? ids.length > 0 : !ids.some((id) => id.startsWith('viewing-flipped') || id === 'viewing-turned-back')).toBe(true);
  }
});

test('only a picture whose sides everybody agrees on needs no answer', () => {
  for (const { of } of EVERY) expect(mustBeConfirmed(of)).toBe(of.mirror !== 'direct' || sidesOf({ ...of, answer: null }).kind === 'unsure');
  const of = (view: string, mirror: MirrorState, laterality: string | null = null): Sided => ({ view, mirror, laterality, answer: null });
  expect(mustBeConfirmed(of('front', 'direct'))).toBe(false);
  expect(mustBeConfirmed(of('front', 'mirrored'))).toBe(true);
  expect(mustBeConfirmed(of('bitewing_left', 'direct', 'R'))).toBe(true);
  expect(mustBeConfirmed(of('periapical', 'direct', 'R'))).toBe(false);
});

test('X-rays are known as such', () => expect(VIEWS.filter((view) => XRAYS.has(view))).toEqual(['periapical', 'bitewing_right', 'bitewing_left', 'panoramic', 'other_radiograph']));
