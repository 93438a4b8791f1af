// What a file is known by: its own digest, and the digest of every piece that is sent by itself.
import type { Piece } from '../contract/upload';

/** As schemas/care/image.py has it: a lost line costs one piece. */
export const PIECE_BYTES = 1024 * 1024;

export type Fingerprint = { sha256: string; pieces: Piece[] };

/** Digests are SHA-256 in hex. Throws a DOMException where the device cannot read the file any more. */
export async function fingerprint(file: Blob): Promise<Fingerprint> {
  const bytes = await file.arrayBuffer();
  const pieces: Piece[] = [];
  for (let at = 0; at < bytes.byteLength; at += PIECE_BYTES) {
    const size = Math.min(PIECE_BYTES, bytes.byteLength - at);
    pieces.push({ size, sha256: await digest(new Uint8Array(bytes, at, size)) });
  }
  return { sha256: await digest(new Uint8Array(bytes)), pieces };
}

export function piece(file: Blob, number: number): Blob {
  return file.slice(number * PIECE_BYTES, (number + 1) * PIECE_BYTES);
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const made = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(made, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
