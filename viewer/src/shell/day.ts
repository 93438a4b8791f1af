// Calendar days as people type them.

/** `YYYY-MM-DD` of what was typed, or '' where the calendar has no such day (31 April, year 15). */
export function dayOf(year: string, month: string, day: string): string {
  if (!/^\d{4}$/.test(year.trim()) || !/^\d{1,2}$/.test(month.trim()) || !/^\d{1,2}$/.test(day.trim())) return '';
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const date = new Date(Date.UTC(y, m - 1, d));
  const real = y >= 1880 && date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return real ? date.toISOString().slice(0, 10) : '';
}

/** Nobody living was born earlier than this many years ago (api/care/opening.py has the same). */
const OLDEST_YEARS = 130;

/** What cannot be about a birth date that somebody typed, or null. `day` is what `dayOf` made of it; `today` is `YYYY-MM-DD`. */
export function birthTrouble(day: string, today: string): 'unreal' | 'future' | 'old' | null {
  if (day === '') return 'unreal';
  if (day > today) return 'future';
  return Number(day.slice(0, 4)) < Number(today.slice(0, 4)) - OLDEST_YEARS ? 'old' : null;
}

/** Today on this device's own calendar, `YYYY-MM-DD`. */
export function today(): string {
  return dayOfMoment(new Date());
}

/** The day of a point in time on this device's own calendar, `YYYY-MM-DD`; '' for what is none. */
export function dayOfMoment(at: string | Date): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? '' : new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment);
}
