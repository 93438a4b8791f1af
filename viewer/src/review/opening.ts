// A case begins to be read, its first picture to be fetched, and who is signed in to be asked, before there is a room to show it in.
import { caseForReview, me } from '../contract/review';
import type { CaseForReview, Me } from '../contract/shapes';
import { ahead } from '../imaging/ahead';
import { firstOf } from './foresight';

/** `foreseen` is the case as it was when it was fetched ahead, if it was: good for showing its first picture until `read` is there. */
type Begun = { readonly id: string; readonly read: Promise<CaseForReview>; readonly foreseen?: CaseForReview | undefined };
let coming: Begun | undefined;

/** Asks for the case now: the room that is about to be built takes the answer. */
export function begin(id: string, foreseen?: CaseForReview): Begun {
  const begun = { id, read: caseForReview(id), foreseen };
  coming = begun;
  // Whatever went wrong is told to the room.
  begun.read.then((found) => ahead.fetch(firstOf(found.images))).catch(() => undefined);
  return begun;
}

/** The case as it was asked for last, or is asked for now; its reading is refused by a `Refused`. */
export function opened(id: string): Begun {
  const begun = coming?.id === id ? coming : begin(id);
  coming = undefined;
  return begun;
}

let who: Promise<Me> | undefined;

/** Asks who is signed in. */
export function greet(): void {
  who = me();
  who.catch(() => undefined); // told to the page
}

/** Who is signed in, as it was asked for last, or is asked for now; refused by a `Refused`. */
export function greeted(): Promise<Me> {
  const asked = who ?? me();
  who = undefined;
  return asked;
}
