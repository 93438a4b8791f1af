// What was drawn on the screen, in pixels of the picture.
import type { Mark } from './facts';
import { type Matrix, type ScreenPoint, toImage } from './matrix';
import type { Size } from './placement';

/** A mark between two points of the screen. It ends at the picture's edges, and is known to a tenth of a pixel. */
export function drawnMark(matrix: Matrix, { width, height }: Size, from: ScreenPoint, to: ScreenPoint): Mark {
  const inside = (value: number, most: number): number => Math.round(Math.min(Math.max(value, 0), most) * 10) / 10;
  const [one, other] = [toImage(matrix, from), toImage(matrix, to)];
  return {
    left: inside(Math.min(one.x, other.x), width),
    top: inside(Math.min(one.y, other.y), height),
    right: inside(Math.max(one.x, other.x), width),
    bottom: inside(Math.max(one.y, other.y), height),
  };
}
