// Rulers and angles: hand-made numbers, rows and columns of different heights, and no number that a turn or a flip could change (SPEC VWR-05).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Spacing } from './facts';
import { imagePoint, screenPoint, toScreen } from './matrix';
import { degreesAt, lengthOf, measured } from './measure';
import { flipped, matrixOf, type Placement, turned, zoomed } from './placement';
import { Reading } from './reading.svelte';

const SQUARE: Spacing = { row_mm: 0.02, column_mm: 0.02, provenance: 'detector' };
const TALL: Spacing = { row_mm: 0.2, column_mm: 0.1, provenance: 'calibrated' };
const at = imagePoint;

test('a length is in millimetres by its spacing, and in pixels without one', () => {
  expect(lengthOf(at(0, 0), at(300, 400), SQUARE)).toBeCloseTo(10, 9);
  expect(lengthOf(at(0, 0), at(300, 400), null)).toBe(500);
});

test('a row is as high as the file says, not as wide as a column', () => {
  expect(lengthOf(at(10, 10), at(40, 10), TALL)).toBeCloseTo(3, 9);
  expect(lengthOf(at(10, 10), at(10, 40), TALL)).toBeCloseTo(6, 9);
  expect(lengthOf(at(0, 0), at(30, 20), TALL)).toBeCloseTo(5, 9);
  // In pixels these arms stand at 45 degrees; in the patient it is as steep as its rows are high.
  expect(degreesAt(at(0, 0), at(10, 0), at(10, 10), null)).toBeCloseTo(45, 9);
  expect(degreesAt(at(0, 0), at(10, 0), at(10, 10), TALL)).toBeCloseTo((Math.atan(2) * 180) / Math.PI, 9);
});

test('angles are between 0 and 180 degrees, whichever arm was drawn first', () => {
  expect(degreesAt(at(5, 5), at(9, 5), at(5, 1), null)).toBeCloseTo(90, 9);
  expect(degreesAt(at(5, 5), at(5, 1), at(9, 5), null)).toBeCloseTo(90, 9);
  expect(degreesAt(at(5, 5), at(9, 5), at(1, 5), null)).toBeCloseTo(180, 9);
  expect(degreesAt(at(5, 5), at(9, 5), at(9, 5), null)).toBe(0);
});

test('millimetres are never said without what the file says of them', () => {
  const points = [at(0, 0), at(300, 400)];
  expect(measured('ruler', points, SQUARE)).toEqual({ gauge: 'ruler', value: expect.closeTo(10, 9), unit: 'detector' });
  expect(measured('ruler', points, TALL)).toMatchObject({ unit: 'calibrated' });
  expect(measured('ruler', points, null)).toEqual({ gauge: 'ruler', value: 500, unit: 'px' });
  expect(measured('ruler', points.slice(1), SQUARE)).toBeNull();
  expect(measured('angle', points, SQUARE)).toBeNull();
  // The second point is the corner.
  expect(measured('angle', [at(9, 5), at(5, 5), at(5, 1)], SQUARE)).toEqual({ gauge: 'angle', degrees: expect.closeTo(90, 9) });
});

test('what is measured on the screen is the same however the picture is zoomed, turned and flipped', () => {
  const image = { width: 900, height: 640 };
  const viewport = { width: 700, height: 500 };
  const place = fc.tuple(fc.double({ min: 0, max: 900, noNaN: true }), fc.double({ min: 0, max: 640, noNaN: true })).map(([x, y]) => at(x, y));
  const moves = fc.array(fc.constantFrom('rotate', 'flip', 'zoom-in', 'zoom-out'), { maxLength: 9 });
  fc.assert(fc.property(place, place, place, moves, (one, corner, other, steps) => {
    const reading = new Reading(image, undefined, viewport);
    for (const step of steps) reading.use(step as 'rotate');
    const seen = [one, corner, other].map((each) => reading.under(toScreen(reading.matrix, each)));
    const [first, second, third] = seen as [typeof one, typeof one, typeof one];
    expect(lengthOf(first, second, TALL)).toBeCloseTo(lengthOf(one, corner, TALL), 6);
    if (lengthOf(one, corner, TALL) > 1 && lengthOf(other, corner, TALL) > 1) expect(degreesAt(second, first, third, TALL)).toBeCloseTo(degreesAt(corner, one, other, TALL), 4);
  }));
});

test('a line lies on the same pixels of the picture after every move', () => {
  const start: Placement = { middle: at(450, 320), zoom: 1, turns: 0, flipped: false };
  const viewport = { width: 700, height: 500 };
  const end = zoomed(flipped(turned(start)), 2, screenPoint(350, 250), { width: 900, height: 640 }, viewport);
  const [from, to] = [toScreen(matrixOf(end, viewport), at(450, 320)), toScreen(matrixOf(end, viewport), at(500, 320))];
  // To the right at first; turned clockwise it runs down, and a flip leaves that.
  expect([to.x - from.x, to.y - from.y]).toEqual([expect.closeTo(0, 9), expect.closeTo(100, 9)]);
});
