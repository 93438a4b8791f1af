// When the page asks again how the case stands: soon while something is being checked, seldom while a person has to read it.
import type { MyCase } from '../contract/patient';

const SOON_MS = 2_000;
const SEEN_OFTEN_MS = 20_000;
const SELDOM_MS = 60_000;

/** Milliseconds until the next question, or null where nothing will change by itself. `asked` counts questions without news. */
export function nextAsk(of: MyCase, asked: number): number | null {
  const settling = of.status === 'submitted' || of.images.some((each) => each.status === 'received');
  if (settling) return Math.min(SOON_MS * 1.5 ** asked, SEEN_OFTEN_MS);
  const withDentist = of.status === 'ready' || of.status === 'in_review' || (of.status === 'signed' && !of.rights.includes('read'));
  return withDentist ? SELDOM_MS : null;
}

/** True if the answer holds news: then the next question comes soon again. */
export function isNews(before: MyCase, after: MyCase): boolean {
  const gist = (of: MyCase): string => JSON.stringify([of.status, of.rights, of.images.map((each) => [each.id, each.status])]);
  return gist(before) !== gist(after);
}
