// Lengths of time as a busy person reads them.
import { say } from '../shell/language.svelte';

const MINUTE_MS = 60_000;

export type Span = { days: number; hours: number; minutes: number };

/** Whole minutes of that many milliseconds, never less than none. */
export function spanOf(ms: number): Span {
  const all = Math.max(0, Math.floor(ms / MINUTE_MS));
  return { days: Math.floor(all / 1440), hours: Math.floor(all / 60) % 24, minutes: all % 60 };
}

export function spanWords(ms: number): string {
  const { days, hours, minutes } = spanOf(ms);
  if (days > 0) return say('review-span-days', { days, hours });
  return hours > 0 ? say('review-span-hours', { hours, minutes }) : say('review-span-minutes', { minutes });
}

/** Time left until a due moment, or how late it is; `late` asks for more than a colour. */
export function dueWords(dueAt: string | null, now: number): { words: string; late: boolean } {
  if (dueAt === null) return { words: say('review-no-due'), late: false };
  const left = Date.parse(dueAt) - now;
  return left >= 0 ? { words: say('review-left', { span: spanWords(left) }), late: false } : { words: say('review-late', { span: spanWords(-left) }), late: true };
}
