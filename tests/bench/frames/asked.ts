// What both pages are asked: the same stored frame, the same changes, as many pictures as the machine makes.
import type { FrameFacts } from '../../../viewer/src/imaging/facts';

export type Asked = { kind: 'window' | 'pan'; painter: 'gl' | 'plain'; seconds: number };

export const VIEWPORT = { width: 1024, height: 768 };

export const facts: FrameFacts = {
  columns: 2000, rows: 1500, bits_stored: 12, signed: false, photometric: 'MONOCHROME2', slope: 1, intercept: 0,
  windows: [], padding_value: null, spacing: null, frames: 1, pixel_sha256: '',
};

/** 16-bit values, row by row, as the bench serves them. */
export async function given(): Promise<Uint16Array<ArrayBuffer>> {
  return new Uint16Array(await (await fetch('values.bin')).arrayBuffer());
}

/** Another window for every picture. */
export function windowAt(at: number): { center: number; width: number; explanation: string; function: 'LINEAR' } {
  return { center: 1000 + (at % 1500), width: 2000, explanation: '', function: 'LINEAR' };
}

/** Pixels to the right and down of where it began: 4 further each time, there and back again. */
export function offsetAt(at: number): number {
  return 4 * Math.min(at % 60, 60 - (at % 60));
}

/** Pictures a second, after half a second that does not count. */
export async function counted(seconds: number, one: (at: number) => Promise<void>): Promise<number> {
  let [at, begun] = [0, performance.now()];
  for (; performance.now() - begun < 500; at += 1) await one(at);
  const from = at;
  begun = performance.now();
  while (performance.now() - begun < seconds * 1000) await one((at += 1));
  return (at - from) / ((performance.now() - begun) / 1000);
}
