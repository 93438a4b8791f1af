// Where each gap is closed: which part of the page, and which control in it (Gap.where of schemas/care/encounter.py and contradictions.py).
import type { Gap } from '../contract/shapes';

export const TABS = ['told', 'findings', 'conclusion', 'advice', 'sign'] as const;
export type Tab = (typeof TABS)[number];

/** `control` is the id of what takes the focus; `image` the picture that is opened. `elsewhere`: nobody can close it on this page. */
export type Jump = { tab: Tab | null; control: string; image: string | null; elsewhere: boolean };

const PLACES: Record<string, { tab: Tab; control: string }> = {
  complaint: { tab: 'told', control: 'told' },
  history: { tab: 'told', control: 'history-reviewed' },
  findings: { tab: 'findings', control: 'observation' },
  conclusion: { tab: 'conclusion', control: 'conclusion' },
  sufficiency: { tab: 'conclusion', control: 'sufficiency' },
  asynchronous: { tab: 'conclusion', control: 'reason-async' },
  advice: { tab: 'advice', control: 'add-advice' },
  'follow-up': { tab: 'advice', control: 'follow-up' },
};

/** Where another control of the same part closes it; ids that end in a hyphen end with what the gap is about. */
const BY_WHY: Record<string, string> = {
  'gap-live': 'no-live',
  'gap-limitation': 'limitation',
  'gap-finding-twice': 'finding-',
  'gap-finding-image': 'finding-',
  'gap-mark': 'finding-',
  'gap-advice-finding': 'advice-',
  'gap-due-past': 'due-',
  'gap-no-problem-found': 'urgency-',
  'gap-no-problem-unseen': 'urgency-',
};
const ELSEWHERE: ReadonlySet<string> = new Set(['gap-complaint', 'gap-unsettled', 'gap-held', 'gap-no-image', 'gap-place', 'gap-emergency', 'gap-consent', 'gap-licence', 'gap-state-rule']);

export function jumpOf(gap: Gap): Jump {
  const elsewhere = ELSEWHERE.has(gap.why);
  if (gap.where === 'images') return { tab: null, control: gap.why === 'gap-side' ? 'confirm-side' : 'stage', image: gap.subject ?? null, elsewhere };
  if (gap.where === 'missing-views') return { tab: 'conclusion', control: `missing-${gap.subject ?? ''}`, image: null, elsewhere };
  const place = PLACES[gap.where] ?? { tab: 'told', control: 'told' };
  const control = BY_WHY[gap.why] ?? place.control;
  return { tab: place.tab, control: control.endsWith('-') ? `${control}${gap.subject ?? ''}` : control, image: null, elsewhere };
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
