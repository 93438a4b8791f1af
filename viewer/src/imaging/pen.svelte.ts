// A mark while it is drawn or shaped anew, by pointer and by keys alike. In pixels of the picture: it stays there however the picture is
// moved, turned or flipped meanwhile. Nothing here knows findings.
import type { Mark, MarkKind } from './facts';
import { isPointwise, isSound, markOf } from './mark';
import { type ImagePoint, imagePoint, type Matrix, type ScreenPoint, screenPoint, toImage, toScreen } from './matrix';
import type { Size } from './placement';

/** CSS pixels: a finger that moves less has tapped; one so near to a point takes hold of it. */
const TAP_PX = 5;
const NEAR_PX = 12;
const STEP_PX = 8;
const FINE_PX = 1;
/** Of the viewer: how large a shape is that arrows bring. */
const SHARE = 0.2;

/** Where the picture lies now. */
export type Seen = { readonly matrix: Matrix; readonly viewport: Size };

export class Pen {
  /** What is drawn; null while nothing is. */
  kind = $state.raw<MarkKind | null>(null);
  points = $state.raw<readonly ImagePoint[]>([]);
  /** Which of the points Shift with an arrow moves. */
  active = $state(0);
  /** Where the next point would be set by key. */
  aim = $state.raw<ImagePoint | null>(null);
  /** A finished mark is shaped anew. */
  changing = $state(false);

  #words = '';
  /** Where the points were when a finger took hold of them, and of which: of all with null. */
  #held: { points: readonly ImagePoint[]; which: number | null } | null = null;
  readonly #image: Size;
  readonly #ondone: (mark: Mark) => void;

  constructor(image: Size, ondone: (mark: Mark) => void) {
    this.#image = image;
    this.#ondone = ondone;
  }

  /** Takes a kind in hand, or puts the pen down with null. `words` are those of a mark of words. */
  take(kind: MarkKind | null, words: string): void {
    this.#words = words;
    if (kind === this.kind && !this.changing) return;
    this.changing = false;
    this.kind = kind;
    this.drop();
  }

  /** Takes a finished mark in hand, to move or shape it. */
  change(mark: Mark): void {
    if (!this.changing || this.points.length !== mark.points.length) this.active = mark.points.length - 1;
    this.kind = mark.kind;
    this.changing = true;
    this.#words = mark.text;
    this.points = mark.points.map(([x, y]) => imagePoint(x, y));
    this.aim = this.#held = null;
  }

  /** What was begun is gone. */
  drop(): void {
    this.points = [];
    this.aim = this.#held = null;
  }

