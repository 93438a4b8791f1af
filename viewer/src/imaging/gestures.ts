// What fingers and the mouse mean: a small state machine that knows no picture, only who asked for what.
import { type ScreenPoint, screenPoint } from './matrix';

/** What dragging with the first button or one finger does. */
export type Mode = 'pan' | 'window' | 'draw';

export interface Moves {
  pan(dx: number, dy: number): void;
  zoom(factor: number, anchor: ScreenPoint): void;
  window(dx: number, dy: number): void;
  /** From where the finger came down to where it is; `done` when it leaves. */
  draw(from: ScreenPoint, to: ScreenPoint, done: boolean): void;
  /** The finger came and left in one place, where a drag would have moved the picture. */
  tap(at: ScreenPoint): void;
}

type Doing = { kind: 'rest' } | { kind: Mode; from: ScreenPoint; last: ScreenPoint } | { kind: 'pinch' };

/** What we need of a PointerEvent, with the place already in the viewer's own coordinates. */
export type Touch = { id: number; at: ScreenPoint; secondary: boolean };

/** One notch of a wheel is 100 to 120 units: a notch zooms by about a quarter. */
const WHEEL_FEEL = 0.002;
/** CSS pixels: a finger that moves less has tapped. */
const TAP_PX = 5;
/** Lines and pages of old wheels, in pixels. */
const WHEEL_UNITS = [1, 16, 400];

export class Gestures {
  readonly #moves: Moves;
  readonly #down = new Map<number, ScreenPoint>();
  #doing: Doing = { kind: 'rest' };

  constructor(moves: Moves) {
    this.#moves = moves;
  }

  get isDrawing(): boolean {
    return this.#doing.kind === 'draw';
  }

  press(touch: Touch, mode: Mode): void {
    this.#down.set(touch.id, touch.at);
    if (this.#down.size === 1) this.#doing = { kind: touch.secondary ? 'window' : mode, from: touch.at, last: touch.at };
    else this.#doing = { kind: 'pinch' };
  }

  move(touch: Touch): void {
    const before = this.#down.get(touch.id);
    if (before === undefined) return;
    if (this.#doing.kind === 'pinch') this.#pinch(touch, before);
    this.#down.set(touch.id, touch.at);
    if (this.#doing.kind === 'rest' || this.#doing.kind === 'pinch') return;
    const { kind, from, last } = this.#doing;
    if (kind === 'draw') this.#moves.draw(from, touch.at, false);
    else this.#moves[kind](touch.at.x - last.x, touch.at.y - last.y);
    this.#doing = { kind, from, last: touch.at };
  }

  release(touch: Touch): void {
    if (!this.#down.delete(touch.id)) return;
    if (this.#doing.kind === 'draw') this.#moves.draw(this.#doing.from, touch.at, true);
    if (this.#doing.kind === 'pan' && distance(this.#doing.from, touch.at) < TAP_PX) this.#moves.tap(touch.at);
    // After a pinch, the finger that stays must not drag: the picture would jump.
    if (this.#doing.kind !== 'pinch' || this.#down.size === 0) this.#doing = { kind: 'rest' };
  }

  wheel(delta: number, unit: number, at: ScreenPoint): void {
    this.#moves.zoom(Math.exp(-delta * (WHEEL_UNITS[unit] ?? 1) * WHEEL_FEEL), at);
  }

  #pinch(touch: Touch, before: ScreenPoint): void {
    const other = [...this.#down].find(([id]) => id !== touch.id)?.[1];
    if (other === undefined) return;
    const [was, now] = [distance(before, other), distance(touch.at, other)];
    this.#moves.pan((touch.at.x - before.x) / 2, (touch.at.y - before.y) / 2);
    if (was > 0 && now > 0) this.#moves.zoom(now / was, screenPoint((touch.at.x + other.x) / 2, (touch.at.y + other.y) / 2));
  }
}

/** Listens to a wheel by hand: one that zooms must not scroll the page, which a passive listener cannot prevent. */
export function wheeled(turned: (event: WheelEvent) => void): (node: HTMLElement) => () => void {
  return (node) => {
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      turned(event);
    };
    node.addEventListener('wheel', turn, { passive: false });
    return () => node.removeEventListener('wheel', turn);
  };
}

function distance(one: ScreenPoint, other: ScreenPoint): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
