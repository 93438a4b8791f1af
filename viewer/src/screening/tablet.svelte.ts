// What this tablet holds of all cases: one sender a case, so that pictures go on their way whatever page is open.
import { announce, confirm, put, refused, tickets, type SentImage } from '../contract/upload';
import { submitterAct } from '../contract/screening';
import { FIELD_LIMITS } from '../sending/limits';
import { untilOnline } from '../sending/pause';
import { isUnsent, type Row } from '../sending/row';
import { Sender } from '../sending/sender';
import { openShelf } from '../sending/shelf';
import { weakness } from '../sending/weakness';

type Held = { rows: Record<string, readonly Row[]>; notKept: boolean; stopped: 'not-signed-in' | null };
/** `notKept`: a picture could not be stored on the tablet, and lives only as long as the page. */
export const tablet = $state<Held>({ rows: {}, notKept: false, stopped: null });

type Listener = (caseId: string, image: SentImage | null) => void;
const shelf = openShelf();
const senders = new Map<string, Sender>();
const listeners = new Set<Listener>();

// A picture that is still being read is not on the shelf yet: leaving now would lose it, so the browser asks first.
addEventListener('beforeunload', (event) => {
  if (atRisk() > 0) event.preventDefault();
});

/** Takes up what an earlier page left of this case, and goes on sending it. */
export async function takeUp(caseId: string, server: readonly SentImage[] = []): Promise<Sender> {
  const known = senders.get(caseId);
  if (known !== undefined) {
    known.start();
    return known;
  }
  const made = senderOf(caseId);
  senders.set(caseId, made);
  await made.open(server);
  return made;
}

/** Hears of every picture that arrived; null when the case takes no more. Gives back how to stop listening. */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function rowsOf(caseId: string): readonly Row[] {
  return tablet.rows[caseId] ?? [];
}

/** Pictures that only this tablet has, of one case or of all. */
export function unsent(caseId?: string): number {
  const rows = caseId === undefined ? Object.values(tablet.rows).flat() : rowsOf(caseId);
  return rows.filter(isUnsent).length;
}

/** Pictures that end with the page: not on the shelf yet, or on a tablet that could not keep one. */
function atRisk(): number {
  return tablet.notKept ? unsent() : Object.values(tablet.rows).flat().filter((row) => row.phase === 'reading').length;
}

function senderOf(caseId: string): Sender {
  const drop = (image: string, id: string): Promise<unknown> => submitterAct(caseId, { act: 'drop', id, image });
  return new Sender({
    caseId,
    shelf,
    limits: FIELD_LIMITS,
    line: { announce: (said) => announce(caseId, said), tickets: (image) => tickets(caseId, image), put, confirm: (image, id) => confirm(caseId, image, id), drop, refused: (said) => refused(caseId, said) },
    pause: untilOnline,
    weakness,
    changed: (rows) => { tablet.rows[caseId] = rows; },
    received: (image) => listeners.forEach((each) => each(caseId, image)),
    stopped: (why) => {
      if (why === 'not-signed-in') tablet.stopped = why;
      else listeners.forEach((each) => each(caseId, null));
    },
    notKept: () => { tablet.notKept = true; },
  });
}
