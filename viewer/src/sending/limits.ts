// What one case takes, said before anything is sent. The server decides by the same numbers (schemas/care/image.py; a test compares).
import type { View } from '../contract/upload';

const MIB = 1024 * 1024;

export type Limits = { files: number; photoBytes: number; filmBytes: number; caseBytes: number };

const FILM_BYTES = 2048 * MIB;
/** Over a link: a film has no more room than all files together. */
export const LIMITS = { files: 30, photoBytes: 200 * MIB, filmBytes: 400 * MIB, caseBytes: 400 * MIB, nameCharacters: 200, deviceCharacters: 200 };
/** A hygienist, who has signed in, may send one film of 2 GiB beside all that. */
export const FIELD_LIMITS: Limits = { ...LIMITS, filmBytes: FILM_BYTES, caseBytes: FILM_BYTES + 400 * MIB };

const FILMS: ReadonlySet<View> = new Set<View>(['periapical', 'bitewing_right', 'bitewing_left', 'panoramic', 'other_radiograph']);

export function isRadiograph(view: View): boolean {
  return FILMS.has(view);
}

/** Why a file of that size cannot join the others, as the last part of a message id, or null. */
export function refusalOf(size: number, view: View, others: readonly { size: number; status?: string }[], limits: Limits): string | null {
  if (size === 0) return 'unreadable-empty';
  if (size > (isRadiograph(view) ? limits.filmBytes : limits.photoBytes)) return 'unreadable-too_large';
  const counted = others.filter((each) => each.status !== 'dropped' && each.status !== 'unreadable');
  const all = counted.reduce((sum, each) => sum + each.size, size);
  return counted.length >= limits.files || all > limits.caseBytes ? 'quota' : null;
}
