// How one reader looks at one picture now: where it lies, its window and tone, and what each tool does to them. The picture never changes.
import type { FrameFacts, Window } from './facts';
import type { Filter } from './filter';
import { type ImagePoint, imagePoint, type Matrix, type ScreenPoint, screenPoint, snapped, toImage, toScreen } from './matrix';
import { Measures } from './measures.svelte';
import { fitted, flipped, matrixOf, panned, type Placement, type Size, turned, zoomed } from './placement';
import { GREY_ONLY, type Tool } from './tools';
import { dragged } from './window';

export const ZOOM_STEP = 1.25;
export const PAN_STEP_PX = 48;
export const WINDOW_STEP_PX = 12;
const AIM_STEP_PX = 8;
const AIM_FINE_PX = 1;
/** CSS pixels: a finger that moves less has tapped. */
const TAP_PX = 5;
const GAMMAS = [1, 0.7, 1.4];

export class Reading {
  viewport = $state.raw<Size>({ width: 1, height: 1 });
  placement = $state.raw<Placement>(fitted({ width: 1, height: 1 }, { width: 1, height: 1 }));
  window = $state.raw<Window>();
  inverted = $state(false);
  gamma = $state(1);
  /** The first button and the arrows move the window instead of the picture. */
  windowMode = $state(false);
  help = $state(false);
  filter = $state<Filter | null>(null);
  lens = $state(false);
  /** Marks are not shown: nothing lies over what they point at. */
  hidden = $state(false);
  /** Where pointer or crosshair stands: there points are set, and the magnifier shows what is there. */
  aim = $state.raw<ImagePoint | null>(null);
  readonly measures: Measures;

  readonly image: Size;
  readonly #facts: FrameFacts | undefined;
  #untouched = true;

  constructor(size: Size, facts: FrameFacts | undefined, viewport: Size) {
    this.image = facts === undefined ? size : { width: facts.columns, height: facts.rows };
    this.#facts = facts;
    this.viewport = viewport;
    this.measures = new Measures(facts?.spacing ?? null);
    this.reset();
  }

  /** Image → screen. At full pixels it lies on the screen's own pixels: half a pixel beside them, every value would be a mean of two. */
  get matrix(): Matrix {
    return snapped(matrixOf(this.placement, this.viewport), devicePixelRatio);
  }

  get on(): ReadonlySet<Tool> {
    const states: [boolean, Tool][] = [[this.windowMode, 'window-mode'], [this.inverted, 'invert'], [this.placement.flipped, 'flip'], [this.lens, 'magnifier'], [this.hidden, 'hide-marks']];
    const chosen = [this.filter, this.measures.gauge].filter((each) => each !== null);
    return new Set([...states.filter(([is]) => is).map(([, tool]) => tool), ...chosen]);
  }

  /** The crosshair leads, by pointer and by arrows. */
  get aims(): boolean {
    return this.lens || this.measures.gauge !== null;
  }

