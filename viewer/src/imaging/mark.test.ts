// @vitest-environment node
// What marks are made of, by the vectors that the house is held to as well, and how they are drawn by pointer and by keys.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Mark, MarkKind } from './facts';
import { isSound, KINDS, markOf, MAX_POINTS, region, touched } from './mark';
import { imagePoint, type ImagePoint, screenPoint, toScreen } from './matrix';
import { Pen, type Seen } from './pen.svelte';
import { fitted, flipped, matrixOf, turned } from './placement';

type Vector = Mark & { name: string; sound: boolean; region: number[] | null };
const vectors = JSON.parse(readFileSync(join(import.meta.dirname, '../../../tests/schemas/marks.json'), 'utf8')) as Vector[];

const IMAGE = { width: 4000, height: 3000 };
const viewport = { width: 800, height: 600 };
/** Turned by 90° and flipped: what is right on the screen is neither right nor down in the picture. */
const strange: Seen = { matrix: matrixOf(flipped(turned(fitted(IMAGE, viewport))), viewport), viewport };
const plain: Seen = { matrix: matrixOf(fitted(IMAGE, viewport), viewport), viewport };

function pen(kind: MarkKind, words = ''): { pen: Pen; told: Mark[] } {
  const told: Mark[] = [];
  const made = new Pen(IMAGE, (mark) => told.push(mark));
  made.take(kind, words);
  return { pen: made, told };
}

const at = (seen: Seen, x: number, y: number): ReturnType<typeof screenPoint> => toScreen(seen.matrix, imagePoint(x, y));

test.each(vectors)('vwr-04 $name', ({ kind, points, text, sound, region: around }) => {
  expect(isSound({ kind, points, text })).toBe(sound);
  if (around !== null) expect(region({ kind, points, text })).toEqual(around);
});

test.each(KINDS.filter((kind) => kind !== 'polygon' && kind !== 'text'))('vwr-04 %s: a drag on a turned and flipped picture is told in its original pixels', (kind) => {
  const { pen: drawing, told } = pen(kind);
  drawing.draw(at(strange, 1000, 500), at(strange, 1600, 900), false, strange);
  drawing.draw(at(strange, 1000, 500), at(strange, 1600, 900), true, strange);
  expect(told).toEqual([{ kind, points: [[1000, 500], ...(kind === 'freehand' ? [[1600, 900]] : []), [1600, 900]], text: '' }]);
  expect(drawing.drawn).toBeNull();
});

test('vwr-04 words are placed by a tap, corners one by one until the first comes again', () => {
  const words = pen('text', '<i>here</i>');
  words.pen.draw(at(plain, 40, 60), at(plain, 40, 60), true, plain);
  expect(words.told).toEqual([{ kind: 'text', points: [[40, 60]], text: '<i>here</i>' }]);
  const corners = pen('polygon');
  for (const [x, y] of [[100, 100], [900, 100], [500, 800], [110, 100]] as const) {
    const place = at(plain, x, y);
    corners.pen.draw(place, place, true, plain);
  }
  expect(corners.told).toEqual([{ kind: 'polygon', points: [[100, 100], [900, 100], [500, 800]], text: '' }]);
});

test('vwr-04 a tap is a point for a box, and nothing for what has a length', () => {
  for (const kind of ['box', 'arrow', 'ellipse', 'freehand'] as const) {
    const { pen: drawing, told } = pen(kind);
    drawing.draw(at(plain, 40, 60), at(plain, 40, 60), true, plain);
    expect(told.length).toBe(kind === 'box' ? 1 : 0);
  }
});

function press(drawing: Pen, seen: Seen, ...keys: string[]): void {
  const ways: Record<string, [number, number]> = { Left: [-1, 0], Right: [1, 0], Up: [0, -1], Down: [0, 1] };
  for (const each of keys) {
    const [dx, dy] = ways[each.replace('+', '')] ?? [0, 0];
    drawing.key(each, dx, dy, each.startsWith('+'), seen);
  }
}

