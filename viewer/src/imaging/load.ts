// From an address to something that can be painted.
import { ahead } from './ahead';
import type { FrameFacts } from './facts';
import { decodeFrame, type Frame } from './frame';
import { CanvasPainter } from './paint-2d';
import { GlPainter } from './paint-gl';
import type { Painter, Values } from './painter';

/** Throws `Refused`, or a DOMException for bytes that are no picture. */
export async function loadPhoto(image: string, url: string, signal: AbortSignal): Promise<ImageBitmap> {
  return createImageBitmap(new Blob([await ahead.show({ image, kind: 'display', url }, signal)], { type: 'image/jpeg' }));
}

/** Throws `Refused` or `BrokenFrame`. */
export async function loadFrame(image: string, url: string, facts: FrameFacts, signal: AbortSignal): Promise<Frame> {
  return decodeFrame(await ahead.show({ image, kind: 'frame', url }, signal), facts);
}

/** The graphics card where it can, the plain canvas where it cannot. */
export function paintedBy(frame: Values, onlost: () => void): Painter {
  try {
    return new GlPainter(frame, onlost);
  } catch {
    return new CanvasPainter(frame);
  }
}
