// What a reader measures now: which gauge is in hand, the points set so far, and what was measured. In pixels of the picture, so that it
// stays in its place however the picture is moved, turned or flipped. Nothing of it is kept.
import type { Spacing } from './facts';
import type { ImagePoint } from './matrix';
import { type Gauge, type Measured, measured } from './measure';

/** Points in the order in which they were set; `result` is null while some are missing. */
export type Drawn = { readonly points: readonly ImagePoint[]; readonly result: Measured | null };

const isAt = (one: ImagePoint, other: ImagePoint | undefined): boolean => one.x === other?.x && one.y === other.y;

export class Measures {
  gauge = $state<Gauge | null>(null);
  /** The points of what is being measured. */
  points = $state.raw<readonly ImagePoint[]>([]);
  /** Where a drag began that has not ended. */
  dragged = $state.raw<ImagePoint | null>(null);
  done = $state.raw<readonly Drawn[]>([]);
  /** What was measured last, since the gauge was taken in hand. */
  latest = $state.raw<Measured | null>(null);

  readonly spacing: Spacing | null;

  constructor(spacing: Spacing | null) {
    this.spacing = spacing;
  }

  /** Takes a gauge in hand, or puts it down. */
  choose(gauge: Gauge): void {
    const next = this.gauge === gauge ? null : gauge;
    this.leave();
    this.gauge = next;
    if (next !== null) this.latest = null;
  }

  /** Puts the gauge down, with what was begun; what was measured stays. */
  leave(): void {
    this.gauge = null;
    this.points = [];
    this.dragged = null;
  }

  clear(): void {
    this.leave();
    this.done = [];
    this.latest = null;
  }

  /** Sets the next point. Where the last one lies already there is no length and no arm. */
  set(point: ImagePoint): void {
    if (this.gauge === null || isAt(point, this.points.at(-1))) return;
    const points = [...this.points, point];
    const result = measured(this.gauge, points, this.spacing);
    this.points = result === null ? points : [];
    if (result === null) return;
    this.done = [...this.done, { points, result }];
    this.latest = result;
  }

  /** What is being measured, as far as `aim` would lead it. */
  drawn(aim: ImagePoint | null): Drawn | null {
    if (this.gauge === null) return null;
    const begun = this.dragged === null ? this.points : [...this.points, this.dragged];
    const points = aim === null || isAt(aim, begun.at(-1)) ? begun : [...begun, aim];
    return { points, result: measured(this.gauge, points, this.spacing) };
  }
}
