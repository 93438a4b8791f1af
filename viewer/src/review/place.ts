// What an address of this page names. Apart from what opens a case, so that whoever asks for it brings nothing along.
import { match } from '../shell/router.svelte';

/** The case that is shown, or undefined in the list. */
export function caseAt(path: string): string | undefined {
  return (match('/cases/:id', path) ?? match('/cases/:id/opinion', path))?.['id'];
}

/** True where the answer to a second opinion is what the reader came for. */
export function isForOpinion(path: string): boolean {
  return match('/cases/:id/opinion', path) !== null;
}
