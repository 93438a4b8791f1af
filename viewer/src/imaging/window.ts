// The DICOM grey pipeline, pure: stored value → modality value → display range → screen grey (PS3.3 C.11.1, C.11.2; PS3.4 N.2).
import type { FrameFacts, Window } from './facts';

/** How a reader looks at it now, beside the window: inverted or not; gamma 1 changes nothing, below 1 lifts the dark parts. */
export type Tone = { inverted: boolean; gamma: number };

export const PLAIN: Tone = { inverted: false, gamma: 1 };

/**
 * The share of full brightness, 0 to 1, of a modality value `x` under a window.
 *
 * LINEAR is PS3.3 C.11.2.1.2.1 (width ≥ 1; its half pixel makes width 256 and center 128 the identity of 0 … 255),
 * SIGMOID C.11.2.1.3.1, LINEAR_EXACT C.11.2.1.3.2 (width > 0).
 */
export function brightness(x: number, window: Window): number {
  const { center, width, steps = [] } = window;
  if (steps.length > 0) return stepAt(x, steps) / 255;
  switch (window.function) {
    case 'LINEAR': {
      const middle = center - 0.5;
      const reach = (width - 1) / 2;
      if (x <= middle - reach) return 0;
      if (x > middle + reach) return 1;
      return (x - middle) / (width - 1) + 0.5;
    }
    case 'LINEAR_EXACT':
      if (x <= center - width / 2) return 0;
      if (x > center + width / 2) return 1;
      return (x - center) / width + 0.5;
    case 'SIGMOID':
      return 1 / (1 + Math.exp((-4 * (x - center)) / width));
  }
}

/** The grey of the last step that begins at `x` or before it; of the first where none does. */
function stepAt(x: number, steps: readonly (readonly [number, number])[]): number {
  let low = 0;
  for (let high = steps.length; high - low > 1; ) {
    const middle = (low + high) >> 1;
    if ((steps[middle] as readonly [number, number])[0] <= x) low = middle;
    else high = middle;
  }
  return (steps[low] as readonly [number, number])[1];
}

/** The stored value that 16 bits carry: unsigned, or two's complement. */
export function storedValue(bits: number, signed: boolean): number {
  return signed && bits >= 0x8000 ? bits - 0x10000 : bits;
}

/** PS3.3 C.11.1.1.2: output units = slope · stored value + intercept. */
export function modalityValue(stored: number, facts: Pick<FrameFacts, 'slope' | 'intercept'>): number {
  return facts.slope * stored + facts.intercept;
}

/**
 * The screen grey, 0 to 255, of every one of the 65,536 possible 16-bit patterns.
 *
 * Both painters look greys up here, so that they cannot differ. MONOCHROME1 means that the smallest value is white
 * (C.7.6.3.1.2): it is turned for display only. Padding was never exposed and stays black (C.7.5.1.1.2).
 */
export function greys(facts: FrameFacts, window: Window, tone: Tone = PLAIN): Uint8Array<ArrayBuffer> {
  const table = new Uint8Array(0x10000);
  const turned = (facts.photometric === 'MONOCHROME1') !== tone.inverted;
  for (let bits = 0; bits < 0x10000; bits += 1) {
    const share = brightness(modalityValue(storedValue(bits, facts.signed), facts), window);
    const shown = turned ? 1 - share : share;
    table[bits] = Math.round(255 * (tone.gamma === 1 ? shown : shown ** tone.gamma));
  }
  if (facts.padding_value !== null) {
    const end = facts.padding_limit ?? facts.padding_value;
    for (let value = Math.min(facts.padding_value, end); value <= Math.max(facts.padding_value, end); value += 1) table[value & 0xffff] = 0;
  }
  return table;
}

/** The least width for which the function is defined. */
export function leastWidth(window: Window): number {
  return window.function === 'LINEAR' ? 1 : 0.001;
}

/**
 * A window moved by hand: `dx` screen pixels widen it, `dy` (downwards) raise its center and so darken the picture. A table cannot be
 * moved: what moves is the straight line beside it.
 */
export function dragged(window: Window, start: Window, dx: number, dy: number): Window {
  const step = Math.max(start.width, leastWidth(start)) / PIXELS_PER_WIDTH;
  return { ...window, steps: [], center: window.center + dy * step, width: Math.max(leastWidth(window), window.width + dx * step) };
}

/** A drag this long, in CSS pixels, doubles the width that the picture came with. */
const PIXELS_PER_WIDTH = 400;
