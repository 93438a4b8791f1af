// Tooth surfaces: M mesial, O occlusal, D distal, B buccal, F facial, L lingual, I incisal. Front teeth bite with an edge (I) and
// face the lip (F); back teeth bite with a face (O) and face the cheek (B) (SPEC ADV-02).
import { isAnterior, isRight, isUpper, type Tooth } from './tooth';

export type Surface = 'M' | 'O' | 'D' | 'B' | 'F' | 'L' | 'I';

const POSTERIOR: readonly Surface[] = ['M', 'O', 'D', 'B', 'L'];
const ANTERIOR: readonly Surface[] = ['M', 'I', 'D', 'F', 'L'];

/** The five surfaces that this tooth has, in the order in which they are written. */
export function surfacesOf(tooth: Tooth): readonly Surface[] {
  return isAnterior(tooth) ? ANTERIOR : POSTERIOR;
}

/** True if every surface exists on the tooth and none is named twice. */
export function belong(tooth: Tooth, surfaces: readonly Surface[]): boolean {
  return new Set(surfaces).size === surfaces.length && surfaces.every((each) => surfacesOf(tooth).includes(each));
}

/** As they are written behind a tooth, such as `MOD`: in the field's order, whatever order they were chosen in. */
export function written(tooth: Tooth, surfaces: readonly Surface[]): string {
  return surfacesOf(tooth).filter((each) => surfaces.includes(each)).join('');
}

/** With one surface more or fewer. */
export function toggled(tooth: Tooth, surfaces: readonly Surface[], surface: Surface): Surface[] {
  return surfacesOf(tooth).filter((each) => (each === surface) !== surfaces.includes(each));
}

export type Direction = 'up' | 'down' | 'left' | 'right' | 'middle';

/** Where a surface lies on the chart: cheek and lip outwards, tongue inwards, mesial towards the midline. */
export function directionOf(tooth: Tooth, surface: Surface): Direction {
  if (surface === 'O' || surface === 'I') return 'middle';
  if (surface === 'M' || surface === 'D') return (surface === 'M') === isRight(tooth) ? 'right' : 'left';
  return (surface === 'L') === isUpper(tooth) ? 'down' : 'up';
}
