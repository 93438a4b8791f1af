// How long a video runs, read off its own boxes (ISO/IEC 14496-12) before a minute of somebody's data volume is spent on a refusal.
// A <video> element would know only what this phone can play.

/** As the server has it (workers/imaging/video/clip.py; a test compares). */
export const MAX_SECONDS = 61;

const HEAD = 16;
/** Boxes before `moov`, and bytes of it that are looked at: `mvhd` stands first in there. */
const MOST_BOXES = 50;
const MOST_BYTES = 64 * 1024;
const FIRST: ReadonlySet<string> = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip']);

/** Seconds, or null for whatever is no video or does not say. */
export async function secondsOf(file: Blob): Promise<number | null> {
  let at = 0;
  for (let box = 0; box < MOST_BOXES && at + 8 <= file.size; box += 1) {
    const head = new DataView(await file.slice(at, at + HEAD).arrayBuffer());
    const kind = kindAt(head, 4);
    if (box === 0 && !FIRST.has(kind)) return null;
    const long = head.getUint32(0) === 1 && head.byteLength === HEAD;
    const size = long ? Number(head.getBigUint64(8)) : head.getUint32(0);
    const begin = at + (long ? 16 : 8);
    if (kind === 'moov') return secondsIn(new DataView(await file.slice(begin, begin + MOST_BYTES).arrayBuffer()));
    if (size < 8) return null;
    at += size;
  }
  return null;
}

export async function isTooLong(file: Blob): Promise<boolean> {
  const seconds = await secondsOf(file).catch(() => null);
  return seconds !== null && seconds > MAX_SECONDS;
}

function secondsIn(moov: DataView): number | null {
  for (let at = 0; at + 40 <= moov.byteLength; ) {
    const size = moov.getUint32(at);
    if (kindAt(moov, at + 4) === 'mvhd') {
      const long = moov.getUint8(at + 8) === 1;
      const scale = moov.getUint32(at + (long ? 28 : 20));
      const runs = long ? Number(moov.getBigUint64(at + 32)) : moov.getUint32(at + 24);
      return scale === 0 ? null : runs / scale;
    }
    if (size < 8) return null;
    at += size;
  }
  return null;
}

function kindAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((by) => view.getUint8(at + by)));
}
