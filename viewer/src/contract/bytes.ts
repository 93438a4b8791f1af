// Bytes that are no JSON: pixels from the image origin, pieces to the object store. Neither gets a cookie.
import { Refused, refusedBy } from './refused';

/** The bytes behind a signed capability. Throws `Refused`. */
export async function getBytes(url: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const response = await carry(url, { method: 'GET', ...(signal === undefined ? {} : { signal }) });
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Sends one piece to the store with the headers of its ticket.
 * A piece that is already there (If-None-Match answers 412) is sent: its place is named by its own digest. Throws `Refused`.
 */
export async function putPiece(url: string, headers: Record<string, string>, piece: Blob, signal?: AbortSignal): Promise<void> {
  try {
    await carry(url, { method: 'PUT', headers, body: piece, ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    if (!(error instanceof Refused && error.status === 412)) throw error;
  }
}

async function carry(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { credentials: 'omit', mode: 'cors', referrerPolicy: 'no-referrer', ...init }).catch((error: unknown) => {
    if (init.signal?.aborted === true) throw error;
    throw new Refused('unreachable', 0);
  });
  if (!response.ok) throw refusedBy(response.status, undefined);
  return response;
}
