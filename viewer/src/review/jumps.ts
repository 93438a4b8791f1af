// Where each gap is closed: which part of the page, and which control in it (Gap.where of schemas/care/encounter.py and contradictions.py).
import type { Gap, Review } from '../contract/shapes';

export const TABS = ['told', 'findings', 'conclusion', 'advice', 'sign'] as const;
export type Tab = (typeof TABS)[number];

/** `control` is the id of what takes the focus; `image` the picture that is opened. `elsewhere`: nobody can close it on this page. */
export type Jump = { tab: Tab | null; control: string; image: string | null; elsewhere: boolean };

const PLACES: Record<string, { tab: Tab; control: string }> = {
  complaint: { tab: 'told', control: 'told' },
  history: { tab: 'told', control: 'history-reviewed' },
  alerts: { tab: 'told', control: 'alerts' },
  chart: { tab: 'findings', control: 'tooth-chart' },
  findings: { tab: 'findings', control: 'observation' },
  conclusion: { tab: 'conclusion', control: 'conclusion' },
  sufficiency: { tab: 'conclusion', control: 'sufficiency' },
  asynchronous: { tab: 'conclusion', control: 'reason-async' },
  advice: { tab: 'advice', control: 'add-advice' },
  prescriptions: { tab: 'advice', control: 'rx-' },
  'follow-up': { tab: 'advice', control: 'follow-up' },
};

/** Where another control of the same part closes it; ids that end in a hyphen end with what the gap is about. */
const BY_WHY: Record<string, string> = {
  'gap-live': 'no-live',
  'gap-limitation': 'limitation',
  'gap-finding-twice': 'finding-',
  'gap-finding-image': 'finding-',
  'gap-mark': 'finding-',
  'gap-finding-region': 'finding-',
  'gap-finding-code': 'finding-',
  'gap-chart-finding': 'finding-',
  'gap-advice-finding': 'advice-',
  'gap-due-past': 'due-',
  'gap-no-problem-found': 'urgency-',
  'gap-no-problem-unseen': 'urgency-',
};
/** Gaps of a picture that are closed beside it, not by looking at it. */
const AT_PICTURES: Record<string, string> = { 'gap-side': 'confirm-side', 'gap-quality-reason': 'quality-reason' };
const ELSEWHERE: ReadonlySet<string> = new Set(['gap-complaint', 'gap-unsettled', 'gap-held', 'gap-collected', 'gap-no-image', 'gap-place', 'gap-emergency', 'gap-consent', 'gap-licence', 'gap-state-rule']);

/** With the `review` as it is written, a gap in one of several pieces of advice leads to the field of the first that has it. */
export function jumpOf(gap: Gap, review?: Pick<Review, 'advice'>): Jump {
  const elsewhere = ELSEWHERE.has(gap.why);
  if (gap.where === 'images') return { tab: null, control: AT_PICTURES[gap.why] ?? 'stage', image: gap.subject ?? null, elsewhere };
  if (gap.where === 'missing-views') return { tab: 'conclusion', control: `missing-${gap.subject ?? ''}`, image: null, elsewhere };
  const place = PLACES[gap.where] ?? { tab: 'told', control: 'told' };
  const control = ofAdvice(gap.why, review) ?? BY_WHY[gap.why] ?? place.control;
  return { tab: place.tab, control: control.endsWith('-') ? `${control}${gap.subject ?? ''}` : control, image: null, elsewhere };
}

/** Characters below which a text says nothing; the house counts alike. */
const MIN_TEXT = 3;
const saysNothing = (text: string): boolean => text.trim().length < MIN_TEXT;

function ofAdvice(why: string, review: Pick<Review, 'advice'> | undefined): string | undefined {
  const textless = review?.advice.find((each) => saysNothing(each.text));
  const baseless = review?.advice.find((each) => each.findings.length === 0 && saysNothing(each.rationale));
  if (why === 'gap-advice' && textless !== undefined) return `advice-text-${textless.id}`;
  return why === 'gap-rationale' && baseless !== undefined ? `because-${baseless.id}` : undefined;
}

/** How many gaps each tab can close. Gaps at pictures belong to the filmstrip. */
export function gapsByTab(gaps: readonly Gap[]): Record<Tab, number> {
  const count: Record<Tab, number> = { told: 0, findings: 0, conclusion: 0, advice: 0, sign: gaps.length };
  for (const gap of gaps) {
    const { tab } = jumpOf(gap);
    if (tab !== null) count[tab] += 1;
  }
  return count;
}