test.each(KINDS)('vwr-04 %s is drawn by keys alone, and told in original pixels', (kind) => {
  const { pen: drawing, told } = pen(kind, kind === 'text' ? 'here' : '');
  if (kind === 'polygon' || kind === 'freehand') press(drawing, plain, 'Right', 'Enter', 'Right', 'Right', 'Enter', 'Down', 'Down', 'Enter', 'Enter');
  else press(drawing, plain, 'Right', 'Right', '+Down', 'Enter');
  const [mark] = told;
  expect(mark?.kind).toBe(kind);
  const screen = mark?.points.map(([x, y]) => { const place = at(plain, x, y); return [Math.round(place.x), Math.round(place.y)]; });
  if (kind === 'text') expect(screen).toEqual([[408, 308]]);
  else if (kind === 'polygon' || kind === 'freehand') expect(screen).toEqual([[408, 300], [424, 300], [424, 316]]);
  else expect(screen).toEqual([[328, 240], [488, 368]]);
});

test('vwr-04 space goes from point to point, backspace takes one back, escape drops', () => {
  const { pen: drawing } = pen('arrow');
  press(drawing, plain, 'Right', ' ', '+Left');
  expect(drawing.drawn?.points.map(([x]) => x)).toEqual([1560, 2400]);
  press(drawing, plain, 'Escape');
  expect(drawing.drawn).toBeNull();
  const corners = pen('polygon').pen;
  press(corners, plain, 'Right', 'Enter', 'Right', 'Enter', 'Backspace');
  expect(corners.points.length).toBe(1);
});

test('vwr-04 a mark is never moved out of its picture', () => {
  const { pen: drawing, told } = pen('box');
  press(drawing, plain, ...Array.from({ length: 200 }, () => 'Right'), 'Enter');
  expect(told[0]?.points.map(([x]) => x)).toEqual([3200, 4000]);
});

test('vwr-04 a finished mark is moved by its line and shaped by its points', () => {
  const { pen: drawing, told } = pen('box');
  const mark: Mark = { kind: 'polygon', points: [[1000, 1000], [2000, 1000], [1500, 2000]], text: '' };
  drawing.change(mark);
  drawing.draw(at(plain, 1500, 1000), at(plain, 1600, 1200), true, plain);
  expect(told.at(-1)?.points).toEqual([[1100, 1200], [2100, 1200], [1600, 2200]]);
  drawing.draw(at(plain, 1600, 2200), at(plain, 1700, 2500), true, plain);
  expect(told.at(-1)?.points).toEqual([[1100, 1200], [2100, 1200], [1700, 2500]]);
});

test('vwr-04 a long line keeps its shape in no more points than a mark has', () => {
  const circle: ImagePoint[] = Array.from({ length: 5000 }, (_, step) => imagePoint(2000 + 900 * Math.cos(step / 796), 1500 + 900 * Math.sin(step / 796)));
  const mark = markOf('freehand', circle, IMAGE);
  expect(mark.points.length).toBeLessThanOrEqual(MAX_POINTS);
  expect(isSound(mark)).toBe(true);
  expect(region(mark).map(Math.round)).toEqual([1100, 600, 2900, 2400]);
});

test('vwr-04 a second finger takes back what the first began', () => {
  const told = vi.fn();
  const drawing = new Pen(IMAGE, told);
  drawing.take('box', '');
  drawing.draw(screenPoint(10, 10), screenPoint(90, 90), false, plain);
  drawing.letGo();
  expect(drawing.drawn).toBeNull();
  expect(told).not.toHaveBeenCalled();
});

test('vwr-04 a finger is on a line, and not on what the line encloses', () => {
  const marks: Mark[] = [{ kind: 'box', points: [[1000, 1000], [2000, 2000]], text: '' }, { kind: 'ellipse', points: [[2500, 1000], [3500, 2000]], text: '' }];
  expect(touched(marks, at(plain, 2000, 1500), plain.matrix)).toBe(marks[0]);
  expect(touched(marks, at(plain, 3000, 1000), plain.matrix)).toBe(marks[1]);
  expect(touched(marks, at(plain, 1500, 1500), plain.matrix)).toBeUndefined();
  expect(touched(marks, at(plain, 2500, 1000), plain.matrix)).toBeUndefined();
});
