// One photo from the shelf to the server: announce, put the pieces that are missing, confirm. Each step may be repeated at no cost.
import { Refused } from '../contract/refused';
import type { Announcement, SentImage, Ticket, Upload } from '../contract/upload';
import { piece } from './pieces';
import type { Kept } from './shelf';

/** The network as sending needs it; tests bring one that breaks on purpose. */
export type Line = {
  announce: (said: Announcement) => Promise<Upload>;
  tickets: (image: string) => Promise<Upload>;
  put: (ticket: Ticket, bytes: Blob, signal: AbortSignal) => Promise<void>;
  confirm: (image: string, id: string) => Promise<SentImage>;
  drop: (image: string, id: string) => Promise<unknown>;
};

export type Watch = {
  /** Once the server knows of the image: from here on it is asked for tickets. */
  announced: () => Promise<void>;
  /** Bytes that lie in the store. */
  progress: (bytes: number) => void;
};

const AT_ONCE = 3;
/** The store's no to a ticket (its 15 minutes are over, somebody else is writing there): never the photo's fault, so it gets new ones. */
const isSpent = (error: unknown): boolean => error instanceof Refused && error.status >= 400 && error.status < 500;

/** The image as the server confirmed it. Throws `Refused`; `unreachable` means: later again. */
export async function carry(kept: Kept, bytes: Blob, line: Line, watch: Watch, signal: AbortSignal): Promise<SentImage> {
  let upload = kept.announced ? await line.tickets(kept.image) : await line.announce(kept.announcement);
  if (!kept.announced) await watch.announced();
  const pieces = kept.announcement.pieces;
  const there = new Set<number>();
  let doubted = false;
  for (;;) {
    if (signal.aborted) throw new DOMException('taken back', 'AbortError');
    if (upload.image.status !== 'announced') return upload.image;
    for (const number of upload.arrived) there.add(number);
    const report = (): void => watch.progress([...there].reduce((sum, number) => sum + (pieces[number]?.size ?? 0), 0));
    report();
    const before = there.size;
    await putAll(upload.tickets, bytes, line, signal, (number) => { there.add(number); report(); });
    if (there.size >= pieces.length) {
      const confirmed = await line.confirm(kept.image, kept.confirmId).catch(notAllThere);
      if (confirmed !== null) return confirmed;
      // The store lost what it had acknowledged: believe only what it shows now, and do not go round in a tight circle.
      if (doubted) throw new Refused('unreachable', 0);
      doubted = true;
      there.clear();
    } else if (there.size === before) {
      throw new Refused('unreachable', 0);
    }
    upload = await line.tickets(kept.image);
  }
}

function notAllThere(error: unknown): null {
  if (error instanceof Refused && error.problem.why === 'pieces-missing') return null;
  throw error;
}

/** Puts a few pieces at once. A spent ticket ends the round quietly: new ones are asked for. */
async function putAll(tickets: Ticket[], bytes: Blob, line: Line, signal: AbortSignal, arrived: (number: number) => void): Promise<void> {
  const waiting = [...tickets];
  let failed: unknown;
  let spent = false;
  const one = async (): Promise<void> => {
    for (let ticket = waiting.shift(); ticket !== undefined && failed === undefined && !spent; ticket = waiting.shift()) {
      try {
        await line.put(ticket, piece(bytes, ticket.number), signal);
        arrived(ticket.number);
      } catch (error) {
        if (isSpent(error)) spent = true;
        else failed ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  if (failed !== undefined) throw failed;
}
