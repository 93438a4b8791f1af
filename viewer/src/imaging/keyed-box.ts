// Drawing a box by keys: it lies in the middle of the viewer at first; arrows move it, arrows with Shift size it.
import { type ScreenPoint, screenPoint } from './matrix';
import type { Size } from './placement';

/** From corner to corner, in the viewer's own coordinates. */
export type Box = { readonly from: ScreenPoint; readonly to: ScreenPoint };

const STEP_PX = 8;
const SHARE = 0.2;
const LEAST_PX = 8;

export function firstBox(viewport: Size): Box {
  const [width, height] = [viewport.width * SHARE, viewport.height * SHARE];
  const [x, y] = [(viewport.width - width) / 2, (viewport.height - height) / 2];
  return { from: screenPoint(x, y), to: screenPoint(x + width, y + height) };
}

/** Moved by a step, and kept inside the viewer. */
export function movedBox(box: Box, dx: number, dy: number, viewport: Size): Box {
  const within = (step: number, least: number, most: number, end: number): number => Math.min(Math.max(step, -least), end - most);
  const x = within(dx * STEP_PX, box.from.x, box.to.x, viewport.width);
  const y = within(dy * STEP_PX, box.from.y, box.to.y, viewport.height);
  return { from: screenPoint(box.from.x + x, box.from.y + y), to: screenPoint(box.to.x + x, box.to.y + y) };
}

/** Its right or lower edge moved by a step: never smaller than can be seen. */
export function sizedBox(box: Box, dx: number, dy: number, viewport: Size): Box {
  const edge = (at: number, start: number, step: number, end: number): number => Math.min(Math.max(at + step * STEP_PX, start + LEAST_PX), end);
  return { from: box.from, to: screenPoint(edge(box.to.x, box.from.x, dx, viewport.width), edge(box.to.y, box.from.y, dy, viewport.height)) };
}
