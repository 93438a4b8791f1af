// Bytes that are no JSON: pixels from the image origin, pieces to the object store. Neither gets a cookie.
import { Refused, refusedBy } from './refused';

/** The bytes behind a signed capability. Throws `Refused`. */
export async function getBytes(url: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const given = signal === undefined ? {} : { signal };
  const response = await fetch(url, { method: 'GET', credentials: 'omit', mode: 'cors', referrerPolicy: 'no-referrer', ...given }).catch((error: unknown) => {
    if (signal?.aborted === true) throw error;
    throw new Refused('unreachable', 0);
  });
  if (!response.ok) throw refusedBy(response.status, undefined);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Sends one piece to the store with the headers of its ticket; `sent` hears of the bytes that have gone out, which `fetch` cannot tell.
 * A piece that is already there (If-None-Match answers 412) is sent: its place is named by its own digest. Throws `Refused`.
 */
export function putPiece(url: string, headers: Record<string, string>, piece: Blob, signal: AbortSignal, sent: (bytes: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    const ended = (): void => signal.removeEventListener('abort', abort);
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => sent(event.loaded);
    request.onload = () => {
      ended();
      if ((request.status >= 200 && request.status < 300) || request.status === 412) resolve();
      else reject(refusedBy(request.status, undefined));
    };
    request.onerror = () => {
      ended();
      reject(new Refused('unreachable', 0));
    };
    request.onabort = () => {
      ended();
      reject(new DOMException('given up', 'AbortError'));
    };
    if (signal.aborted) return reject(new DOMException('given up', 'AbortError'));
    signal.addEventListener('abort', abort);
    request.send(piece);
  });
}
