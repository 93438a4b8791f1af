// One announced photo from the shelf to the server: put the pieces that are missing, confirm. Each step may be repeated at no cost.
import { Refused } from '../contract/refused';
import type { Announcement, RefusedFile, SentImage, Ticket, Upload } from '../contract/upload';
import { piece } from './pieces';

/** The network as sending needs it; tests bring one that breaks on purpose. */
export type Line = {
  announce: (said: Announcement) => Promise<Upload>;
  tickets: (image: string) => Promise<Upload>;
  /** `sent` hears of the bytes of this piece that have gone out so far. */
  put: (ticket: Ticket, bytes: Blob, signal: AbortSignal, sent: (bytes: number) => void) => Promise<void>;
  confirm: (image: string, id: string) => Promise<SentImage>;
  drop: (image: string, id: string) => Promise<unknown>;
  /** A file that was refused before it was an image. */
  refused: (said: RefusedFile) => Promise<unknown>;
};

/** What is being carried. `upload` is the server's last word about it, where the page has one: it saves a question. */
export type Load = { announcement: Announcement; upload: Upload | undefined; confirmId: string };

export type Watch = {
  /** Bytes that lie in the store or are on their way there. */
  progress: (bytes: number) => void;
  /** Bytes that lie in the store: what a page that is opened again says at once. */
  arrived: (bytes: number) => void;
};

/** Only of these does the server have the bytes (SPEC UPL-06, FAULTS I1). Anything else is no receipt, whatever it answered with. */
const HAS_IT: ReadonlySet<string> = new Set(['received', 'normalized', 'attached', 'unreadable', 'held']);
/** The store's no to a ticket (its 15 minutes are over, somebody else is writing there): never the photo's fault, so it gets new ones. */
const isSpent = (error: unknown): boolean => error instanceof Refused && error.status >= 400 && error.status < 500;

export function isReceipt(status: string): boolean {
  return HAS_IT.has(status);
}

/**
 * An image that was announced, as the server confirmed it. Throws `Refused`; `unreachable` means: later again, `dropped`: under a new
 * identifier.
 */
export async function carry({ announcement, upload: known, confirmId }: Load, bytes: Blob, line: Line, watch: Watch, signal: AbortSignal): Promise<SentImage> {
  const { image, pieces } = announcement;
  let upload = known ?? await line.tickets(image);
  const there = new Set<number>();
  const lying = (): number => [...there].reduce((sum, number) => sum + (pieces[number]?.size ?? 0), 0);
  const report = (underway: number): void => watch.progress(lying() + underway);
  let doubted = false;
  for (;;) {
    if (signal.aborted) throw new DOMException('taken back', 'AbortError');
    if (upload.image.status !== 'announced') return receipt(upload.image);
    for (const number of upload.arrived) there.add(number);
    report(0);
    const before = there.size;
    await putAll(upload.tickets, bytes, line, signal, {
      underway: report,
      arrived: (number) => { there.add(number); report(0); watch.arrived(lying()); },
    });
    if (there.size >= pieces.length) {
      const confirmed = await line.confirm(image, confirmId).catch(notAllThere);
      if (confirmed !== null) return receipt(confirmed);
      // The store lost what it had acknowledged: believe only what it shows now, and do not go round in a tight circle.
      if (doubted) throw new Refused('unreachable', 0);
      doubted = true;
      there.clear();
    } else if (there.size === before) {
      throw new Refused('unreachable', 0);
    }
    upload = await line.tickets(image);
  }
}

function receipt(image: SentImage): SentImage {
  if (isReceipt(image.status)) return image;
  throw new Refused('unacceptable', 409, { why: 'dropped' });
}

function notAllThere(error: unknown): null {
  if (error instanceof Refused && error.problem.why === 'pieces-missing') return null;
  throw error;
}

type Heard = { underway: (sent: number) => void; arrived: (number: number) => void };

/**
 * Puts one piece after the other: whatever kills the line or the page costs no more than this one (SPEC UPL-06). A spent ticket ends the
 * round quietly: new ones are asked for.
 */
async function putAll(tickets: readonly Ticket[], bytes: Blob, line: Line, signal: AbortSignal, heard: Heard): Promise<void> {
  for (const ticket of tickets) {
    try {
      await line.put(ticket, piece(bytes, ticket.number), signal, heard.underway);
      heard.arrived(ticket.number);
    } catch (error) {
      heard.underway(0);
      if (isSpent(error)) return;
      throw error;
    }
  }
}
