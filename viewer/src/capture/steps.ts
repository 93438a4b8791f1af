// Which page the case wants now, and which ones may be gone back to. Pure: the address and the case are given.
import type { MyCase, View } from '../contract/patient';

/** In the order in which they are asked (SPEC UPL-03). */
export const STEPS = ['who', 'place', 'emergency', 'consent', 'complaint', 'pain', 'history', 'lens', 'photos', 'check'] as const;
export type Step = (typeof STEPS)[number];
export type Place = Step | 'alarm' | 'stop' | 'shoot' | 'more' | 'status' | 'advice' | 'over';
export type Shown = { place: Place; view?: View };

export const VIEWS: readonly View[] = [
  'front', 'right', 'left', 'upper', 'lower', 'close_up', 'face', 'periapical', 'bitewing_right', 'bitewing_left', 'panoramic', 'other_radiograph',
];

/** What the server does not know: whether the lens was asked on this device. */
export type Told = { lens: boolean };

/** True while answers and photos are still being gathered. */
export function isGathering(of: Pick<MyCase, 'status'>): boolean {
  return of.status === 'draft' || of.status === 'returned';
}

/** The first step that is still open: where somebody goes on, also on another device. */
export function firstOpen(of: MyCase, told: Told): Step | 'stop' {
  if (of.respondent === null || of.place === null) return 'who';
  if (!of.reviewable) return 'stop';
  if (of.emergency === null) return 'emergency';
  if (of.consent === null) return 'consent';
  if (of.complaint === null || of.history === null) return 'complaint';
  if (!told.lens && of.images.length === 0) return 'lens';
  return of.still_wanted.length > 0 ? 'photos' : 'check';
}

/** The page for an address: never one whose questions are not open yet, never one that is over. */
export function shownAt(address: string, of: MyCase, told: Told): Shown {
  const [, name = '', wanted = ''] = address.split('/');
  // Whoever was answered and is asked for photos again does both: the photos come first.
  if (of.rights.includes('read') && (!of.rights.includes('upload') || name === 'advice')) return { place: 'advice' };
  if (of.status === 'withdrawn' || of.status === 'expired') return { place: 'over' };
  const view = VIEWS.find((each) => each === wanted);
  const shoot: Shown | null = name === 'shoot' && view !== undefined ? { place: 'shoot', view } : null;
  if (!isGathering(of)) {
    if (name === 'alarm' && of.red_flag) return { place: 'alarm' };
    return of.rights.includes('upload') ? (shoot ?? { place: name === 'more' ? 'more' : 'status' }) : { place: 'status' };
  }
  const open = firstOpen(of, told);
  if (name === 'alarm') return { place: 'alarm' };
  if (name === 'stop' && !of.reviewable) return { place: 'stop' };
  const step = STEPS.find((each) => each === (shoot !== null || name === 'more' ? 'photos' : name));
  if (step === undefined || !mayShow(step, open)) return { place: open };
  if (step === 'consent' && of.status === 'returned') return { place: open };
  if (shoot !== null) return shoot;
  return { place: name === 'more' ? 'more' : step };
}

/** Steps before the open one may be gone back to. Those that share an act are open together; so are photos and their check. */
function mayShow(step: Step, open: Step | 'stop'): boolean {
  const last = open === 'stop' ? 'place' : open === 'who' ? 'place' : open === 'complaint' ? 'history' : isPhotos(open) ? 'check' : open;
  return STEPS.indexOf(step) <= STEPS.indexOf(last);
}

function isPhotos(step: Step): boolean {
  return step === 'lens' || step === 'photos' || step === 'check';
}

/** Where "Back" leads, or null on the first page. */
export function before(shown: Place, status: MyCase['status']): string | null {
  if (shown === 'shoot' || shown === 'more') return '/photos';
  if (shown === 'stop') return '/place';
  const at = STEPS.indexOf(shown as Step);
  if (at <= 0) return null;
  // The consent was given for good: it is shown, not asked again.
  const previous = STEPS[at - 1] as Step;
  return `/${previous === 'consent' && status === 'returned' ? 'emergency' : previous}`;
}
