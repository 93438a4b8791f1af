// A photo as its sender sees it.
import type { Lens, View } from '../contract/upload';
import type { Kept } from './shelf';

/** `part` is 0 to 1; `preview` are the bytes while they are still here. */
export type Row = {
  image: string;
  view: View;
  lens: Lens;
  name: string;
  size: number;
  /** `reading`: not on the shelf yet, and lost with the page. `weak`: kept, and sent once a person says so; `why` says what is weak. */
  phase: 'reading' | 'waiting' | 'weak' | 'sending' | 'received' | 'refused';
  part: number;
  why: string | null;
  preview: Blob | null;
};

/** Phases of photos that only this device has. */
export const isUnsent = (row: Row): boolean => row.phase !== 'received' && row.phase !== 'refused';

/** A photo that an earlier page left on the shelf. */
export function rowOf({ image, view, lens, name, size, bytes, arrived, weak, refused: said }: Kept): Row {
  const refused = bytes === null ? (said ?? 'unreadable-here') : said;
  const phase = refused !== null ? 'refused' : weak == null ? 'waiting' : 'weak';
  return { image, view, lens, name, size, phase, part: (arrived ?? 0) / size, why: refused ?? weak ?? null, preview: bytes };
}
