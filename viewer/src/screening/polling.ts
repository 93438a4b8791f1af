// When the page asks again how a case stands: soon while something is being prepared, seldom while a person has to read it.
import type { MyCase } from '../contract/shapes';

const SOON_MS = 2_000;
const OFTEN_MS = 20_000;
const SELDOM_MS = 60_000;

/** Milliseconds until the next question. `asked` counts questions without news. */
export function nextAsk(of: Pick<MyCase, 'status' | 'images'>, asked: number): number {
  const settling = of.status === 'submitted' || of.images.some((each) => each.status === 'received');
  return settling ? Math.min(SOON_MS * 1.5 ** asked, OFTEN_MS) : SELDOM_MS;
}

/** What the answer would have to change to be news. */
export function gist(of: Pick<MyCase, 'status' | 'images'>): string {
  return JSON.stringify([of.status, of.images.map((each) => [each.id, each.status])]);
}
