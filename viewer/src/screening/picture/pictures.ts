// Every picture of a case as one list: what the server has, and what this device still holds. Each with one state, for words and counts.
import type { MyCase, SentImage, View } from '../../contract/shapes';
import type { Row } from '../../sending/row';

/** `elsewhere`: announced by another device that has not sent it yet. `refused`: never taken in. `aside`: found to be of somebody else. */
export type State = 'reading' | 'waiting' | 'weak' | 'sending' | 'elsewhere' | 'received' | 'ready' | 'retake' | 'attached' | 'unreadable' | 'held' | 'aside' | 'refused';

/** `why` is a message id, or the last part of one. */
export type Picture = { id: string; view: View; name: string; state: State; percent: number; why: string; preview: Blob | null; thumb: string | null };

export type Counts = { captured: number; here: number; sent: number; verified: number; aside: number; failed: number };

const HERE: readonly State[] = ['reading', 'waiting', 'weak', 'sending'];
const VERIFIED: readonly State[] = ['ready', 'retake', 'attached', 'held'];
const FAILED: readonly State[] = ['refused', 'unreadable'];

export function picturesOf(server: readonly SentImage[], rows: readonly Row[]): Picture[] {
  const here = new Map(rows.map((row) => [row.image, row]));
  const known = server.filter((each) => each.status !== 'dropped').map((each) => asServed(each, here.get(each.id)));
  return [...known, ...rows.filter((row) => !server.some((each) => each.id === row.image)).map(asHeld)];
}

function asServed(image: SentImage, row: Row | undefined): Picture {
  if (image.status === 'announced' && row !== undefined && row.phase !== 'received') return asHeld(row);
  const state = stateOf(image, row !== undefined);
  const why = state === 'retake' ? image.hint : state === 'unreadable' ? image.reason : '';
  return { id: image.id, view: image.view, name: image.name, state, percent: 100, why, preview: row?.preview ?? null, thumb: image.thumb_url };
}

function stateOf(image: SentImage, mine: boolean): State {
  switch (image.status) {
    case 'announced':
      return mine ? 'received' : 'elsewhere';
    case 'normalized':
      return image.verdict === 'retake' ? 'retake' : 'ready';
    case 'unreadable':
      return image.reason === 'other-patient' ? 'aside' : 'unreadable';
    case 'attached':
    case 'held':
      return image.status;
    default:
      return 'received';
  }
}

function asHeld(row: Row): Picture {
  return { id: row.image, view: row.view, name: row.name, state: row.phase, percent: Math.floor(row.part * 100), why: row.why ?? '', preview: row.preview, thumb: null };
}

/** Each picture counts once: still here, with the server but not yet verified, verified, set aside by a person, or failed (SPEC FLD-04). */
export function countsOf(pictures: readonly Picture[]): Counts {
  const among = (states: readonly State[]): number => pictures.filter((each) => states.includes(each.state)).length;
  const [here, verified, aside, failed] = [among(HERE), among(VERIFIED), among(['aside']), among(FAILED)];
  return { captured: pictures.length, here, sent: pictures.length - here - verified - aside - failed, verified, aside, failed };
}

/** "All done" is said only then: a green tick although not all arrived is the fault that SPEC FLD-04 is about. */
export function allDone(counts: Counts): boolean {
  return counts.verified > 0 && counts.verified + counts.aside === counts.captured;
}

/** True while it can be taken back: the server has not received it. */
export function isUnsent(picture: Picture): boolean {
  return HERE.includes(picture.state) || picture.state === 'refused' || picture.state === 'elsewhere';
}

/** Wanted views without any picture, and those whose every picture should be taken again. */
export function lacking(of: Pick<MyCase, 'status' | 'wanted' | 'still_wanted'>, pictures: readonly Picture[]): { missing: View[]; weak: View[] } {
  const counted = pictures.filter((each) => !FAILED.includes(each.state) && !['elsewhere', 'aside', 'attached'].includes(each.state));
  const taken = (view: View): Picture[] => counted.filter((each) => each.view === view);
  // Of a case that came back the server knows what is still wanted; what is on its way from here is not asked for again.
  if (of.status === 'returned') return { missing: of.still_wanted.filter((view) => !taken(view).some((each) => HERE.includes(each.state))), weak: [] };
  return {
    missing: of.wanted.filter((view) => taken(view).length === 0),
    weak: of.wanted.filter((view) => taken(view).length > 0 && taken(view).every((each) => each.state === 'weak' || each.state === 'retake')),
  };
}