  /** A second finger made a pinch of what began as a drag. */
  letGo(): void {
    if (this.#held !== null) this.points = this.#held.points;
    this.#held = null;
  }

  /** As far as it is drawn; null where there is nothing to see. */
  get drawn(): Mark | null {
    const all = this.aim === null || this.points.length === 0 ? this.points : [...this.points, this.aim];
    if (this.kind === null || all.length === 0) return null;
    const lone = all.length === 1 && this.kind !== 'text' ? [...all, ...all] : all;
    const kind = lone.length === 2 && this.kind === 'polygon' ? 'freehand' : this.kind;
    return markOf(kind, lone, this.#image, this.#words);
  }

  get grip(): ImagePoint | null {
    return this.changing || this.aim === null ? (this.points[this.active] ?? null) : this.aim;
  }

  /** A drag, or with one point a tap. */
  draw(from: ScreenPoint, to: ScreenPoint, done: boolean, { matrix }: Seen): void {
    const [start, end] = [toImage(matrix, from), toImage(matrix, to)];
    this.aim = null;
    this.#held ??= { points: this.points, which: this.changing ? this.#near(from, matrix) : null };
    if (this.changing) this.#drag(start, end);
    else if (this.kind === 'freehand') this.points = [...(this.points.length === 0 ? [start] : this.points), end];
    else if (this.kind === 'polygon') this.points = [...this.#held.points, end];
    else this.points = this.kind === 'text' ? [end] : [start, end];
    if (!done) return;
    const before = this.#held.points;
    this.#held = null;
    const tapped = Math.hypot(to.x - from.x, to.y - from.y) <= TAP_PX;
    if (this.kind === 'polygon' && !this.changing) this.#corner(before, end, matrix);
    else if (this.changing || this.kind === 'text' || this.kind === 'box' || !tapped) this.finish();
    else this.points = before;
  }

  /** What a key means while the pen is in hand; false where it means nothing to it. */
  key(key: string, dx: number, dy: number, shift: boolean, seen: Seen): boolean {
    if (this.kind === null) return false;
    if (dx !== 0 || dy !== 0) this.#arrow(dx, dy, shift, seen);
    else if (key === 'Enter') this.#enter(seen.matrix);
    else if (key === ' ' && this.points.length > 0) this.active = (this.active + 1) % this.points.length;
    else if (key === 'Backspace' && !this.changing && this.points.length > 0) this.points = this.points.slice(0, -1);
    else if (key === 'Escape' && !this.changing && (this.points.length > 0 || this.aim !== null)) this.drop();
    else return false;
    return true;
  }

  /** Tells the mark, if it is one. */
  finish(): void {
    if (this.kind === null) return;
    const mark = markOf(this.kind, this.points, this.#image, this.#words);
    if (!this.changing) this.drop();
    if (isSound(mark)) this.#ondone(mark);
  }

  #enter(matrix: Matrix): void {
    if (this.kind === null || !isPointwise(this.kind) || this.changing) {
      if (this.points.length > 0) this.finish();
    } else if (this.aim !== null) this.#corner(this.points, this.aim, matrix);
  }

  /** Sets the next point; where the first or the last one lies already, what is drawn is done. */
  #corner(before: readonly ImagePoint[], at: ImagePoint, matrix: Matrix): void {
    const [first, last] = [before[0], before.at(-1)];
    const ends = this.kind === 'polygon' ? [first, last] : [last];
    const isEnd = ends.some((end) => end !== undefined && apart(toScreen(matrix, end), toScreen(matrix, at)) <= TAP_PX);
    this.points = isEnd ? before : [...before, at];
    if (isEnd && this.kind !== null && isSound(markOf(this.kind, before, this.#image))) this.finish();
  }

  #arrow(dx: number, dy: number, shift: boolean, { matrix, viewport }: Seen): void {
    const pointwise = this.kind !== null && isPointwise(this.kind) && !this.changing;
    if (pointwise) this.aim = this.#stepped(this.aim ?? this.points.at(-1) ?? toImage(matrix, middle(viewport)), dx, dy, shift ? FINE_PX : STEP_PX, matrix);
    else if (this.points.length === 0) this.#bring(matrix, viewport);
    else if (shift) this.points = this.points.map((each, at) => (at === this.active ? this.#stepped(each, dx, dy, STEP_PX, matrix) : each));
    else {
      const [from, to] = [toImage(matrix, screenPoint(0, 0)), toImage(matrix, screenPoint(dx * STEP_PX, dy * STEP_PX))];
      this.points = this.#moved(this.points, to.x - from.x, to.y - from.y);
    }
  }

  /** The first arrow brings a shape into the middle of what is seen. */
  #bring(matrix: Matrix, viewport: Size): void {
    const [{ x, y }, width, height] = [middle(viewport), viewport.width * SHARE, viewport.height * SHARE];
    const ends = this.kind === 'text' ? [screenPoint(x, y)] : [screenPoint(x - width / 2, y - height / 2), screenPoint(x + width / 2, y + height / 2)];
    this.points = ends.map((each) => this.#inside(toImage(matrix, each)));
    this.active = ends.length - 1;
  }

  #drag(start: ImagePoint, end: ImagePoint): void {
    if (this.#held === null) return;
    const { points, which } = this.#held;
    const [dx, dy] = [end.x - start.x, end.y - start.y];
    if (which === null) this.points = this.#moved(points, dx, dy);
    else {
      this.active = which;
      this.points = points.map((each, at) => (at === which ? this.#inside(imagePoint(each.x + dx, each.y + dy)) : each));
    }
  }

  #near(at: ScreenPoint, matrix: Matrix): number | null {
    const found = this.points.findIndex((each) => apart(toScreen(matrix, each), at) <= NEAR_PX);
    return found === -1 ? null : found;
  }

  #stepped(point: ImagePoint, dx: number, dy: number, step: number, matrix: Matrix): ImagePoint {
    const at = toScreen(matrix, point);
    return this.#inside(toImage(matrix, screenPoint(at.x + dx * step, at.y + dy * step)));
  }

  #inside({ x, y }: ImagePoint): ImagePoint {
    return imagePoint(Math.min(Math.max(x, 0), this.#image.width), Math.min(Math.max(y, 0), this.#image.height));
  }

  /** All of it moved, and none of it out of the picture. */
  #moved(points: readonly ImagePoint[], dx: number, dy: number): readonly ImagePoint[] {
    const held = (step: number, all: readonly number[], most: number): number => Math.min(Math.max(step, -Math.min(...all)), most - Math.max(...all));
    const x = held(dx, points.map((each) => each.x), this.#image.width);
    const y = held(dy, points.map((each) => each.y), this.#image.height);
    return points.map((each) => imagePoint(each.x + x, each.y + y));
  }
}

const middle = ({ width, height }: Size): ScreenPoint => screenPoint(width / 2, height / 2);
const apart = (one: ScreenPoint, other: ScreenPoint): number => Math.hypot(one.x - other.x, one.y - other.y);
