// Views in the words of whoever holds the phone; X-rays by the words that everybody shares.
import type { View } from '../../contract/patient';
import { say } from '../../shell/language.svelte';

export type Photographed = 'front' | 'right' | 'left' | 'upper' | 'lower' | 'close_up' | 'face';
const PHOTOGRAPHED: readonly string[] = ['front', 'right', 'left', 'upper', 'lower', 'close_up', 'face'];

export function isPhotographed(view: View): view is Photographed {
  return PHOTOGRAPHED.includes(view);
}

export function viewName(view: View): string {
  return isPhotographed(view) ? say(`capture-view-${view}`) : say(`view-${view}`);
}

export function viewHow(view: View): string {
  if (view === 'document') return say('capture-how-document');
  return isPhotographed(view) ? say(`capture-how-${view}`) : say('capture-how-radiograph');
}
