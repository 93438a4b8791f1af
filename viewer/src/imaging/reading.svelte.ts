// How one reader looks at one picture now: where it lies, its window and tone, and what each tool does to them. The picture never changes.
import type { FrameFacts, Window } from './facts';
import { type Matrix, type ScreenPoint, screenPoint, snapped } from './matrix';
import { fitted, flipped, matrixOf, panned, type Placement, type Size, turned, zoomed } from './placement';
import type { Tool } from './tools';
import { dragged } from './window';

const ZOOM_STEP = 1.25;
const PAN_STEP_PX = 48;
const WINDOW_STEP_PX = 12;
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

  readonly image: Size;
  readonly #facts: FrameFacts | undefined;
  #untouched = true;

  constructor(size: Size, facts: FrameFacts | undefined, viewport: Size) {
    this.image = facts === undefined ? size : { width: facts.columns, height: facts.rows };
    this.#facts = facts;
    this.viewport = viewport;
    this.reset();
  }

  /** Image → screen. At full pixels it lies on the screen's own pixels: half a pixel beside them, every value would be a mean of two. */
  get matrix(): Matrix {
    return snapped(matrixOf(this.placement, this.viewport), devicePixelRatio);
  }

  get on(): ReadonlySet<Tool> {
    const states: [boolean, Tool][] = [[this.windowMode, 'window-mode'], [this.inverted, 'invert'], [this.placement.flipped, 'flip']];
    return new Set(states.filter(([is]) => is).map(([, tool]) => tool));
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
  }

  pan(dx: number, dy: number): void {
    this.#moved(panned(this.placement, dx, dy, this.image, this.viewport));
  }

  zoom(factor: number, anchor: ScreenPoint = screenPoint(this.viewport.width / 2, this.viewport.height / 2)): void {
    this.#moved(zoomed(this.placement, factor, anchor, this.image, this.viewport));
  }

  moveWindow(dx: number, dy: number): void {
    const start = this.#facts?.windows[0];
    if (this.window !== undefined && start !== undefined) this.window = dragged(this.window, start, dx, dy);
  }

  /** An arrow key: the window in window mode, the picture otherwise, which moves as its scroll bar would. */
  arrow(dx: number, dy: number): void {
    if (this.windowMode) this.moveWindow(dx * WINDOW_STEP_PX, dy * WINDOW_STEP_PX);
    else this.pan(-dx * PAN_STEP_PX, -dy * PAN_STEP_PX);
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
      rotate: () => this.#turn(),
      flip: () => (this.placement = flipped(this.placement)),
    };
    // Without stored values there is nothing to window.
    if (this.#facts !== undefined || !['window-mode', 'next-window', 'invert', 'gamma'].includes(tool)) steps[tool]();
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
