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

export type Due = { words: string; state: 'open' | 'nearly' | 'late' };

/** Time left until a due moment, or how late it is; nearly late from `warn_at` on (SPEC QUE-04). What is late asks for more than a colour. */
export function dueWords({ due_at, warn_at }: { due_at: string | null; warn_at: string | null }, now: number): Due {
  if (due_at === null) return { words: say('review-no-due'), state: 'open' };
  const left = Date.parse(due_at) - now;
  if (left < 0) return { words: say('review-late', { span: spanWords(-left) }), state: 'late' };
  return { words: say('review-left', { span: spanWords(left) }), state: warn_at !== null && Date.parse(warn_at) <= now ? 'nearly' : 'open' };
}
