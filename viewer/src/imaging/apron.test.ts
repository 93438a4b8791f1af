import { expect, test, vi } from 'vitest';
import { Apron, stepOf } from './apron';
import { type Matrix, shift, times } from './matrix';

const SCALED: Matrix = { a: 0.5, b: 0, c: 0, d: 0.5, e: 0.25, f: 0.5 };
const SCREEN = { width: 100, height: 80 };

const moved = (x: number, y: number): Matrix => times(shift(x, y), SCALED);

function bench() {
  const hidden = { canvas: { width: 0, height: 0 } };
  const drawn = vi.fn();
  const screen = { setTransform: vi.fn(), drawImage: vi.fn(), imageSmoothingEnabled: true };
  const apron = new Apron(hidden as unknown as CanvasRenderingContext2D, drawn);
  const paint = (matrix: Matrix, size = SCREEN): void => apron.paint(screen as unknown as CanvasRenderingContext2D, matrix, size);
  return { apron, hidden, drawn, screen, paint };
}

test('a step is told in whole pixels, and only between placements of one scale and turn', () => {
  expect(stepOf(SCALED, moved(4, -3))).toEqual({ x: 4, y: -3 });
  expect(stepOf(SCALED, moved(4.5, 0))).toBeNull();
  expect(stepOf(SCALED, { ...SCALED, a: 0.6 })).toBeNull();
});

test('a picture that is moved is smoothed once, with what lies around it, and then only put elsewhere', () => {
  const { hidden, drawn, screen, paint } = bench();
  paint(SCALED);
  expect(drawn).toHaveBeenLastCalledWith(screen, SCALED);
  paint(moved(1, 0));
  expect(drawn).toHaveBeenLastCalledWith(hidden, times(shift(25, 20), moved(1, 0)));
  expect(hidden.canvas).toEqual({ width: 150, height: 120 });
  expect(screen.drawImage).toHaveBeenLastCalledWith(hidden.canvas, -25, -20);
  paint(moved(11, -20));
  expect(drawn).toHaveBeenCalledTimes(2);
  expect(screen.drawImage).toHaveBeenLastCalledWith(hidden.canvas, -15, -40);
  expect(screen.imageSmoothingEnabled).toBe(false);
});

test('where what is held does not reach, it is made anew', () => {
  const { hidden, drawn, paint } = bench();
  for (const x of [0, 1, 26]) paint(moved(x, 0));
  expect(drawn).toHaveBeenCalledTimes(2);
  paint(moved(27, 0));
  expect(drawn).toHaveBeenLastCalledWith(hidden, times(shift(25, 20), moved(27, 0)));
});

test('another picture, another scale, part of a pixel or another screen is drawn as it is', () => {
  const { apron, screen, drawn, paint } = bench();
  paint(SCALED);
  paint(moved(1, 0));
  apron.soil();
  paint(moved(2, 0));
  expect(drawn).toHaveBeenLastCalledWith(screen, moved(2, 0));
  paint(moved(2.5, 0));
  expect(drawn).toHaveBeenLastCalledWith(screen, moved(2.5, 0));
  paint({ ...moved(2.5, 0), d: 0.7 });
  expect(drawn).toHaveBeenCalledTimes(5);
  expect(screen.drawImage).toHaveBeenCalledTimes(1);
});
