// Which views there are to choose from.
import type { View } from '../../contract/shapes';

const RADIOGRAPHS: readonly View[] = ['bitewing_right', 'bitewing_left', 'periapical', 'panoramic', 'other_radiograph'];
const DOCUMENTS: readonly View[] = ['document'];
const PHOTOS: readonly View[] = ['close_up', 'front', 'right', 'left', 'upper', 'lower', 'face'];

/** What comes as a file only: no lens of ours took it. */
export function isFile(view: View): boolean {
  return RADIOGRAPHS.includes(view) || DOCUMENTS.includes(view);
}

/** What may be added beside the wanted views, X-rays first: those have no slot of their own. */
export function offered(wanted: readonly View[]): View[] {
  return [...RADIOGRAPHS, ...DOCUMENTS, ...PHOTOS].filter((view) => !wanted.includes(view));
}
