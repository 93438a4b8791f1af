// Which photo is next: one after the other becomes known, and a few of those that are known are sent beside it.
import type { Kept } from './shelf';

/** Photos that are sent at once; of each, one piece is on its way. */
export const AT_ONCE = 3;
/**
 * One photo after the other is hashed and announced, in the order in which they were chosen: a cheap phone has no memory for three, the
 * case numbers them as they were taken, and another device soon sees all that is coming.
 */
export const LANES = { announcing: 1, carrying: AT_ONCE };
export type Lane = keyof typeof LANES;

/** The one that was tried least, and of those the first that was chosen: a photo that fails again and again holds up no other. */
export function nextIn(lane: Lane, idle: readonly Kept[], tries: ReadonlyMap<string, number>): Kept | undefined {
  const tried = ({ image }: Kept): number => tries.get(image) ?? 0;
  return idle
    .filter((each) => each.weak == null && (each.takingBack || (each.refused === null && each.bytes !== null)) && laneOf(each) === lane)
    .sort((one, other) => tried(one) - tried(other) || one.keptAt - other.keptAt)[0];
}

function laneOf({ announced, takingBack }: Kept): Lane {
  return announced || takingBack ? 'carrying' : 'announcing';
}
