// A photo is judged on the phone before it is sent. What the browser cannot decode, or not in time, has no verdict here: the house's counts.
import { QUALITY } from './limits';
import { measured, type Pixels } from './measures';
import { type Hint, judge } from './verdict';

/** For decoding and measuring one photo. Whoever waits longer is not helped by a verdict. */
const PATIENCE_MS = 10_000;

let last: Promise<unknown> = Promise.resolve();

/** Why this photo should be taken again, as a message id; null where nothing speaks against it, or nobody can say. One photo at a time. */
export function weakness(photo: Blob): Promise<Hint | null> {
  const mine = last.then(() => Promise.race([looked(photo), later(PATIENCE_MS, null)])).catch(() => null);
  last = mine;
  return mine;
}

async function looked(photo: Blob): Promise<Hint | null> {
  const shown = await opened(photo);
  const [width, height] = [shown.naturalWidth, shown.naturalHeight];
  const measures = await measured(await atScale(photo, shown), QUALITY, () => later(0, undefined));
  if (measures.grey) return null;
  const { verdict, hint } = judge(measures, Math.min(width, height), QUALITY);
  return verdict === 'retake' ? hint : null;
}

/** The picture as the browser turns it upright; its size is known before its pixels are. */
async function opened(photo: Blob): Promise<HTMLImageElement> {
  const shown = new Image();
  shown.src = URL.createObjectURL(photo);
  try {
    await new Promise((resolve, reject) => {
      shown.onload = resolve;
      shown.onerror = reject;
    });
  } finally {
    URL.revokeObjectURL(shown.src);
  }
  return shown;
}

/** Shrunk while it is decoded where the browser can, off the page's own thread: twelve megapixels never lie here. */
async function atScale(photo: Blob, { naturalWidth, naturalHeight }: HTMLImageElement): Promise<Pixels> {
  const by = Math.min(1, QUALITY.scale_px / Math.max(naturalWidth, naturalHeight));
  const [width, height] = [naturalWidth, naturalHeight].map((side) => Math.max(1, Math.round(side * by))) as [number, number];
  const bitmap = await createImageBitmap(photo, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const painted = canvas.getContext('2d', { willReadFrequently: true });
  if (painted === null) throw new Error('no canvas');
  painted.imageSmoothingQuality = 'high';
  painted.fillStyle = '#fff';
  painted.fillRect(0, 0, width, height);
  painted.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return painted.getImageData(0, 0, width, height);
}

function later<T>(ms: number, what: T): Promise<T> {
  return new Promise((resolve) => { setTimeout(() => resolve(what), ms); });
}
