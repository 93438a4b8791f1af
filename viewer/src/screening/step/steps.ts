// The checklist of a case: its six steps, which are done, and which one is next. Pure: the case is given.
import type { Gap, MyCase } from '../../contract/shapes';

export const STEPS = ['place', 'emergency', 'consent', 'reason', 'pictures', 'send'] as const;
export type Step = (typeof STEPS)[number];

export function isGathering(of: Pick<MyCase, 'status'>): boolean {
  return of.status === 'draft' || of.status === 'returned';
}

/** True where the server has what the step asks for; `unsent` are pictures that are still on this device. */
export function isDone(step: Step, of: MyCase, unsent: number): boolean {
  switch (step) {
    case 'place':
      return of.respondent !== null && of.place !== null && (of.reviewable || !isGathering(of));
    case 'emergency':
      return of.emergency !== null;
    case 'consent':
      return of.consent !== null;
    case 'reason':
      return of.complaint !== null && of.history !== null;
    case 'pictures':
      // Once the case was sent, it was sent as it is: what is missing was said then.
      return unsent === 0 && (of.still_wanted.length === 0 || !isGathering(of)) && of.images.some((each) => each.status !== 'announced' && each.status !== 'unreadable');
    case 'send':
      return !isGathering(of);
  }
}

/** Where to go on. */
export function nextStep(of: MyCase, unsent: number): Step {
  return STEPS.find((step) => !isDone(step, of, unsent)) ?? 'send';
}

/** The step of an address's last part, or null. */
export function stepNamed(name: string | undefined): Step | null {
  return STEPS.find((each) => each === name) ?? null;
}

const STEP_OF: Record<string, Step> = { place: 'place', emergency: 'emergency', consent: 'consent', complaint: 'reason', photos: 'pictures' };

/** Where a gap is closed. */
export function stepOf(gap: Pick<Gap, 'where'>): Step | null {
  return STEP_OF[gap.where] ?? null;
}
