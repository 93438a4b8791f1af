// One matrix: there and back is nowhere else, and what a tool promises to hold still stays where it is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imagePoint, inverse, scale, screenPoint, shift, snapped, times, toImage, toScreen } from './matrix';
import { degreesSeen, fitted, flipped, matrixOf, panned, type Placement, turned, zoomed } from './placement';

const IMAGE = { width: 1600, height: 1200 };
const VIEW = { width: 800, height: 500 };

const coordinate = (most: number): fc.Arbitrary<number> => fc.double({ min: 0, max: most, noNaN: true });
const placements: fc.Arbitrary<Placement> = fc.record({
  middle: fc.tuple(coordinate(IMAGE.width), coordinate(IMAGE.height)).map(([x, y]) => imagePoint(x, y)),
  zoom: fc.double({ min: 0.2, max: 30, noNaN: true }),
  turns: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  flipped: fc.boolean(),
});

test('a point goes to the screen and back to itself, however it is placed', () => {
  fc.assert(fc.property(placements, coordinate(IMAGE.width), coordinate(IMAGE.height), (placement, x, y) => {
    const matrix = matrixOf(placement, VIEW);
    const back = toImage(matrix, toScreen(matrix, imagePoint(x, y)));
    expect(back.x).toBeCloseTo(x, 6);
    expect(back.y).toBeCloseTo(y, 6);
  }));
});

test('a matrix times its inverse changes nothing', () => {
  const matrix = times(shift(3, 4), times(scale(2, -5), shift(1, 1)));
  const none = times(matrix, inverse(matrix));
  for (const [key, value] of Object.entries({ a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 })) expect(none[key as 'a']).toBeCloseTo(value, 12);
});

test('a fitted picture fills the viewer, upright or on its side', () => {
  const corners = (turns: 0 | 1): number[] => {
    const matrix = matrixOf(fitted(IMAGE, VIEW, turns), VIEW);
    const [one, other] = [toScreen(matrix, imagePoint(0, 0)), toScreen(matrix, imagePoint(IMAGE.width, IMAGE.height))];
    return [Math.abs(other.x - one.x), Math.abs(other.y - one.y)].map((side) => Math.round(side * 1000) / 1000);
  };
  expect(corners(0)).toEqual([666.667, 500]);
  expect(corners(1)).toEqual([375, 500]);
});

test('what lies under the pointer stays there while zooming', () => {
  fc.assert(fc.property(placements, fc.double({ min: 0.5, max: 2, noNaN: true }), (placement, factor) => {
    const anchor = screenPoint(VIEW.width / 2 + 50, VIEW.height / 2 - 30);
    const next = zoomed(placement, factor, anchor, IMAGE, VIEW);
    const [before, after] = [toImage(matrixOf(placement, VIEW), anchor), toImage(matrixOf(next, VIEW), anchor)];
    const atAnEdge = next.middle.x === 0 || next.middle.y === 0 || next.middle.x === IMAGE.width || next.middle.y === IMAGE.height;
    if (!atAnEdge) expect([after.x, after.y]).toEqual([expect.closeTo(before.x, 6), expect.closeTo(before.y, 6)]);
  }));
});

test('dragging moves the picture with the finger, turned or flipped', () => {
  for (const start of [fitted(IMAGE, VIEW), fitted(IMAGE, VIEW, 1), fitted(IMAGE, VIEW, 2, true), fitted(IMAGE, VIEW, 3, true)]) {
    const point = imagePoint(700, 500);
    const [before, after] = [start, panned(start, 30, -20, IMAGE, VIEW)].map((each) => toScreen(matrixOf(each, VIEW), point));
    expect([(after?.x ?? 0) - (before?.x ?? 0), (after?.y ?? 0) - (before?.y ?? 0)]).toEqual([expect.closeTo(30, 6), expect.closeTo(-20, 6)]);
  }
});

test('a turn is clockwise as seen, also when flipped; four turns and two flips are none', () => {
  for (const start of [fitted(IMAGE, VIEW), flipped(fitted(IMAGE, VIEW))]) {
    const right = toImage(matrixOf(start, VIEW), screenPoint(VIEW.width / 2 + 100, VIEW.height / 2));
    const after = toScreen(matrixOf(turned(start), VIEW), right);
    // What was at three o'clock is now at six o'clock.
    expect([after.x, after.y]).toEqual([expect.closeTo(VIEW.width / 2, 6), expect.closeTo(VIEW.height / 2 + 100, 6)]);
    expect(turned(turned(turned(turned(start))))).toEqual(start);
    expect(flipped(flipped(start))).toEqual(start);
  }
});

test('full pixels lie on the pixels of the screen, whatever the sizes, turns and flips; any other zoom is left alone', () => {
  const sides = fc.integer({ min: 200, max: 2000 });
  const ratios = fc.constantFrom(1, 1.5, 2);
  fc.assert(fc.property(sides, sides, sides, sides, ratios, fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const), fc.boolean(), (w, h, vw, vh, ratio, turns, flip) => {
    const placement = { ...fitted({ width: w, height: h }, { width: vw, height: vh }, turns, flip), zoom: 1 / ratio };
    const unsnapped = matrixOf(placement, { width: vw, height: vh });
    const matrix = snapped(unsnapped, ratio);
    for (const value of [matrix.e, matrix.f]) expect(value * ratio).toBeCloseTo(Math.round(value * ratio), 6);
    expect(Math.abs(matrix.e - unsnapped.e)).toBeLessThanOrEqual(0.5 / ratio + 1e-9);
    const other = matrixOf({ ...placement, zoom: 0.7 }, { width: vw, height: vh });
    expect(snapped(other, ratio)).toEqual(other);
  }));
});

test('what is said of a turn is what is seen, in whichever order it was turned and flipped', () => {
  const start = fitted(IMAGE, VIEW);
  expect(degreesSeen(turned(start))).toBe(90);
  expect(degreesSeen(turned(flipped(start)))).toBe(90);
  // Turned first and flipped then, it looks as if it had been flipped and then turned the other way.
  expect(degreesSeen(flipped(turned(start)))).toBe(270);
  expect(degreesSeen(flipped(turned(flipped(start))))).toBe(270);
  expect(degreesSeen(flipped(start))).toBe(0);
});

test('the picture can never be lost', () => {
  const far = panned(fitted(IMAGE, VIEW), 1e6, 1e6, IMAGE, VIEW);
  expect([far.middle.x, far.middle.y]).toEqual([0, 0]);
});
