// The magnifier's arithmetic: the picture as it is placed on the stage, larger, with what lies under the pointer in the middle.
import { type Matrix, scale, type ScreenPoint, shift, times } from './matrix';
import type { Size } from './placement';

export const LENS_ZOOM = 2.5;
/** CSS pixels. */
export const LENS_PX = 200;

/** Image → screen, by the stage's own matrix, so that turns and flips are in it: what lay at `at` comes to lie in the viewer's middle. */
export function lensMatrix(matrix: Matrix, at: ScreenPoint, viewport: Size): Matrix {
  return times(times(shift(viewport.width / 2, viewport.height / 2), scale(LENS_ZOOM)), times(shift(-at.x, -at.y), matrix));
}

/** Image → the lens itself, by whose middle the viewer's middle is copied: for what is drawn over the pixels. */
export function insideLens(matrix: Matrix, at: ScreenPoint, viewport: Size): Matrix {
  return times(shift((LENS_PX - viewport.width) / 2, (LENS_PX - viewport.height) / 2), lensMatrix(matrix, at, viewport));
}

/** Copies the middle of what a painter has just painted into the lens, with a cross where it points; `deviceRatio` as for painting. */
export function fillLens(lens: HTMLCanvasElement, painted: HTMLCanvasElement, deviceRatio: number): void {
  const side = Math.round(LENS_PX * deviceRatio);
  if (lens.width !== side) lens.width = lens.height = side;
  const context = lens.getContext('2d');
  if (context === null) return;
  context.clearRect(0, 0, side, side);
  context.drawImage(painted, Math.round((painted.width - side) / 2), Math.round((painted.height - side) / 2), side, side, 0, 0, side, side);
  const [middle, arm] = [side / 2, 10 * deviceRatio];
  for (const [colour, width] of [['#000', 3], ['#ffd21f', 1]] as const) {
    context.beginPath();
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const) {
      context.moveTo(middle + (dx * arm) / 3, middle + (dy * arm) / 3);
      context.lineTo(middle + dx * arm, middle + dy * arm);
    }
    context.strokeStyle = colour;
    context.lineWidth = width * deviceRatio;
    context.stroke();
  }
}
