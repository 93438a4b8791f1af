// Which page the case wants now, and which ones may be gone back to. Pure: the address and the case are given.
import type { MyCase, View } from '../contract/patient';

/** In the order in which they are asked (SPEC UPL-03). */
export const STEPS = ['who', 'place', 'emergency', 'consent', 'complaint', 'pain', 'history', 'lens', 'photos', 'check'] as const;
export type Step = (typeof STEPS)[number];
export type Place = Step | 'alarm' | 'stop' | 'shoot' | 'more' | 'status' | 'advice' | 'over';
export type Shown = { place: Place; view?: View };

/** For somebody who may help but not consent (SPEC UPL-13): the answers first, then whoever may consent, then the photos. */
const HELPED: readonly Step[] = ['who', 'place', 'emergency', 'complaint', 'pain', 'history', 'consent', 'lens', 'photos', 'check'];

export const VIEWS: readonly View[] = [
  'front', 'right', 'left', 'upper', 'lower', 'close_up', 'face', 'periapical', 'bitewing_right', 'bitewing_left', 'panoramic', 'other_radiograph', 'document',
];

/** What the server does not know: what was entered on this device, and whether the lens was asked. */
export type Told = { lens: boolean; who: boolean; complaint: boolean; pain: boolean };

/** True while answers and photos are still being gathered. */
export function isGathering(of: Pick<MyCase, 'status'>): boolean {
  return of.status === 'draft' || of.status === 'returned';
}

export function stepsOf(of: Pick<MyCase, 'respondent' | 'consent' | 'may_consent'>): readonly Step[] {
  return of.respondent !== null && of.consent === null && !of.may_consent ? HELPED : STEPS;
}

/** The first step that is still open: where somebody goes on, also on another device. */
export function firstOpen(of: MyCase, told: Told): Step | 'stop' {
  if (of.respondent === null || of.place === null) return told.who ? 'place' : 'who';
  if (!of.reviewable) return 'stop';
  if (of.emergency === null) return 'emergency';
  if (of.consent === null && of.may_consent) return 'consent';
  if (of.complaint === null || of.history === null) return !told.complaint ? 'complaint' : !told.pain ? 'pain' : 'history';
  if (of.consent === null) return 'consent';
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
  const steps = stepsOf(of);
  const step = steps.find((each) => each === (shoot !== null || name === 'more' ? 'photos' : name));
  if (step === undefined || !mayShow(step, open, steps)) return { place: open };
  if (step === 'consent' && isSettled(of)) return { place: open };
  if (shoot !== null) return shoot;
  return { place: name === 'more' ? 'more' : step };
}

/** Steps up to the open one may be gone back to; photos and their check are open together. */
function mayShow(step: Step, open: Step | 'stop', steps: readonly Step[]): boolean {
  const last = open === 'stop' ? 'place' : isPhotos(open) ? 'check' : open;
  return steps.indexOf(step) <= steps.indexOf(last);
}

function isPhotos(step: Step): boolean {
  return step === 'lens' || step === 'photos' || step === 'check';
}

/** Of a case that came back, a consent that stands is not shown again. */
function isSettled(of: Pick<MyCase, 'status' | 'consent'>): boolean {
  return of.status === 'returned' && of.consent !== null;
}

/** Where "Back" leads, or null on the first page. */
export function before(shown: Place, of: Pick<MyCase, 'status' | 'respondent' | 'consent' | 'may_consent'>): string | null {
  if (shown === 'shoot' || shown === 'more') return '/photos';
  if (shown === 'stop') return '/place';
  const steps = stepsOf(of);
  const at = steps.indexOf(shown as Step);
  if (at <= 0) return null;
  const previous = steps[at - 1] as Step;
  return `/${previous === 'consent' && isSettled(of) ? 'emergency' : previous}`;
}
