// What hangs where. By itself a picture hangs where its view belongs, in the order of gathering; from the first move on everything hangs
// where this dentist left it, and what is in no place lies in the tray.
import type { ReadImage } from '../../contract/shapes';
import { belongs, hangable, type Place } from './layouts';

/** Picture by place. */
export type Placed = Readonly<Record<string, string>>;

export function byItself(images: readonly ReadImage[], places: readonly Place[]): Placed {
  const placed: Record<string, string> = {};
  for (const image of hangable(images)) {
    const place = places.find((each) => placed[each.name] === undefined && belongs(image, each));
    if (place !== undefined) placed[place.name] = image.id;
  }
  return placed;
}

/** Those that were placed by hand and are still there: each once, in a place that there is. */
export function still(placed: Placed, images: readonly ReadImage[], places: readonly Place[]): Placed {
  const left = new Set(hangable(images).map((image) => image.id));
  const known = places.flatMap(({ name }) => {
    const image = placed[name];
    return image !== undefined && left.delete(image) ? [[name, image] as const] : [];
  });
  return Object.fromEntries(known);
}

/** What lies in the tray, in the order of gathering. */
export function tray(placed: Placed, images: readonly ReadImage[]): ReadImage[] {
  const hung = new Set(Object.values(placed));
  return hangable(images).filter((image) => !hung.has(image.id));
}

export function placeOf(placed: Placed, image: string): string | undefined {
  return Object.keys(placed).find((name) => placed[name] === image);
}

/** Hangs a picture; what hung there goes where it came from, which may be the tray. */
export function hang(placed: Placed, image: string, to: string): Placed {
  const from = placeOf(placed, image);
  const before = placed[to];
  const next = { ...takeDown(placed, image), [to]: image };
  return from !== undefined && before !== undefined && before !== image ? { ...next, [from]: before } : next;
}

export function takeDown(placed: Placed, image: string): Placed {
  return Object.fromEntries(Object.entries(placed).filter(([, each]) => each !== image));
}

/** Two places change places. */
export function swapped(order: readonly string[], one: string, other: string): string[] {
  return order.map((name) => (name === one ? other : name === other ? one : name));
}
