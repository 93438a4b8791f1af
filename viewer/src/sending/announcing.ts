// A photo becomes known: what is kept of a chosen file, what the server is told of it, and what another device told of the same bytes.
import { Refused } from '../contract/refused';
import type { Announcement, Upload } from '../contract/upload';
import { uuid7 } from '../contract/uuid7';
import type { Line } from './carry';
import { LIMITS } from './limits';
import { fingerprint } from './pieces';
import type { Kept } from './shelf';

let latest = 0;

/** What the shelf keeps of a file. `capturedAt` is the file's own time, or the device's where the file has none that could be true. */
export function keepable(file: File, of: Pick<Kept, 'image' | 'caseId' | 'view' | 'lens'>): Kept {
  const now = Date.now();
  latest = Math.max(latest + 1, now);
  const { name, type, size, lastModified } = file;
  const capturedAt = new Date(lastModified > 0 ? Math.min(lastModified, now) : now).toISOString();
  return { ...of, name, type, size, capturedAt, announcement: null, confirmId: uuid7(), bytes: file, announced: false, refused: null, takingBack: false, keptAt: latest };
}

/**
 * The server's word about a photo once it knows of it. `told` comes before it is told. The image is another one where another device
 * announced the same bytes and has not sent them all: nobody can know whether it ever will, and the pieces are the same.
 *
 * Throws `Refused`, or a DOMException where the device cannot read the bytes any more.
 */
export async function announce(kept: Kept, line: Line, isHere: (image: string) => boolean, told: (announcement: Announcement) => Promise<void>): Promise<Upload> {
  const announcement = kept.announcement ?? await announcementOf(kept, kept.bytes as Blob);
  if (kept.announcement === null) await told(announcement);
  try {
    return await line.announce(announcement);
  } catch (error) {
    const twin = error instanceof Refused && error.problem.why === 'duplicate' ? error.problem.subject : undefined;
    if (typeof twin !== 'string' || isHere(twin)) throw error;
    const upload = await line.tickets(twin);
    if (upload.image.status !== 'announced') throw error;
    return upload;
  }
}

async function announcementOf(kept: Kept, bytes: Blob): Promise<Announcement> {
  const { image, view, lens, size, capturedAt } = kept;
  const [name, type] = [kept.name.slice(0, LIMITS.nameCharacters), kept.type || 'application/octet-stream'];
  return { act: 'announce', id: uuid7(), image, view, lens, name, declared_type: type, size, ...(await fingerprint(bytes)), captured_at: capturedAt, device: deviceWords() };
}

/** The browser's own word for itself: how a picture was collected belongs to the record (D9996). */
function deviceWords(): string {
  return navigator.userAgent.slice(0, LIMITS.deviceCharacters);
}
