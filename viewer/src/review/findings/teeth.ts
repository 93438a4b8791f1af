// What of a case, and of earlier records, is about one tooth.
import type { Prior, ReadImage, Review } from '../../contract/shapes';
import type { Charted, Earlier } from '../../mouth/charted';
import { isAnterior, isRight, isUpper, type Tooth } from '../../mouth/tooth';
import { sayDay } from '../../shell/language.svelte';
import { chartedOf } from '../room/naming';

/** The day of a record at the patient's place, in words. */
export function dayOf(prior: Pick<Prior, 'signed_at' | 'zone'>): string {
  return sayDay(new Intl.DateTimeFormat('en-CA', { timeZone: prior.zone, dateStyle: 'short' }).format(new Date(prior.signed_at)));
}

/** What earlier records chart, newest first. */
export function earlierOf(priors: readonly Prior[]): Earlier[] {
  return priors.flatMap((prior) => chartedOf(prior).map((each) => ({ ...each, day: dayOf(prior) })));
}

/** True where a picture of that view is sure to show the tooth's place; a picture of another kind shows it where a finding says so. */
function shows(view: ReadImage['view'], tooth: Tooth): boolean {
  switch (view) {
    case 'upper':
      return isUpper(tooth);
    case 'lower':
      return !isUpper(tooth);
    case 'front':
      return isAnterior(tooth);
    case 'right':
    case 'bitewing_right':
      return isRight(tooth) && !isAnterior(tooth);
    case 'left':
    case 'bitewing_left':
      return !isRight(tooth) && !isAnterior(tooth);
    case 'panoramic':
      return true;
    default:
      return false;
  }
}

/** The readable pictures that show the tooth: those that a finding at it names first. */
export function imagesOf(tooth: Tooth, findings: Review['findings'], images: readonly ReadImage[]): ReadImage[] {
  const named = new Set(findings.filter((each) => each.tooth === tooth).map((each) => each.image));
  const readable = images.filter((each) => each.status === 'normalized');
  return [...readable.filter((each) => named.has(each.id)), ...readable.filter((each) => !named.has(each.id) && shows(each.view, tooth))];
}

export const on = <Entry extends Charted>(tooth: Tooth, charted: readonly Entry[]): Entry[] => charted.filter((each) => each.tooth === tooth);
