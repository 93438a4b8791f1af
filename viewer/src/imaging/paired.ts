// Two pictures that are compared: they move together by where they lie in their own fitted frames, and their windows by what each began
// with. Nobody has registered them to each other: the same place in the frame need not be the same place in the mouth.
import type { Window } from './facts';
import { imagePoint } from './matrix';
import { fitted, type Placement, type Size } from './placement';
import type { Source } from './picture.svelte';
import type { Sided, Sides } from './sides';
import { leastWidth } from './window';

/** Side by side, or the earlier one over the other. */
export type Way = 'beside' | 'over';

/** One picture of a pair: `name` is what it is, `lines` what else is known of it, `short` the one line that stands over its pixels. */
export type Beside = { readonly source: Source; readonly size: Size; readonly sided: Sided; readonly name: string; readonly short: string; readonly lines: readonly string[] };

/** What two placements have in common: `x` and `y` are shares of the upright picture's width and height, `zoom` is a multiple of the fitting one. */
export type Shared = Pick<Placement, 'turns' | 'flipped'> & { readonly x: number; readonly y: number; readonly zoom: number };

export const WHOLE: Shared = { x: 0.5, y: 0.5, zoom: 1, turns: 0, flipped: false };

/** Where a picture lies, said so that a picture of another size in a frame of another size can lie there too. */
export function sharedOf({ middle, zoom, turns, flipped }: Placement, image: Size, viewport: Size): Shared {
  return { x: middle.x / image.width, y: middle.y / image.height, zoom: zoom / fitted(image, viewport, turns).zoom, turns, flipped };
}

/** The inverse: the placement of a picture that lies so. */
export function placedBy({ x, y, zoom, turns, flipped }: Shared, image: Size, viewport: Size): Placement {
  return { middle: imagePoint(x * image.width, y * image.height), zoom: zoom * fitted(image, viewport, turns).zoom, turns, flipped };
}

/**
 * The window of the one picture carried to the other: moved and widened by the same share of what each came with, for the values of two
 * machines are not of one scale. The window that a picture came with leads to the one that the other came with, table and all.
 */
export function carried(window: Window, start: Window, other: Window): Window {
  if (window === start) return other;
  const scale = other.width / start.width;
  return { ...other, steps: [], explanation: '', center: other.center + (window.center - start.center) * scale, width: Math.max(leastWidth(other), window.width * scale) };
}

/** True where both pictures say where the patient's right is, and do not say the same. */
export function opposed(one: Sides, other: Sides): boolean {
  if (one.kind === 'whole' && other.kind === 'whole') return one.side !== other.side;
  return one.kind === 'edges' && other.kind === 'edges' && one.right !== other.right;
}
