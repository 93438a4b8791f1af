// Marks: what each kind is made of, how it is drawn, and whether a finger is on it. The same rules as schemas/care/mark.py, by the vectors of tests/schemas/marks.json.
import type { Mark, MarkKind } from './facts';
import { type ImagePoint, imagePoint, type Matrix, type ScreenPoint, toScreen } from './matrix';
import type { Size } from './placement';

/** A mark as it is shown; what belongs to it is said by `label`, and `chosen` marks are those that can be shaped. */
export type ShownMark = Mark & { id: string; label: string; chosen?: boolean };
/** All that is drawn over a picture now, with the point that is moved next. */
export type Shown = { marks: readonly ShownMark[]; drawn: Mark | null; grip: ImagePoint | null };
/** Of a picture that is only looked at. */
export const UNMARKED: Shown = { marks: [], drawn: null, grip: null };

export const KINDS: readonly MarkKind[] = ['arrow', 'box', 'ellipse', 'polygon', 'freehand', 'text'];

/** Of one finding. */
export const MAX_MARKS = 20;
/** Of one mark. */
export const MAX_POINTS = 200;
const POINTS: Record<MarkKind, readonly [number, number]> = {
  arrow: [2, 2], box: [2, 2], ellipse: [2, 2], polygon: [3, MAX_POINTS], freehand: [2, MAX_POINTS], text: [1, 1],
};
/** Letters, digits, signs: anything that can be seen. */
const LEGIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Corners by which an ellipse is felt for. */
const AROUND = 32;
const LETTER_PX = 7;

/** True if the house takes it. */
export function isSound({ kind, points, text }: Mark): boolean {
  const [least, most] = POINTS[kind];
  const isFinite = points.every((point) => point.every(Number.isFinite));
  return points.length >= least && points.length <= most && isFinite && (kind === 'text' ? LEGIBLE.test(text) : text === '');
}

/** Where a mark's points are set one after another, and nobody knows beforehand how many. */
export const isPointwise = (kind: MarkKind): boolean => POINTS[kind][1] === MAX_POINTS;

/** What the mark is about: left, top, right and bottom of the box around it, or the point that an arrow points at or words stand at. */
export function region({ kind, points }: Mark): [number, number, number, number] {
  const about = kind === 'arrow' ? points.slice(-1) : points;
  const [across, down] = [about.map(([x]) => x), about.map(([, y]) => y)];
  return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
}

/** The points as a mark: inside the picture, known to a tenth of a pixel, and no more of them than a mark has. */
export function markOf(kind: MarkKind, points: readonly ImagePoint[], { width, height }: Size, text = ''): Mark {
  const inside = (value: number, most: number): number => Math.round(Math.min(Math.max(value, 0), most) * 10) / 10;
  const placed = thinned(points, MAX_POINTS).map(({ x, y }): [number, number] => [inside(x, width), inside(y, height)]);
  if (kind !== 'box' && kind !== 'ellipse') return { kind, points: placed, text: kind === 'text' ? text : '' };
  const [left, top, right, bottom] = region({ kind, points: placed, text: '' });
  return { kind, points: [[left, top], [right, bottom]], text: '' };
}

/** A line of at most so many of its own points: those that it would miss least are left out (Ramer, Douglas and Peucker, with a coarser measure until it fits). */
export function thinned(points: readonly ImagePoint[], most: number): readonly ImagePoint[] {
  let kept = points;
  for (let off = 0.5; kept.length > most; off *= 1.5) kept = straightened(points, off);
  return kept;
}

function straightened(points: readonly ImagePoint[], off: number): readonly ImagePoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 3) return points;
  const strays = points.map((point) => away(point, first, last));
  const most = strays.reduce((far, stray, at) => (stray > (strays[far] ?? 0) ? at : far), 0);
  if ((strays[most] ?? 0) <= off) return [first, last];
  return [...straightened(points.slice(0, most + 1), off), ...straightened(points.slice(most), off).slice(1)];
}

type XY = { readonly x: number; readonly y: number };

/** How far a point is from the line between two others. */
function away(point: XY, from: XY, to: XY): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const long = dx * dx + dy * dy;
  const share = long === 0 ? 0 : Math.min(Math.max(((point.x - from.x) * dx + (point.y - from.y) * dy) / long, 0), 1);
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}

/** How far, in pixels of the screen, a place is from what is drawn of the mark. */
function distance(mark: Mark, at: ScreenPoint, matrix: Matrix): number {
  const line = traced(mark).map(([x, y]) => toScreen(matrix, imagePoint(x, y)));
  const start = line[0];
  if (mark.kind === 'text' && start !== undefined) line.push({ ...start, x: start.x + mark.text.length * LETTER_PX });
  if (line.length === 1 && start !== undefined) return away(at, start, start);
  return Math.min(...line.slice(1).map((end, place) => away(at, line[place] ?? end, end)));
}

/** CSS pixels: a finger so near to a line is on it. */
const REACH_PX = 9;

/** The mark that lies under a finger, or the nearest of several. */
export function touched<Each extends Mark>(marks: readonly Each[], at: ScreenPoint, matrix: Matrix): Each | undefined {
  const far = marks.map((mark) => distance(mark, at, matrix));
  const nearest = Math.min(...far);
  return nearest <= REACH_PX ? marks[far.indexOf(nearest)] : undefined;
}

/** The line of the mark, back to its beginning where it is closed. */
function traced({ kind, points }: Mark): readonly (readonly [number, number])[] {
  const start = points[0];
  if (start === undefined) return [];
  if (kind === 'polygon') return [...points, start];
  if (kind !== 'box' && kind !== 'ellipse') return points;
  const [left, top, right, bottom] = region({ kind, points, text: '' });
  if (kind === 'box') return [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]];
  return Array.from({ length: AROUND + 1 }, (_, step) => {
    const turn = (step / AROUND) * 2 * Math.PI;
    return [(left + right + (right - left) * Math.cos(turn)) / 2, (top + bottom + (bottom - top) * Math.sin(turn)) / 2] as const;
  });
}

/** An SVG path of what is drawn with lines, in the mark's own pixels; the two barbs of an arrow's head are `barb` pixels long. */
export function path(mark: Mark, barb: number): string {
  const line = `M${mark.points.map((point) => point.join(' ')).join('L')}${mark.kind === 'polygon' ? 'Z' : ''}`;
  const [from, to] = mark.points;
  if (mark.kind !== 'arrow' || from === undefined || to === undefined) return line;
  const way = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const ends = [way + 2.6, way - 2.6].map((turn) => `M${to.join(' ')}L${to[0] + barb * Math.cos(turn)} ${to[1] + barb * Math.sin(turn)}`);
  return line + ends.join('');
}

/** Where a mark's label stands: left and above of it on the screen, however the picture is turned; of an arrow, at its tail. */
export function corner(mark: Mark, matrix: Matrix): { x: number; y: number } {
  const [left, top, right, bottom] = mark.kind === 'arrow' ? [...(mark.points[0] ?? [0, 0]), ...(mark.points[0] ?? [0, 0])] : region(mark);
  const ends = [toScreen(matrix, imagePoint(left ?? 0, top ?? 0)), toScreen(matrix, imagePoint(right ?? 0, bottom ?? 0))];
  return { x: Math.min(...ends.map((end) => end.x)), y: Math.min(...ends.map((end) => end.y)) - 6 };
}
