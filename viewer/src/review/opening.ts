// A case begins to be read, and its first picture to be fetched, before there is a room to show it in.
import { caseForReview } from '../contract/review';
import type { CaseForReview } from '../contract/shapes';
import { ahead } from '../imaging/ahead';
import { firstOf } from './foresight';

type Begun = { readonly id: string; readonly read: Promise<CaseForReview> };
let coming: Begun | undefined;

/** Asks for the case now: the room that is about to be built takes the answer. */
export function begin(id: string): Begun {
  const begun = { id, read: caseForReview(id) };
  coming = begun;
  // Whatever went wrong is told to the room.
  begun.read.then((found) => ahead.fetch(firstOf(found.images))).catch(() => undefined);
  return begun;
}

/** The case as it was asked for last, or is asked for now. Throws `Refused`. */
export async function opened(id: string): Promise<CaseForReview> {
  const begun = coming?.id === id ? coming : begin(id);
  coming = undefined;
  return begun.read;
}
