// What is the same for every child of one school day: where the tablet stands, and its camera. Kept on the tablet until the day is over,
// so that a reload asks nothing again; it holds no word about anybody.
import type { Lens } from '../contract/upload';
import type { Setting } from '../contract/screening';
import { today } from '../shell/day';

export type PlaceToday = { state: string; setting: Setting };
type Kept = { day: string; place: PlaceToday | null; lens: Lens | null; lenses: Record<string, Lens> };

const KEY = 'screening-day';

/** Where the last child of today was, or null. */
export function placeToday(): PlaceToday | null {
  return read().place;
}

export function keepPlace(place: PlaceToday): void {
  write({ ...read(), place });
}

/** The camera that was named for this case, or else the one named last today; '' before any was. */
export function lensFor(caseId: string): Lens | '' {
  const kept = read();
  return kept.lenses[caseId] ?? kept.lens ?? '';
}

export function keepLens(caseId: string, lens: Lens): void {
  const kept = read();
  write({ ...kept, lens, lenses: { ...kept.lenses, [caseId]: lens } });
}

/** What was kept today; a day that is over, or a text that is not ours, is as if nothing had been. */
function read(): Kept {
  const none: Kept = { day: today(), place: null, lens: null, lenses: {} };
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null;
    return kept?.day === none.day ? { ...none, ...kept } : none;
  } catch {
    return none;
  }
}

function write(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A tablet without room or in a private window: it is asked again, which is all.
  }
}
