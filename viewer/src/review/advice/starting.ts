// Words with which advice begins, in the language of whoever reads it, which need not be the page's; and the day that its urgency names.
import type { Advice } from '../../contract/shapes';
import { type Language, Words } from '../../shell/words';
import { URGENCIES, type Urgency } from '../fill';
import { LATER } from '../later';

export type Starting = Pick<Advice, 'text' | 'safety_net'>;
export type Startings = Record<Urgency, Starting>;

export async function startingsIn(language: Language): Promise<Startings> {
  const words = new Words(language, (await LATER[language]()).default);
  return Object.fromEntries(
    URGENCIES.map((urgency) => [urgency, { text: words.format(`starting-text-${urgency}`), safety_net: words.format(`starting-net-${urgency}`) }]),
  ) as Startings;
}

/** The advice with another urgency. What the dentist wrote stays; words of the old urgency that nobody changed become those of the new. */
export function withUrgency(advice: Advice, urgency: Urgency, startings: Startings): Advice {
  const [before, after] = [startings[advice.urgency], startings[urgency]];
  const next = (which: keyof Starting): string => (advice[which] === before[which] || advice[which].trim() === '' ? after[which] : advice[which]);
  return { ...advice, urgency, text: next('text'), safety_net: next('safety_net') };
}

/** Days until somebody looks again, where SPEC ADV-03 names a time. "At the next visit" names no day, so none is proposed. */
const AGAIN_DAYS: Partial<Record<Urgency, number>> = { emergency: 1, urgent: 1, soon: 14 };

/** The day (`YYYY-MM-DD`) that the most urgent advice proposes for the follow-up, or null where its urgency names none. `today` alike. */
export function proposedDay(advice: readonly Pick<Advice, 'urgency'>[], today: string): string | null {
  const most = URGENCIES.find((urgency) => advice.some((each) => each.urgency === urgency));
  const days = most === undefined ? undefined : AGAIN_DAYS[most];
  if (days === undefined) return null;
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** Today (`YYYY-MM-DD`) where the patient is: the house judges days there. Without a `zone`, on this device's own calendar. */
export function todayIn(zone: string | undefined, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}
