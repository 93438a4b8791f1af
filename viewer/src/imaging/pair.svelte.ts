// Two pictures under one pair of eyes: one placement for both, and one window for both or one for each.
import type { FrameFacts } from './facts';
import { type ScreenPoint, screenPoint } from './matrix';
import { carried, placedBy, type Shared, sharedOf, WHOLE } from './paired';
import { panned, type Placement, type Size, turned, zoomed } from './placement';
import { PAN_STEP_PX, Reading, WINDOW_STEP_PX, ZOOM_STEP } from './reading.svelte';
import { GREY_ONLY, type Tool } from './tools';

export type Which = 'earlier' | 'now';

/** The tools of one picture that mean something on two: nothing is measured or aimed at on pictures that lie beside each other. */
export const PAIRED: readonly Tool[] = ['zoom-in', 'zoom-out', 'reset', 'window-mode', 'next-window', 'invert', 'gamma', 'sharpen', 'emboss', 'rotate', 'flip'];

type Seen = { readonly size: Size; readonly frame: FrameFacts | undefined };

const other = (side: Which): Which => (side === 'now' ? 'earlier' : 'now');

export class Pair {
  /** Where both lie. */
  at = $state.raw<Shared>(WHOLE);
  /** Window, tone and filter of the one are those of the other. */
  together = $state(true);
  /** The picture that was touched last: tools that are no longer for both are for this one. */
  chosen = $state<Which>('now');

  readonly #readings: Record<Which, Reading>;
  readonly #seen: Record<Which, Seen>;

  constructor(seen: Record<Which, Seen>) {
    const begun = ({ size, frame }: Seen): Reading => new Reading(size, frame, { width: 1, height: 1 });
    this.#seen = seen;
    this.#readings = { earlier: begun(seen.earlier), now: begun(seen.now) };
  }

  of(side: Which): Reading {
    return this.#readings[side];
  }

  get areGrey(): boolean {
    return this.#seen.now.frame !== undefined && this.#seen.earlier.frame !== undefined;
  }

  resize(side: Which, viewport: Size): void {
    const reading = this.of(side);
    reading.viewport = viewport;
    reading.placement = placedBy(this.at, reading.image, viewport);
  }

  pan(side: Which, dx: number, dy: number): void {
    const { placement, image, viewport } = this.of(side);
    this.#follow(side, panned(placement, dx, dy, image, viewport));
  }

  /** Holds what lies under `anchor`, or in the middle. */
  zoom(side: Which, factor: number, anchor?: ScreenPoint): void {
    const { placement, image, viewport } = this.of(side);
    const held = anchor ?? screenPoint(viewport.width / 2, viewport.height / 2);
    this.#follow(side, zoomed(placement, factor, held, image, viewport));
  }

  moveWindow(side: Which, dx: number, dy: number): void {
    this.of(side).moveWindow(dx, dy);
    if (this.together) this.#tone(side);
  }

  /** An arrow key moves the window in window mode, else both pictures, as a scroll bar would. */
  arrow(side: Which, dx: number, dy: number): void {
    if (this.of(side).windowMode) this.moveWindow(side, dx * WINDOW_STEP_PX, dy * WINDOW_STEP_PX);
    else this.pan(side, -dx * PAN_STEP_PX, -dy * PAN_STEP_PX);
  }

  use(tool: Tool): void {
    const { placement } = this.of(this.chosen);
    if (tool === 'zoom-in') this.zoom(this.chosen, ZOOM_STEP);
    else if (tool === 'zoom-out') this.zoom(this.chosen, 1 / ZOOM_STEP);
    else if (tool === 'rotate') this.#place({ ...this.at, turns: turned(placement).turns });
    else if (tool === 'flip') this.#place({ ...this.at, flipped: !placement.flipped });
    else if (tool === 'reset') this.#reset();
    else this.#toned(tool);
  }

  /** Both at once from now on, beginning with what the picture has that was touched last; or each for itself. */
  setTogether(together: boolean): void {
    this.together = together;
    if (together) this.#tone(this.chosen);
  }

  /** Beside a photo, what only stored values have is the radiograph's. */
  #toned(tool: Tool): void {
    const side = GREY_ONLY.has(tool) && this.#seen[this.chosen].frame === undefined ? other(this.chosen) : this.chosen;
    const lead = this.of(side);
    lead.use(tool);
    this.of(other(side)).windowMode = lead.windowMode;
    if (this.together) this.#tone(side);
  }

  #tone(side: Which): void {
    const [lead, led] = [this.of(side), this.of(other(side))];
    const [start, begins] = [this.#seen[side].frame?.windows[0], this.#seen[other(side)].frame?.windows[0]];
    led.filter = lead.filter;
    if (lead.window === undefined || start === undefined || begins === undefined) return;
    led.window = carried(lead.window, start, begins);
    led.inverted = lead.inverted;
    led.gamma = lead.gamma;
  }

  #reset(): void {
    for (const side of ['earlier', 'now'] as const) this.of(side).reset();
    this.#place(WHOLE);
  }

  #follow(side: Which, placement: Placement): void {
    const { image, viewport } = this.of(side);
    this.#place(sharedOf(placement, image, viewport));
  }

  #place(at: Shared): void {
    this.at = at;
    for (const side of ['earlier', 'now'] as const) this.resize(side, this.of(side).viewport);
  }
}
