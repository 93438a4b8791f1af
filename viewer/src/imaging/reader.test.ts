// What a reader does: gestures, keys, and the second that makes a look.
import { afterEach, beforeEach, expect, type Mock, test, vi } from 'vitest';
import { Gestures, type Moves } from './gestures';
import { enoughPixels, Looking, shownPixels } from './looking';
import { screenPoint } from './matrix';
import { KEY_OF, pressed, TOOLS } from './tools';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const moves = (): { [each in keyof Moves]: Mock<Moves[each]> } => ({ pan: vi.fn(), zoom: vi.fn(), window: vi.fn(), draw: vi.fn(), tap: vi.fn() });
const touch = (id: number, x: number, y: number, secondary = false): { id: number; at: ReturnType<typeof screenPoint>; secondary: boolean } => ({ id, at: screenPoint(x, y), secondary });

test('the first button drags the picture, the second the window, whatever the mode', () => {
  const told = moves();
  const gestures = new Gestures(told);
  gestures.press(touch(1, 10, 10), 'pan');
  gestures.move(touch(1, 13, 8));
  gestures.release(touch(1, 13, 8));
  gestures.move(touch(1, 99, 99));
  expect(told.pan.mock.calls).toEqual([[3, -2]]);
  gestures.press(touch(1, 0, 0, true), 'draw');
  gestures.move(touch(1, 5, 6, true));
  expect(told.window.mock.calls).toEqual([[5, 6]]);
});

test('two fingers pinch, and the one that stays does not drag', () => {
  const told = moves();
  const gestures = new Gestures(told);
  gestures.press(touch(1, 0, 0), 'pan');
  gestures.press(touch(2, 100, 0), 'pan');
  gestures.move(touch(2, 200, 0));
  expect(told.zoom.mock.calls).toEqual([[2, screenPoint(100, 0)]]);
  told.pan.mockClear();
  gestures.release(touch(2, 200, 0));
  gestures.move(touch(1, 50, 50));
  expect(told.pan).not.toHaveBeenCalled();
});

test('drawing tells its corners until the finger leaves', () => {
  const told = moves();
  const gestures = new Gestures(told);
  gestures.press(touch(1, 1, 1), 'draw');
  gestures.move(touch(1, 4, 5));
  gestures.release(touch(1, 6, 7));
  expect(told.draw.mock.calls).toEqual([[screenPoint(1, 1), screenPoint(4, 5), false], [screenPoint(1, 1), screenPoint(6, 7), true]]);
});

test('a finger that comes and leaves in one place has tapped, and not while it draws', () => {
  const told = moves();
  const gestures = new Gestures(told);
  for (const [mode, x] of [['pan', 13], ['pan', 30], ['draw', 10]] as const) {
    gestures.press(touch(1, 10, 10), mode);
    gestures.release(touch(1, x, 10));
  }
  expect(told.tap.mock.calls).toEqual([[screenPoint(13, 10)]]);
});

test('every tool has a key of its own, and the browser keeps its own keys', () => {
  expect(new Set(TOOLS.map((tool) => KEY_OF[tool])).size).toBe(TOOLS.length);
  for (const tool of TOOLS) expect(pressed({ key: KEY_OF[tool], ctrlKey: false, altKey: false, metaKey: false })).toEqual({ kind: 'tool', tool });
  expect(pressed({ key: 'r', ctrlKey: true, altKey: false, metaKey: false })).toBeNull();
  expect(pressed({ key: 'Tab', ctrlKey: false, altKey: false, metaKey: false })).toBeNull();
});

test('1,024 device pixels are enough, or all pixels of a smaller image', () => {
  expect(enoughPixels({ width: 4000, height: 3000 })).toBe(1024);
  expect(enoughPixels({ width: 600, height: 800 })).toBe(800);
  expect(shownPixels({ width: 4000, height: 3000 }, 0.25, 2)).toBe(2000);
});

test('a look is one whole second, told once, with the smallest size in it', () => {
  const onlook = vi.fn();
  const looking = new Looking(onlook);
  looking.sees(1500);
  vi.advanceTimersByTime(400);
  looking.sees(1200);
  vi.advanceTimersByTime(599);
  expect(onlook).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2);
  expect(onlook).toHaveBeenCalledOnce();
  expect(onlook.mock.calls[0]?.[0]).toBe(1200);
  expect(onlook.mock.calls[0]?.[1]).toBeGreaterThanOrEqual(1000);
  looking.sees(2000);
  vi.advanceTimersByTime(5000);
  expect(onlook).toHaveBeenCalledOnce();
});

test('a glance that is interrupted begins again', () => {
  const onlook = vi.fn();
  const looking = new Looking(onlook);
  looking.sees(1500);
  vi.advanceTimersByTime(900);
  looking.sees(0);
  looking.sees(1500);
  vi.advanceTimersByTime(900);
  expect(onlook).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(onlook).toHaveBeenCalledOnce();
});
