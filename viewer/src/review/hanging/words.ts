// What each picture on a mount says of itself (SPEC VWR-06): in a few words on its place, and in full where the focus is.
import type { ReadImage } from '../../contract/shapes';
import { saidOf, type Side, sidesOf, XRAYS } from '../../imaging/sides';
import { language, say, sayFileTime, sayTime } from '../../shell/language.svelte';
import { sidedOf } from '../fill';
import { filmWords } from '../room/naming';
import { broughtWords, clocksOf } from '../room/taken';

type Letter = { edge: 'left' | 'right' | 'top' | 'bottom'; letter: Side | '?' };

/** The markers at the picture's edges as it hangs, which is as it is kept; '?' where nobody knows. */
export function lettersOf(image: ReadImage): Letter[] {
  const sides = sidesOf(sidedOf(image));
  if (sides.kind === 'unsure') return [{ edge: 'left', letter: '?' }];
  if (sides.kind === 'whole') return [{ edge: sides.side === 'R' ? 'left' : 'right', letter: sides.side }];
  if (sides.kind === 'none') return [];
  const other = ({ left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const)[sides.right];
  return [{ edge: sides.right, letter: 'R' }, { edge: other, letter: 'L' }];
}

/** What must not be overlooked: mirrored, or sides that nobody confirmed. */
export function warningsOf(image: ReadImage): string[] {
  const kind = XRAYS.has(image.view) ? 'xray' : 'photo';
  return saidOf(sidedOf(image), false).flatMap((said) => (said.warns ? [say(said.id, { kind })] : []));
}

/** When by one clock, by whom, and how clear; the day alone where there is not room for the hour. Whose clock it is stands in full beside it. */
export function briefOf(image: ReadImage): { time: string; day: string; who: string; verdict: string } {
  const told = image.acquired?.at;
  const time = told === undefined ? sayTime(image.captured_at) : sayFileTime(told);
  const short = new Intl.DateTimeFormat(`${language()}-US`, { dateStyle: 'short', ...(told === undefined ? {} : { timeZone: 'UTC' }) });
  const day = short.format(new Date(told === undefined ? image.captured_at : `${told.slice(0, 10)}T00:00:00Z`));
  const who = image.collector.name.trim() === '' ? say(`role-${image.collector.role}`) : image.collector.name;
  return { time, day, who, verdict: say(`review-verdict-${image.quality ?? 'none'}`) };
}

export const lookedWords = (image: ReadImage): string => say(image.looked ? 'review-image-looked' : 'review-image-not-looked');

export function fullOf(image: ReadImage): string {
  const parts = [...warningsOf(image), lookedWords(image), filmWords(image), broughtWords(image), ...clocksOf(image), say(`review-verdict-${image.quality ?? 'none'}`)];
  return parts.filter((each) => each !== '').join(' · ');
}
