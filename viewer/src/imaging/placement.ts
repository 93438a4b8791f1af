// Where the picture lies in the viewer, and how the tools move it. Every step is pure: a placement goes in, a placement comes out.
import { type ImagePoint, imagePoint, type Matrix, scale, type ScreenPoint, shift, times, toImage } from './matrix';

export type Size = { readonly width: number; readonly height: number };

/** `middle` is what lies in the viewer's middle; `zoom` is CSS pixels per image pixel; quarter turns are clockwise, before the flip. */
export type Placement = { readonly middle: ImagePoint; readonly zoom: number; readonly turns: 0 | 1 | 2 | 3; readonly flipped: boolean };

const SIN = [0, 1, 0, -1];
const COS = [1, 0, -1, 0];
/** CSS pixels per image pixel, and the share of the fitting zoom below which a picture is only a stamp. */
const ZOOM_MOST = 32;
const ZOOM_LEAST_OF_FIT = 0.25;

/** Image → screen. */
export function matrixOf(placement: Placement, viewport: Size): Matrix {
  const { middle, zoom, turns, flipped } = placement;
  const turn: Matrix = { a: COS[turns] as number, b: SIN[turns] as number, c: -(SIN[turns] as number), d: COS[turns] as number, e: 0, f: 0 };
  const placed = times(times(scale(flipped ? -zoom : zoom, zoom), turn), shift(-middle.x, -middle.y));
  return times(shift(viewport.width / 2, viewport.height / 2), placed);
}

/** The whole picture, as large as it goes. */
export function fitted(image: Size, viewport: Size, turns: Placement['turns'] = 0, flipped = false): Placement {
  return { middle: imagePoint(image.width / 2, image.height / 2), zoom: fittingZoom(image, viewport, turns), turns, flipped };
}

/** Zooms by a factor; what lies under `anchor` stays there. */
export function zoomed(placement: Placement, factor: number, anchor: ScreenPoint, image: Size, viewport: Size): Placement {
  const least = fittingZoom(image, viewport, placement.turns) * ZOOM_LEAST_OF_FIT;
  const zoom = Math.min(Math.max(placement.zoom * factor, Math.min(least, 1)), ZOOM_MOST);
  const held = toImage(matrixOf(placement, viewport), anchor);
  const now = toImage(matrixOf({ ...placement, zoom }, viewport), anchor);
  return kept({ ...placement, zoom, middle: imagePoint(placement.middle.x + held.x - now.x, placement.middle.y + held.y - now.y) }, image);
}

/** Moves the picture by CSS pixels. */
export function panned(placement: Placement, dx: number, dy: number, image: Size, viewport: Size): Placement {
  const matrix = matrixOf(placement, viewport);
  const from = toImage(matrix, { x: 0, y: 0 } as ScreenPoint);
  const to = toImage(matrix, { x: dx, y: dy } as ScreenPoint);
  return kept({ ...placement, middle: imagePoint(placement.middle.x + from.x - to.x, placement.middle.y + from.y - to.y) }, image);
}

/** A quarter turn clockwise as the reader sees it, whether or not the picture is flipped. */
export function turned(placement: Placement): Placement {
  return { ...placement, turns: ((placement.turns + (placement.flipped ? 3 : 1)) % 4) as Placement['turns'] };
}

/**
 * How far the picture was turned clockwise as the reader sees it, in degrees; of a flipped picture: after it was flipped.
 *
 * A placement turns first and flips then, and a flip turns every turn round.
 */
export function degreesSeen(placement: Placement): number {
  return (placement.flipped ? (4 - placement.turns) % 4 : placement.turns) * 90;
}

/** Left and right swapped as the reader sees it. */
export function flipped(placement: Placement): Placement {
  return { ...placement, flipped: !placement.flipped };
}

function fittingZoom(image: Size, viewport: Size, turns: Placement['turns']): number {
  const [width, height] = turns % 2 === 0 ? [image.width, image.height] : [image.height, image.width];
  return Math.min(viewport.width / width, viewport.height / height);
}

/** The viewer's middle always lies on the picture, so that nobody loses it. */
function kept(placement: Placement, image: Size): Placement {
  const x = Math.min(Math.max(placement.middle.x, 0), image.width);
  const y = Math.min(Math.max(placement.middle.y, 0), image.height);
  return { ...placement, middle: imagePoint(x, y) };
}