  /** The viewer has another size; a picture that nobody moved is fitted again. */
  resize(viewport: Size): void {
    this.viewport = viewport;
    if (this.#untouched) this.#fit();
  }

  reset(): void {
    this.placement = fitted(this.image, this.viewport);
    this.#untouched = true;
    this.window = this.#facts?.windows[0];
    this.inverted = false;
    this.gamma = 1;
    this.windowMode = false;
    this.filter = null;
    this.lens = this.hidden = false;
    this.measures.clear();
  }

  /** The point of the picture that is nearest to a place on the screen. */
  under(at: ScreenPoint): ImagePoint {
    const { x, y } = toImage(this.matrix, at);
    return imagePoint(Math.min(Math.max(x, 0), this.image.width), Math.min(Math.max(y, 0), this.image.height));
  }

  pan(dx: number, dy: number): void {
    this.#moved(panned(this.placement, dx, dy, this.image, this.viewport));
  }

  zoom(factor: number, anchor: ScreenPoint = this.#anchor()): void {
    this.#moved(zoomed(this.placement, factor, anchor, this.image, this.viewport));
  }

  moveWindow(dx: number, dy: number): void {
    const start = this.#facts?.windows[0];
    if (this.window !== undefined && start !== undefined) this.window = dragged(this.window, start, dx, dy);
  }

  /** An arrow key: the crosshair of a gauge, the window in window mode, the magnifier, or the picture, which moves as its scroll bar would. */
  arrow(dx: number, dy: number, fine: boolean): void {
    if (this.windowMode && this.measures.gauge === null) this.moveWindow(dx * WINDOW_STEP_PX, dy * WINDOW_STEP_PX);
    else if (this.aims) this.#aimBy(fine ? AIM_FINE_PX : AIM_STEP_PX, dx, dy);
    else this.pan(-dx * PAN_STEP_PX, -dy * PAN_STEP_PX);
  }

  /** A drag measures from its beginning to its end; a tap sets one point, and so does whatever ends what was begun. */
  measure(from: ScreenPoint, to: ScreenPoint, done: boolean): void {
    const isDrag = this.measures.points.length === 0 && Math.hypot(to.x - from.x, to.y - from.y) > TAP_PX;
    const [start, end] = [this.under(from), this.under(to)];
    this.aim = end;
    this.measures.dragged = isDrag && !done ? start : null;
    if (!done) return;
    if (isDrag) this.measures.set(start);
    this.measures.set(end);
  }

  /** Enter sets a point where the crosshair is, Escape puts gauge or magnifier away; false where there is neither. */
  crosshairKey(key: string): boolean {
    if (!this.aims || (key !== 'Enter' && key !== 'Escape')) return false;
    if (key === 'Enter' && this.aim !== null) this.measures.set(this.aim);
    else if (this.measures.gauge !== null) this.measures.leave();
    else this.lens = false;
    return true;
  }

  use(tool: Tool): void {
    const steps: Record<Tool, () => void> = {
      'zoom-in': () => this.zoom(ZOOM_STEP),
      'zoom-out': () => this.zoom(1 / ZOOM_STEP),
      actual: () => this.zoom(1 / devicePixelRatio / this.placement.zoom),
      reset: () => this.reset(),
      'window-mode': () => (this.windowMode = !this.windowMode),
      'next-window': () => this.#nextWindow(),
      invert: () => (this.inverted = !this.inverted),
      gamma: () => (this.gamma = GAMMAS[(GAMMAS.indexOf(this.gamma) + 1) % GAMMAS.length] ?? 1),
      sharpen: () => this.#filterBy('sharpen'),
      emboss: () => this.#filterBy('emboss'),
      magnifier: () => this.#take(() => (this.lens = !this.lens)),
      ruler: () => this.#take(() => this.measures.choose('ruler')),
      angle: () => this.#take(() => this.measures.choose('angle')),
      'hide-marks': () => (this.hidden = !this.hidden),
      rotate: () => this.#turn(),
      flip: () => (this.placement = flipped(this.placement)),
    };
    // Without stored values there is nothing to window.
    if (this.#facts !== undefined || !GREY_ONLY.has(tool)) steps[tool]();
  }

  /** One at a time: either is made of the picture itself. */
  #filterBy(filter: Filter): void {
    this.filter = this.filter === filter ? null : filter;
  }

  /** Takes in hand what points at the picture: it begins where the pointer is, or in the middle. */
  #take(take: () => void): void {
    take();
    if (this.aims) this.#aimBy(0, 0, 0);
  }

  /** Moves the crosshair by so many pixels of the screen; it stays on the picture, and where it can be seen. */
  #aimBy(step: number, dx: number, dy: number): void {
    const { width, height } = this.viewport;
    const at = this.aim === null ? this.#middle() : toScreen(this.matrix, this.aim);
    const inside = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
    this.aim = this.under(screenPoint(inside(at.x + dx * step, width), inside(at.y + dy * step, height)));
  }

  #middle(): ScreenPoint {
    return screenPoint(this.viewport.width / 2, this.viewport.height / 2);
  }

  /** Zooming by key holds the middle, or what is aimed at. */
  #anchor(): ScreenPoint {
    return this.aims && this.aim !== null ? toScreen(this.matrix, this.aim) : this.#middle();
  }

  #turn(): void {
    this.placement = turned(this.placement);
    if (this.#untouched) this.#fit();
  }

  #nextWindow(): void {
    const all = this.#facts?.windows ?? [];
    this.window = all[(all.findIndex((each) => each === this.window) + 1) % all.length] ?? this.window;
  }

  #moved(placement: Placement): void {
    this.placement = placement;
    this.#untouched = false;
  }

  #fit(): void {
    this.placement = fitted(this.image, this.viewport, this.placement.turns, this.placement.flipped);
  }
}
