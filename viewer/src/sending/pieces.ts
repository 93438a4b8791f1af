// What a file is known by: its own digest, and the digest of every piece that is sent by itself.
import type { Piece } from '../contract/upload';

/** As schemas/care/image.py has it: a lost line costs one piece. */
export const PIECE_BYTES = 1024 * 1024;
/** The browser's own SHA-256 wants a file whole in memory; above this one is digested as it is read. */
export const WHOLE_BYTES = 64 * 1024 * 1024;

export type Fingerprint = { sha256: string; pieces: Piece[] };

/** Digests are SHA-256 in hex. Throws a DOMException where the device cannot read the file any more. */
export async function fingerprint(file: Blob, wholeBytes = WHOLE_BYTES): Promise<Fingerprint> {
  const whole = file.size > wholeBytes ? await running() : await atOnce(file);
  const pieces: Piece[] = [];
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    const bytes = await whole.bytes(file, at);
    pieces.push({ size: bytes.byteLength, sha256: await digest(bytes) });
  }
  return { sha256: await whole.end(), pieces };
}

export function piece(file: Blob, number: number): Blob {
  return file.slice(number * PIECE_BYTES, (number + 1) * PIECE_BYTES);
}

type Bytes = Uint8Array<ArrayBuffer>;
type Whole = { bytes: (file: Blob, at: number) => Promise<Bytes>; end: () => Promise<string> };

async function atOnce(file: Blob): Promise<Whole> {
  const all = new Uint8Array(await file.arrayBuffer());
  return { bytes: async (_, at) => all.subarray(at, at + PIECE_BYTES), end: () => digest(all) };
}

async function running(): Promise<Whole> {
  const { sha256 } = await import('@noble/hashes/sha2.js');
  const sum = sha256.create();
  return {
    bytes: async (file, at) => {
      const bytes = new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
      sum.update(bytes);
      return bytes;
    },
    end: async () => hex(sum.digest()),
  };
}

async function digest(bytes: Bytes): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
