// A referral in words: where it stands, what is wrong with it, and what was noted.
import type { ReferralLine } from '../contract/shapes';
import { say, sayTime } from '../shell/language.svelte';

type Step = ReferralLine['steps'][number];
type State = ReferralLine['state'];

export function statesOf({ state }: Pick<ReferralLine, 'state'>): string {
  return say(`referral-state-${state}`);
}

/** What somebody has to look after, the most pressing first. */
export function troubles(line: Pick<ReferralLine, 'state' | 'late' | 'locked' | 'undelivered'>): string[] {
  const found = [line.undelivered && say('referring-undelivered'), line.locked && say('referring-locked'), line.state === 'declined' && say('referring-declined'), line.late && lateWords(line.state)];
  return found.filter((each) => typeof each === 'string');
}

function lateWords(state: State): string | false {
  switch (state) {
    case 'created':
    case 'sent':
    case 'received':
    case 'no_show':
    case 'appointment_made':
    case 'seen':
      return say(`referring-late-${state}`);
    default:
      return false;
  }
}

export function stepWords(step: Step): string {
  const values = { state: say(`referral-state-${step.state}`), at: sayTime(step.at), by: step.by };
  if (step.role === 'specialist') return say('referring-step-link', values);
  return say(step.by === '' ? 'referring-step' : 'referring-step-by', values);
}
