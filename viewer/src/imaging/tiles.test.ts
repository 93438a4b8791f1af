// Which tiles lie in view, how few are kept unpacked, and how a wish for every pixel goes.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { getBytes } from '../contract/bytes';
import { type Full, FullPixels, isPhone } from './full.svelte';
import { type Matrix, scale, shift, times } from './matrix';
import { fitted, matrixOf } from './placement';
import { BrokenTiles, inView, MOST_UNPACKED, Tiles } from './tiles';

vi.mock('../contract/bytes', () => ({ getBytes: vi.fn() }));

const SIZE = { width: 4000, height: 3000 };
const VIEWPORT = { width: 800, height: 600 };
const at = (x: number, y: number, zoom = 1): Matrix => times(scale(zoom), shift(-x, -y));
const settled = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0));

const closed = vi.fn();
const unpack = vi.fn(() => Promise.resolve({ close: closed } as unknown as ImageBitmap));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('createImageBitmap', unpack);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

test('only tiles that show are in view, the nearest to the middle first', () => {
  expect(inView(SIZE, 1024, at(0, 0), VIEWPORT)).toEqual([0]);
  expect(inView(SIZE, 1024, at(900, 700), VIEWPORT)).toEqual([1, 5, 0, 4]);
  expect(inView(SIZE, 1024, at(3600, 2800), VIEWPORT)).toEqual([11]);
  expect(inView(SIZE, 1024, at(-900, 0), VIEWPORT)).toEqual([]);
  expect(inView(SIZE, 1024, matrixOf(fitted(SIZE, VIEWPORT), VIEWPORT), VIEWPORT)).toHaveLength(12);
});

test('a turned and flipped picture shows the tiles that lie there then', () => {
  const placement = { ...fitted(SIZE, VIEWPORT), zoom: 1, turns: 1 as const, flipped: true };
  const corner = { ...placement, middle: { ...placement.middle, x: 200, y: 200 } };
  expect(inView(SIZE, 1024, matrixOf(corner, VIEWPORT), VIEWPORT)).toEqual([0]);
});

test('tiles that do not fit their picture are refused', () => {
  const lying = { side: 1024, sizes: Array.from({ length: 12 }, () => 10) };
  expect(() => new Tiles(new Blob(['x'.repeat(119)]), lying, SIZE, () => undefined)).toThrow(BrokenTiles);
  expect(() => new Tiles(new Blob(['x'.repeat(110)]), { side: 1024, sizes: lying.sizes.slice(1) }, SIZE, () => undefined)).toThrow(BrokenTiles);
});

test('a tile is unpacked once, from its own bytes, and painted at its corner', async () => {
  const file = new Blob([Array.from({ length: 12 }, (_, number) => String.fromCharCode(97 + number).repeat(number + 1)).join('')]);
  const heard = vi.fn();
  const tiles = new Tiles(file, { side: 1024, sizes: Array.from({ length: 12 }, (_, number) => number + 1) }, SIZE, heard);
  const there = at(1100, 1100);
  expect(tiles.take(there, VIEWPORT)).toEqual([]);
  expect(tiles.take(there, VIEWPORT)).toEqual([]);
  await settled();
  expect(unpack).toHaveBeenCalledTimes(1);
  const [blob] = unpack.mock.calls[0] as unknown as [Blob];
  expect([blob.size, blob.type]).toEqual([6, 'image/jpeg']);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(tiles.take(there, VIEWPORT).map(({ x, y }) => [x, y])).toEqual([[1024, 1024]]);
  tiles.close();
  expect(closed).toHaveBeenCalledTimes(1);
});

test('no more tiles stay unpacked than the bound, and the least used go first', async () => {
  const wide = { width: 1024 * 50, height: 1024 };
  const tiles = new Tiles(new Blob(['x'.repeat(50)]), { side: 1024, sizes: Array.from({ length: 50 }, () => 1) }, wide, () => undefined);
  for (let number = 0; number < 50; number += 1) {
    tiles.take(at(number * 1024 + 100, 0), VIEWPORT);
    await settled();
  }
  expect(closed).toHaveBeenCalledTimes(50 - MOST_UNPACKED);
  unpack.mockClear();
  tiles.take(at(49 * 1024 + 100, 0), VIEWPORT);
  expect(unpack).not.toHaveBeenCalled();
  tiles.take(at(100, 0), VIEWPORT);
  expect(unpack).toHaveBeenCalledTimes(1);
});

const THERE: Full = { state: 'there', url: 'https://images.test/i/mark', tiles: { side: 1024, sizes: Array.from({ length: 12 }, () => 1) } };
const MAKING: Full = { state: 'on_request', url: null, tiles: null };

test('a wish is asked once, waited for with growing pauses, and loaded once', async () => {
  const ask = vi.fn<(signal: AbortSignal) => Promise<Full>>(() => Promise.resolve(MAKING));
  vi.mocked(getBytes).mockResolvedValue(new Uint8Array(12));
  const every = new FullPixels(SIZE, ask);
  every.wish();
  every.wish();
  await settled();
  expect([every.state, ask.mock.calls.length]).toEqual(['making', 1]);
  await vi.advanceTimersByTimeAsync(500);
  await vi.advanceTimersByTimeAsync(999);
  expect(ask).toHaveBeenCalledTimes(2);
  ask.mockResolvedValue(THERE);
  await vi.advanceTimersByTimeAsync(1);
  expect([every.state, ask.mock.calls.length]).toEqual(['there', 3]);
  expect(vi.mocked(getBytes).mock.calls.map(([url]) => url)).toEqual([THERE.url]);
  every.wish();
  await settled();
  expect(getBytes).toHaveBeenCalledTimes(1);
});

test('what cannot be made is said, and is not asked for again', async () => {
  const ask = vi.fn<(signal: AbortSignal) => Promise<Full>>(() => Promise.resolve({ state: 'refused', url: null, tiles: null }));
  const every = new FullPixels(SIZE, ask);
  every.wish();
  await settled();
  every.wish();
  expect([every.state, ask.mock.calls.length]).toEqual(['refused', 1]);
});

test('after a broken line whoever zooms later asks again; whoever has left asks no more', async () => {
  const ask = vi.fn<(signal: AbortSignal) => Promise<Full>>(() => Promise.reject(new Error('the line')));
  const every = new FullPixels(SIZE, ask);
  every.wish();
  await settled();
  expect(every.state).toBe('failed');
  every.wish();
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(10_000);
  ask.mockResolvedValue(MAKING);
  every.wish();
  await settled();
  expect(ask).toHaveBeenCalledTimes(2);
  every.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a phone is never sent every pixel', () => {
  expect(isPhone({ width: 390, height: 844 })).toBe(true);
  expect(isPhone({ width: 844, height: 390 })).toBe(true);
  expect(isPhone({ width: 1280, height: 800 })).toBe(false);
});
