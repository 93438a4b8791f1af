// The state of a photo in words: "received" is said only after the server confirmed it (SPEC UPL-06).
import { say, sayIfKnown } from '../../shell/language.svelte';
import { isTroubled } from '../connection.svelte';
import { gallery } from '../gallery.svelte';
import type { Photo, State } from '../photos';

export function stateWords(photo: Photo): string {
  switch (photo.state) {
    case 'reading': return say('capture-state-reading');
    case 'waiting': return say('capture-state-waiting');
    case 'weak': return say('capture-state-weak');
    case 'sending': return say('capture-state-sending', { percent: photo.percent });
    case 'received': return say('capture-state-received');
    case 'checked': return say('capture-state-checked');
    case 'retake': return say('capture-state-retake');
    case 'attached': return say('capture-state-attached');
    case 'unreadable': return say('capture-state-unreadable');
    case 'held': return say('capture-state-held');
    case 'elsewhere': return say('capture-state-elsewhere');
    case 'refused': return say('capture-state-refused');
  }
}

/** Why, and what to do now; '' where the state says all. */
export function reasonWords(photo: Photo): string {
  switch (photo.state) {
    case 'waiting': return gallery.notKept ? say('capture-state-waiting-open') : isTroubled() ? say('capture-state-waiting-offline') : say('capture-state-waiting-safe');
    case 'weak':
    case 'retake': return sayIfKnown(photo.why, '');
    case 'unreadable': return sayIfKnown(`unreadable-${photo.why}`, say('capture-refused-generic'));
    case 'attached': return say('capture-state-attached-why');
    case 'held': return say('capture-state-held-why');
    case 'elsewhere': return say('capture-state-elsewhere-why');
    case 'refused': return refusedWords(photo.why);
    default: return '';
  }
}

/** A photo that was never taken in: its own reason, or what to do where the reason has no words. */
function refusedWords(why: string): string {
  const own = sayIfKnown(`capture-refused-${why}`, '');
  return own !== '' ? own : sayIfKnown(why, say('capture-refused-generic'));
}

export function stateTone(state: State): 'good' | 'warning' | 'danger' | '' {
  if (state === 'checked' || state === 'received') return 'good';
  if (state === 'weak' || state === 'retake' || state === 'held' || state === 'elsewhere') return 'warning';
  return state === 'refused' || state === 'unreadable' ? 'danger' : '';
}
