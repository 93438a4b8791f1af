// The mounts on which pictures are hung side by side, as clinicians hang them: the patient faces the reader, so that the patient's right
// is at the reader's left (USERS 17, SPEC VWR-02). A place names the view that belongs there; where places lie, Frame.svelte draws.
import type { Layout, ReadImage } from '../../contract/shapes';
import { type Side, sidesOf } from '../../imaging/sides';
import { isLetter, sidedOf } from '../fill';

/** `view`: what hangs there by itself. `side`: the side of the patient that it claims, and that must be known of what is hung by itself. */
export type Place = { readonly name: string; readonly view: ReadImage['view'] | null; readonly side: Side | null };
export type Mounted = Exclude<Layout, 'single'>;

const of = (name: string, view: Place['view'], side: Side | null = null): Place => ({ name, view, side });

const PHOTOS = [of('upper', 'upper'), of('right', 'right', 'R'), of('front', 'front'), of('left', 'left', 'L'), of('lower', 'lower')];
const BITEWINGS_2 = [of('bitewing-right', 'bitewing_right', 'R'), of('bitewing-left', 'bitewing_left', 'L')];
const BITEWINGS_4 = [
  of('bitewing-right-back', 'bitewing_right', 'R'), of('bitewing-right-fore', 'bitewing_right', 'R'),
  of('bitewing-left-fore', 'bitewing_left', 'L'), of('bitewing-left-back', 'bitewing_left', 'L'),
];
/** A periapical says of itself neither jaw nor tooth, and mostly no side: none hangs by itself. */
const ROW = ['right-molars', 'right-premolars', 'right-canine', 'incisors', 'left-canine', 'left-premolars', 'left-molars'] as const;
const row = (jaw: 'upper' | 'lower'): Place[] => ROW.map((name) => of(`${jaw}-${name}`, null, name.startsWith('right') ? 'R' : name.startsWith('left') ? 'L' : null));

/** The places of each mount in their customary order, which Frame.svelte lays out. */
export const PLACES: Record<Mounted, readonly Place[]> = {
  photos: PHOTOS,
  bitewing2: BITEWINGS_2,
  bitewing4: BITEWINGS_4,
  full_mouth: [...row('upper'), ...BITEWINGS_4, ...row('lower')],
  panoramic: [of('panoramic', 'panoramic'), ...BITEWINGS_4],
};

/** Every layout, in the order of the list and of the digits that choose them. */
export const LAYOUTS: readonly Layout[] = ['single', 'photos', 'bitewing2', 'bitewing4', 'full_mouth', 'panoramic'];
/** Films of a full mouth: fewer are a set of bitewings with something beside it. */
const FULL_MOUTH_FROM = 10;

const shown = (image: ReadImage): boolean => image.status === 'normalized' && !isLetter(image);

/** What can hang at all: pictures, in the order of gathering. */
export function hangable(images: readonly ReadImage[]): ReadImage[] {
  return images.filter(shown);
}

/** True if a picture may hang there by itself. Side is never guessed: where nobody knows it, or it is another, a person hangs it. */
export function belongs(image: ReadImage, place: Place): boolean {
  if (image.view !== place.view) return false;
  const sides = sidesOf(sidedOf(image));
  return place.side === null || (sides.kind === 'whole' ? sides.side === place.side : sides.kind === 'edges');
}

/** The mount that shows most of what a case holds, by custom; `single` where there is nothing to lay side by side. */
export function customary(images: readonly ReadImage[]): Layout {
  const views = hangable(images).map((image) => image.view);
  const count = (...wanted: ReadImage['view'][]): number => views.filter((view) => wanted.includes(view)).length;
  const [right, left] = [count('bitewing_right'), count('bitewing_left')];
  if (count('periapical') + right + left >= FULL_MOUTH_FROM) return 'full_mouth';
  if (PHOTOS.filter((place) => place.view !== null && views.includes(place.view)).length >= 3) return 'photos';
  if (count('panoramic') > 0 && views.length > 1) return 'panoramic';
  if (right + left > 2) return 'bitewing4';
  return right + left === 2 ? 'bitewing2' : 'single';
}

/** The places in the dentist's own order; an order that is not exactly of these places is none. */
export function ordered(layout: Mounted, order: readonly string[] | undefined): readonly Place[] {
  const places = PLACES[layout];
  const found = (order ?? []).flatMap((name) => places.filter((place) => place.name === name));
  return found.length === places.length && new Set(order).size === places.length ? found : places;
}
