// From an address to something that can be painted.
import { ahead } from './ahead';
import type { FrameFacts } from './facts';
import { decodeFrame, type Frame } from './frame';
import { CanvasPainter } from './paint-2d';
import { GlPainter } from './paint-gl';
import type { Painter, Values } from './painter';

/** The one picture that is decoded before it is asked for: twelve megabytes, and a slow machine's tenth of a second. */
let decoded: { readonly image: string; readonly bitmap: Promise<ImageBitmap> } | undefined;

/** Decodes a copy that was fetched ahead, in place of the one before. */
export function decodeAhead(image: string, url: string): void {
  if (decoded?.image === image) return;
  letGo();
  decoded = { image, bitmap: decode(image, url, new AbortController().signal) };
  decoded.bitmap.catch(() => undefined); // whoever asks to see it is told
}

/** Throws `Refused`, or a DOMException for bytes that are no picture. */
export async function loadPhoto(image: string, url: string, signal: AbortSignal): Promise<ImageBitmap> {
  if (decoded?.image !== image) return decode(image, url, signal);
  const { bitmap } = decoded;
  decoded = undefined; // who shows it closes it
  return bitmap.catch(() => decode(image, url, signal));
}

async function decode(image: string, url: string, signal: AbortSignal): Promise<ImageBitmap> {
  return createImageBitmap(new Blob([await ahead.show({ image, kind: 'display', url }, signal)], { type: 'image/jpeg' }));
}

function letGo(): void {
  void decoded?.bitmap.then((bitmap) => bitmap.close(), () => undefined);
  decoded = undefined;
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
