// Truth tables of the display pipeline, worked out by hand from the formulas of the standard.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FrameFacts, Window, WindowFunction } from './facts';
import { brightness, dragged, greys, modalityValue, PLAIN, storedValue } from './window';

const range = (f: WindowFunction, center: number, width: number): Window => ({ function: f, center, width, explanation: '' });
const facts = (more: Partial<FrameFacts> = {}): FrameFacts => ({
  columns: 1, rows: 1, bits_stored: 12, signed: false, photometric: 'MONOCHROME2', slope: 1, intercept: 0, windows: [range('LINEAR', 2048, 4096)],
  padding_value: null, spacing: null, frames: 1, pixel_sha256: '', ...more,
});

describe('PS3.3 C.11.2.1.2.1 LINEAR', () => {
  test.each([
    // The standard's own examples: c 2048 w 4096 and c 2048 w 1 and c 0 w 100 and c 0 w 1.
    [2048, 4096, 0, 0],
    [2048, 4096, 4095, 1],
    [2048, 4096, 2047, (2047 - 2047.5) / 4095 + 0.5],
    [2048, 1, 2047, 0],
    [2048, 1, 2048, 1],
    [0, 100, -50, 0],
    [0, 100, -49, (-49 + 0.5) / 99 + 0.5],
    [0, 100, 49, 1],
    [0, 1, -1, 0],
    [0, 1, 0, 1],
    [128, 256, 64, 64 / 255],
  ])('center %d width %d: %d becomes %d', (center, width, x, y) => {
    expect(brightness(x, range('LINEAR', center, width))).toBeCloseTo(y, 12);
  });
});

describe('PS3.3 C.11.2.1.3.2 LINEAR_EXACT', () => {
  test.each([
    [0, 100, -50, 0],
    [0, 100, -25, 0.25],
    [0, 100, 0, 0.5],
    [0, 100, 50, 1],
    [0, 100, 51, 1],
    [10, 0.5, 10.125, 0.75],
  ])('center %d width %d: %d becomes %d', (center, width, x, y) => {
    expect(brightness(x, range('LINEAR_EXACT', center, width))).toBeCloseTo(y, 12);
  });
});

describe('PS3.3 C.11.2.1.3.1 SIGMOID', () => {
  test.each([
    [100, 40, 100, 0.5],
    [100, 40, 110, 1 / (1 + Math.exp(-1))],
    [100, 40, 80, 1 / (1 + Math.exp(2))],
  ])('center %d width %d: %d becomes %d', (center, width, x, y) => {
    expect(brightness(x, range('SIGMOID', center, width))).toBeCloseTo(y, 12);
  });
});

const windows = fc.record({
  function: fc.constantFrom<WindowFunction>('LINEAR', 'LINEAR_EXACT', 'SIGMOID'),
  center: fc.integer({ min: -40000, max: 70000 }),
  width: fc.integer({ min: 1, max: 70000 }),
  explanation: fc.constant(''),
});

test('every window is between dark and bright, and never falls as values rise', () => {
  const value = fc.integer({ min: -32768, max: 65535 });
  fc.assert(fc.property(windows, value, value, (window, one, other) => {
    const [low, high] = [brightness(Math.min(one, other), window), brightness(Math.max(one, other), window)];
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThanOrEqual(1);
    expect(low).toBeLessThanOrEqual(high);
  }));
});

test('16 bits are unsigned or two’s complement', () => {
  expect([0, 0x7fff, 0x8000, 0xffff].map((bits) => storedValue(bits, false))).toEqual([0, 32767, 32768, 65535]);
  expect([0, 0x7fff, 0x8000, 0xffff].map((bits) => storedValue(bits, true))).toEqual([0, 32767, -32768, -1]);
});

test('modality values are slope times stored value plus intercept', () => {
  expect(modalityValue(100, { slope: 2, intercept: -1024 })).toBe(-824);
});

describe('the table of greys', () => {
  test('covers black to white over the whole range', () => {
    const table = greys(facts(), range('LINEAR', 2048, 4096));
    expect([table[0], table[4095], table[65535]]).toEqual([0, 255, 255]);
    expect(table[2048]).toBe(128);
  });

  test('windows a signed frame in modality units', () => {
    const table = greys(facts({ signed: true, slope: 2, intercept: 10 }), range('LINEAR_EXACT', 10, 100));
    // Stored -12.5 … would be a quarter: stored -25 is modality -40, the dark end; stored 25 is 60, the bright end.
    expect([table[0xffff & -25], table[0], table[25]]).toEqual([0, 128, 255]);
  });

  test('MONOCHROME1 is turned for display, and inverting turns it back', () => {
    const window = range('LINEAR', 2048, 4096);
    const plain = greys(facts(), window);
    expect(greys(facts({ photometric: 'MONOCHROME1' }), window)).toEqual(plain.map((grey) => 255 - grey));
    expect(greys(facts({ photometric: 'MONOCHROME1' }), window, { inverted: true, gamma: 1 })).toEqual(plain);
  });

  test('padding stays black whatever the window, and however it is written', () => {
    const inverted = { inverted: true, gamma: 1 };
    expect(greys(facts({ padding_value: 0 }), range('LINEAR', 2048, 4096), inverted)[0]).toBe(0);
    expect(greys(facts({ signed: true, padding_value: -32768 }), range('LINEAR', 0, 100), inverted)[0x8000]).toBe(0);
  });

  test('gamma lifts the middle and leaves the ends', () => {
    const table = greys(facts(), range('LINEAR', 2048, 4096), { ...PLAIN, gamma: 0.7 });
    expect([table[0], table[4095]]).toEqual([0, 255]);
    expect(table[1024]).toBeGreaterThan(64);
  });
});

test('dragging right widens, dragging down raises the center, and no width falls below what the function allows', () => {
  const start = range('LINEAR', 1000, 400);
  expect(dragged(start, start, 10, 0)).toMatchObject({ center: 1000, width: 410 });
  expect(dragged(start, start, 0, 10)).toMatchObject({ center: 1010, width: 400 });
  expect(dragged(start, start, -10_000, 0).width).toBe(1);
  expect(dragged({ ...start, function: 'LINEAR_EXACT' }, start, -10_000, 0).width).toBeGreaterThan(0);
});
