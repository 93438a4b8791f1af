// Every photo of the case as one list: what the server has, and what this device still sends. Each with one state, for words.
import type { MyCase } from '../contract/patient';
import type { SentImage, View } from '../contract/upload';
import type { Row } from '../sending/row';

export type State = 'reading' | 'waiting' | 'weak' | 'sending' | 'received' | 'checked' | 'retake' | 'attached' | 'unreadable' | 'held' | 'refused' | 'elsewhere';

/** `why` is a message id or the last part of one. `unsent` photos are not at the server; `removable` ones can be taken back. */
export type Photo = {
  id: string;
  view: View;
  name: string;
  size: number;
  state: State;
  percent: number;
  why: string;
  preview: Blob | null;
  thumb: string | null;
  unsent: boolean;
  removable: boolean;
};

const UNSENT: ReadonlySet<State> = new Set<State>(['reading', 'waiting', 'weak', 'sending', 'refused', 'elsewhere']);

export function photosOf(server: readonly SentImage[], rows: readonly Row[]): Photo[] {
  const mine = new Map(rows.map((row) => [row.image, row]));
  const known = server.filter((each) => each.status !== 'dropped').map((each) => fromServer(each, mine.get(each.id)));
  const others = rows.filter((row) => !server.some((each) => each.id === row.image)).map(fromRow);
  return [...known, ...others].map(eased);
}

/** Nobody is asked to take again what a better photo of the same view shows already. */
function eased(photo: Photo, _: number, all: readonly Photo[]): Photo {
  const better = photo.state === 'retake' && all.some((each) => each.view === photo.view && each.state === 'checked');
  return better ? { ...photo, state: 'checked', why: '' } : photo;
}

function fromServer(image: SentImage, row: Row | undefined): Photo {
  if (image.status === 'announced' && row !== undefined && row.phase !== 'received') return fromRow(row);
  const state = stateOf(image, row !== undefined);
  const why = state === 'retake' ? image.hint : state === 'unreadable' ? image.reason : '';
  return {
    id: image.id, view: image.view, name: image.name, size: image.size, state, percent: 100, why,
    preview: row?.preview ?? null, thumb: image.thumb_url, unsent: UNSENT.has(state), removable: image.removable && state !== 'received',
  };
}

function stateOf(image: SentImage, mine: boolean): State {
  switch (image.status) {
    case 'announced':
      return mine ? 'received' : 'elsewhere';
    case 'normalized':
      return image.verdict === 'retake' ? 'retake' : 'checked';
    case 'attached':
    case 'unreadable':
    case 'held':
      return image.status;
    default:
      return 'received';
  }
}

function fromRow(row: Row): Photo {
  const percent = Math.floor(row.part * 100);
  return {
    id: row.image, view: row.view, name: row.name, size: row.size, state: row.phase, percent, why: row.why ?? '',
    preview: row.preview, thumb: null, unsent: UNSENT.has(row.phase), removable: UNSENT.has(row.phase) && row.phase !== 'reading',
  };
}

/** True while a photo of that state counts as taken for its view; what is only kept shows none. */
export function counts(photo: Photo): boolean {
  return photo.state !== 'refused' && photo.state !== 'unreadable' && photo.state !== 'attached' && photo.state !== 'elsewhere';
}

/** True if the photo should be taken again: said by the phone before it was sent, or by the house. */
export function isWeak(photo: Photo): boolean {
  return photo.state === 'weak' || photo.state === 'retake';
}

/**
 * Views that still want a photo, and those whose every photo should be taken again. Of a case that was sent back the server knows
 * what is still wanted; a new photo counts from the moment it is on its way, and is not asked for a third time.
 */
export function lacking(of: Pick<MyCase, 'status' | 'wanted' | 'still_wanted'>, photos: readonly Photo[]): { missing: View[]; weak: View[] } {
  const taken = (view: View): Photo[] => photos.filter((each) => each.view === view && counts(each));
  if (of.status === 'returned') {
    const onItsWay = (view: View): boolean => taken(view).some((each) => each.unsent);
    return { missing: of.still_wanted.filter((view) => !onItsWay(view)), weak: [] };
  }
  return {
    missing: of.wanted.filter((view) => taken(view).length === 0),
    weak: of.wanted.filter((view) => taken(view).length > 0 && taken(view).every(isWeak)),
  };
}
