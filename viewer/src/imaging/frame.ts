// Frame format v1: the stored values of a radiograph, lossless. One zlib stream over two byte planes (low bytes, then high bytes) of
// zigzag differences: each pixel against its left neighbour, the first of a row against the pixel above, the very first against 0.
//
// Decoding stays on the page's own thread: inflating happens off it anyway, the rest takes some 10 ms, and a worker is a script
// address that trusted types would have to be opened for.
import type { FrameFacts } from './facts';

/** Whether the decoded values are those the house recorded; `unchecked` where the browser has no digests (plain http). */
export type Verdict = 'verified' | 'differs' | 'unchecked';

/** `values` are 16-bit patterns, row by row; `sha256` is of them as little-endian bytes, '' where unchecked. */
export type Frame = { values: Uint16Array<ArrayBuffer>; verdict: Verdict; sha256: string };

export class BrokenFrame extends Error {}

/** Throws `BrokenFrame` for anything that is no frame of that size. */
export async function decodeFrame(bytes: Uint8Array<ArrayBuffer>, facts: Pick<FrameFacts, 'columns' | 'rows' | 'pixel_sha256'>): Promise<Frame> {
  const values = undoPrediction(await inflate(bytes, 2 * facts.columns * facts.rows), facts.columns, facts.rows);
  const sha256 = await digest(values);
  return { values, sha256, verdict: sha256 === '' ? 'unchecked' : sha256 === facts.pixel_sha256 ? 'verified' : 'differs' };
}

/** Inflates to exactly `length` bytes: a stream that wants to be longer is stopped there, however far it would go. */
async function inflate(bytes: Uint8Array<ArrayBuffer>, length: number): Promise<Uint8Array> {
  const planes = new Uint8Array(length);
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let filled = 0;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      if (filled + chunk.value.length > length) throw new BrokenFrame('the frame is longer than its picture');
      planes.set(chunk.value, filled);
      filled += chunk.value.length;
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error instanceof BrokenFrame ? error : new BrokenFrame('the frame is no zlib stream');
  }
  if (filled !== length) throw new BrokenFrame('the frame is shorter than its picture');
  return planes;
}

function undoPrediction(planes: Uint8Array, columns: number, rows: number): Uint16Array<ArrayBuffer> {
  const count = columns * rows;
  const values = new Uint16Array(count);
  for (let row = 0, at = 0; row < rows; row += 1) {
    let before = row === 0 ? 0 : (values[at - columns] as number);
    for (const end = at + columns; at < end; at += 1) {
      const zigzag = (planes[at] as number) | ((planes[count + at] as number) << 8);
      before = (before + ((zigzag >>> 1) ^ -(zigzag & 1))) & 0xffff;
      values[at] = before;
    }
  }
  return values;
}

/** SHA-256 in hex over the values as little-endian bytes, or '' where the browser offers no digest. */
async function digest(values: Uint16Array<ArrayBuffer>): Promise<string> {
  if (globalThis.crypto?.subtle === undefined) return '';
  const hash = await crypto.subtle.digest('SHA-256', littleEndian(values));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function littleEndian(values: Uint16Array<ArrayBuffer>): ArrayBuffer {
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 1) return values.buffer;
  const view = new DataView(new ArrayBuffer(2 * values.length));
  values.forEach((value, at) => view.setUint16(2 * at, value, true));
  return view.buffer;
}
