// The language that the page speaks now: one reactive value, so that switching redraws every text without a reload.
import type { MessageId } from './message-ids';
import { chosen, type Language, type Values, Words } from './words';

export type Sources = Record<Language, () => Promise<{ default: readonly string[] }>>;

const REMEMBERED = 'language';

let words = $state.raw<Words>();
let sources: readonly Sources[] = [];

/** Loads the remembered, or else the browser's, language from the chunks of this page. */
export async function openWords(from: Sources): Promise<void> {
  sources = [from];
  await speak(chosen([localStorage.getItem(REMEMBERED) ?? '', ...navigator.languages]));
}

/** Loads words that a page needs later only, in the language that it speaks now. */
export async function addWords(from: Sources): Promise<void> {
  if (sources.includes(from)) return;
  sources = [...sources, from];
  await speak(language());
}

export async function speak(language: Language): Promise<void> {
  if (sources.length === 0) throw new Error('words were not opened');
  const parts = await Promise.all(sources.map((each) => each[language]()));
  words = new Words(language, parts.flatMap((each) => each.default));
  document.documentElement.lang = language;
}

/** A person's own choice outlives the page. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  localStorage.setItem(REMEMBERED, language);
}

/** True once a person chose a language on this device; until then a page may speak the one that it was invited in. */
export function hasChosen(): boolean {
  return localStorage.getItem(REMEMBERED) !== null;
}

export function language(): Language {
  return current().language;
}

/** The message in the page's language; redraws when the language changes. */
export function say(id: MessageId, values?: Values): string {
  return current().format(id, values);
}

/** For message ids that come from the server (a gap, a reason): the message, or `otherwise` if these words lack it. */
export function sayIfKnown(id: string, otherwise: string, values?: Values): string {
  return current().has(id) ? current().format(id, values) : otherwise;
}

/** A point in time as people write it here: date and time of the reader's own clock. */
export function sayTime(at: string | Date): string {
  return dates('medium', 'short').format(new Date(at));
}

/** Bytes in megabytes, few in kilobytes: as a phone shows its files. */
export function saySize(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: unit === 'kB' ? 0 : 1 }).format(value)} ${unit}`;
}

/** A calendar day (`YYYY-MM-DD`): a birth date has no time zone, and must not slip by one. */
export function sayDay(day: string): string {
  return dates('long', undefined, 'UTC').format(new Date(`${day}T00:00:00Z`));
}

/**
 * A time as a file tells it (`YYYY-MM-DD`, with `Thh:mm:ss` and an offset where it has them): its own day and hour, moved into nobody's
 * zone, for nobody knows how that clock was set.
 */
export function sayFileTime(told: string): string {
  const [, day = '', hour, offset] = /^(.{10})(?:T(.{8})(.{6})?)?$/.exec(told) ?? [];
  if (hour === undefined) return sayDay(day);
  const words = dates('medium', 'short', 'UTC').format(new Date(`${day}T${hour}Z`));
  return offset === undefined ? words : `${words} UTC${offset}`;
}

/** For tests: words without a page. */
export function useWords(given: Words): void {
  words = given;
}

type Style = 'short' | 'medium' | 'long';
const kept = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making one takes a slow machine longer than all the words of a page. */
function dates(dateStyle: Style, timeStyle?: Style, timeZone?: string): Intl.DateTimeFormat {
  const key = `${locale()} ${dateStyle} ${timeStyle} ${timeZone}`;
  const made = kept.get(key) ?? new Intl.DateTimeFormat(locale(), { dateStyle, timeStyle, timeZone });
  kept.set(key, made);
  return made;
}

function locale(): string {
  return `${language()}-US`;
}

function current(): Words {
  if (words === undefined) throw new Error('words were not opened');
  return words;
}

