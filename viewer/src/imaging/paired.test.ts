// What is compared lies alike: the same share of each picture in the middle, as many times the fitting size, turned and flipped alike.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FrameFacts, Window } from './facts';
import { screenPoint } from './matrix';
import { Pair } from './pair.svelte';
import { carried, opposed, placedBy, sharedOf, WHOLE } from './paired';
import { fitted, type Size } from './placement';

const sizes: fc.Arbitrary<Size> = fc.record({ width: fc.integer({ min: 50, max: 6000 }), height: fc.integer({ min: 50, max: 6000 }) });
const shares = fc.double({ min: 0, max: 1, noNaN: true });
const shared = fc.record({ x: shares, y: shares, zoom: fc.double({ min: 0.25, max: 20, noNaN: true }), turns: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const), flipped: fc.boolean() });
const linear = (center: number, width: number, more: Partial<Window> = {}): Window => ({ center, width, explanation: '', function: 'LINEAR', ...more });

const facts = (columns: number, rows: number, start: Window): FrameFacts => ({
  columns, rows, bits_stored: 12, signed: false, photometric: 'MONOCHROME2', slope: 1, intercept: 0, windows: [start], padding_value: null, spacing: null, frames: 1, pixel_sha256: '',
});

test('a picture of any size in a frame of any size lies as the other does, and back', () => {
  fc.assert(fc.property(shared, sizes, sizes, (at, image, viewport) => {
    const back = sharedOf(placedBy(at, image, viewport), image, viewport);
    for (const key of ['x', 'y', 'zoom'] as const) expect(back[key]).toBeCloseTo(at[key], 9);
    expect([back.turns, back.flipped]).toEqual([at.turns, at.flipped]);
  }));
});

test('whole pictures are both fitted, however different their sizes', () => {
  fc.assert(fc.property(sizes, sizes, (image, viewport) => {
    expect(placedBy(WHOLE, image, viewport)).toEqual(fitted(image, viewport));
  }));
});

test('one zoomed, moved and turned by hand takes the other along', () => {
  const pair = new Pair({ earlier: { size: { width: 800, height: 800 }, frame: undefined }, now: { size: { width: 1600, height: 1200 }, frame: undefined } });
  pair.resize('earlier', { width: 400, height: 500 });
  pair.resize('now', { width: 500, height: 500 });
  pair.zoom('now', 2, screenPoint(0, 0));
  pair.pan('earlier', -40, 0);
  pair.use('rotate');
  const [earlier, now] = [pair.of('earlier'), pair.of('now')];
  expect(earlier.placement.zoom).toBeCloseTo(2 * fitted(earlier.image, earlier.viewport, 1).zoom, 9);
  expect(now.placement.zoom).toBeCloseTo(2 * fitted(now.image, now.viewport, 1).zoom, 9);
  expect(earlier.placement.middle.x / 800).toBeCloseTo(now.placement.middle.x / 1600, 9);
  expect(earlier.placement.middle.y / 800).toBeCloseTo(now.placement.middle.y / 1200, 9);
  expect([earlier.placement.turns, now.placement.turns]).toEqual([1, 1]);
  pair.use('flip');
  // A flipped picture still turns clockwise for its reader.
  pair.use('rotate');
  expect([earlier.placement.turns, now.placement.turns]).toEqual([0, 0]);
  // Another size of the frame keeps what both show.
  pair.resize('now', { width: 900, height: 300 });
  expect(now.placement.zoom).toBeCloseTo(2 * fitted(now.image, now.viewport, 0).zoom, 9);
  pair.use('reset');
  expect([earlier.placement, now.placement]).toEqual([fitted(earlier.image, earlier.viewport), fitted(now.image, now.viewport)]);
});

test('a window goes along by the share of what each picture came with', () => {
  const [start, other] = [linear(2000, 4000), linear(100, 200, { steps: [[0, 0], [200, 255]], explanation: 'table' })];
  expect(carried(start, start, other)).toBe(other);
  expect(carried(linear(2400, 2000), start, other)).toEqual(linear(120, 100, { steps: [] }));
  expect(carried(linear(2000, 1), start, other).width).toBe(1);
});

test('windows move together or each by itself, and agree again once they are joined', () => {
  const pair = new Pair({ earlier: { size: { width: 8, height: 8 }, frame: facts(8, 8, linear(100, 400)) }, now: { size: { width: 8, height: 8 }, frame: facts(8, 8, linear(2000, 4000)) } });
  const centers = (): (number | undefined)[] => [pair.of('earlier').window?.center, pair.of('now').window?.center];
  pair.moveWindow('now', 0, 10);
  expect(centers()).toEqual([110, 2100]);
  pair.setTogether(false);
  pair.moveWindow('now', 0, 10);
  pair.use('invert');
  expect(centers()).toEqual([110, 2200]);
  expect([pair.of('earlier').inverted, pair.of('now').inverted]).toEqual([false, true]);
  pair.setTogether(true);
  expect(centers()).toEqual([120, 2200]);
  expect(pair.of('earlier').inverted).toBe(true);
});

test('beside a photo, what needs stored values is the radiograph’s', () => {
  const pair = new Pair({ earlier: { size: { width: 8, height: 8 }, frame: facts(8, 8, linear(100, 400)) }, now: { size: { width: 8, height: 8 }, frame: undefined } });
  pair.use('invert');
  expect([pair.of('earlier').inverted, pair.of('now').inverted]).toEqual([true, false]);
  pair.use('sharpen');
  expect([pair.of('earlier').filter, pair.of('now').filter]).toEqual(['sharpen', 'sharpen']);
  expect(pair.of('earlier').inverted).toBe(true);
});

test('pictures whose sides are opposed are told from those that agree, or of which nobody knows', () => {
  expect(opposed({ kind: 'edges', right: 'left' }, { kind: 'edges', right: 'right' })).toBe(true);
  expect(opposed({ kind: 'edges', right: 'left' }, { kind: 'edges', right: 'left' })).toBe(false);
  expect(opposed({ kind: 'whole', side: 'R' }, { kind: 'whole', side: 'L' })).toBe(true);
  expect(opposed({ kind: 'unsure' }, { kind: 'edges', right: 'left' })).toBe(false);
});
