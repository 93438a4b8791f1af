// The state of a picture in words. "Received" is said only after the server confirmed it, "ready" only after it verified it.
import { say, sayIfKnown } from '../../shell/language.svelte';
import type { Picture, State } from './pictures';

export function stateWords(picture: Picture): string {
  switch (picture.state) {
    case 'sending':
      return say('screening-state-sending', { percent: picture.percent });
    case 'weak':
    case 'retake':
    case 'unreadable':
    case 'refused':
      return say(`screening-state-${picture.state}`, { why: whyWords(picture.why) });
    default:
      return say(`screening-state-${picture.state}`);
  }
}

/** Reasons come as whole message ids, or as the last part of one of ours, of the worker's or of a refusal's. */
function whyWords(why: string): string {
  const ids = [why, `screening-why-${why}`, `unreadable-${why}`, `problem-why-${why}`, `problem-${why}`];
  return ids.reduceRight((otherwise, id) => sayIfKnown(id, otherwise), say('screening-why-generic'));
}

export function toneOf(state: State): 'good' | 'warning' | 'danger' | '' {
  if (state === 'ready') return 'good';
  if (state === 'weak' || state === 'retake' || state === 'held' || state === 'elsewhere') return 'warning';
  return state === 'refused' || state === 'unreadable' ? 'danger' : '';
}
