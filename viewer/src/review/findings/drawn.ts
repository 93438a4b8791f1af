// Who drew a mark, and when, as the house says it of the draft that it keeps.
import type { CaseForReview } from '../../contract/shapes';
import type { Mark } from '../../imaging/facts';

type Read = { drawers: CaseForReview['drawers']; draft: { review: { findings: readonly { id: string; marks: readonly Drawn[] }[] } } };
type Drawn = Mark & { drawn_by: string | null; drawn_at: string | null };

/** Null for a mark that is not saved as it stands now, and for one from before the house said who drew it. */
export function drawnAs(mark: Mark, finding: string, { draft, drawers }: Read): { by: string; at: string } | null {
  const kept = draft.review.findings.find((each) => each.id === finding)?.marks.find((each) => drawing(each) === drawing(mark));
  if (kept?.drawn_by == null || kept.drawn_at === null) return null;
  return { by: drawers[kept.drawn_by] ?? '', at: kept.drawn_at };
}

const drawing = ({ kind, points, text }: Mark): string => JSON.stringify([kind, points, text]);
