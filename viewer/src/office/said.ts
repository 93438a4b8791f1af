// How a case is said to the office: its status, whose turn it is, and how its link stands.
import type { CaseForOffice, FailedJob, OfficeRow, Role } from '../contract/shapes';
import type { MessageId } from '../shell/message-ids';
import { say, sayIfKnown, sayTime } from '../shell/language.svelte';

const OFFICE: readonly Role[] = ['admin', 'coordinator', 'frontdesk', 'programme_lead'];

/** The status, unless what comes next is a call: that is said instead of "patient to be told" (SPEC ADV-05). */
export function statusWords(row: Pick<OfficeRow, 'status' | 'needs'>): string {
  if (row.status === 'signed' && row.needs.includes('no_contact')) return say('office-status-hand-over');
  if (row.status === 'signed' && (row.needs.includes('urgent_advice') || row.needs.includes('not_delivered'))) return say('office-status-call');
  if (row.needs.includes('not_opened')) return say('office-status-call');
  return sayIfKnown(`status-${row.status}`, row.status);
}

/** Whether anybody has opened the advice, and if not, by when somebody has to call. */
export function openedWords(of: Pick<CaseForOffice, 'opened_advice_at' | 'open_by' | 'row'>): string {
  if (of.opened_advice_at !== null) return say('office-opened-at', { at: sayTime(of.opened_advice_at) });
  return of.open_by === null || of.row.needs.includes('not_opened') ? say('office-not-opened') : say('office-not-opened-by', { at: sayTime(of.open_by) });
}

const FAILED: Partial<Record<FailedJob['task'], MessageId>> = { render_record: 'failed-record', render_letter: 'failed-letter', render_referral: 'failed-referral' };

/** What the machine gave up. */
export function failedWords(job: Pick<FailedJob, 'task'>): string {
  return say(FAILED[job.task] ?? 'failed-message');
}

export type Turn = 'you' | 'family' | 'hygienist' | 'dentist' | 'system' | 'nobody';

export function turnOf(row: Pick<OfficeRow, 'turn'>): Turn {
  const [role] = row.turn;
  if (role === undefined) return 'nobody';
  if (OFFICE.includes(role)) return 'you';
  if (role === 'guardian' || role === 'patient') return 'family';
  return role === 'hygienist' || role === 'dentist' ? role : 'system';
}

/** An answered case needs nobody: that it is the office's turn means only that a person closes it. */
export function turnWords(row: Pick<OfficeRow, 'turn' | 'status' | 'needs'>): string {
  if (row.status === 'communicated' && row.needs.length === 0) return say('office-turn-close');
  return say('office-turn', { who: say(`office-turn-${turnOf(row)}`) });
}

/** Parts that stand beside each other in one line. */
export function line(...parts: (string | null | undefined)[]): string {
  return parts.filter((part) => part != null && part !== '').join(' · ');
}
