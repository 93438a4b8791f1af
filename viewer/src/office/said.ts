// How a case is said to the office: its status, whose turn it is, and how its link stands.
import type { OfficeRow, Role } from '../contract/shapes';
import { say, sayIfKnown } from '../shell/language.svelte';

const OFFICE: readonly Role[] = ['admin', 'coordinator', 'frontdesk', 'programme_lead'];

/** The status, unless what comes next is a call: that is said instead of "patient to be told" (SPEC ADV-05). */
export function statusWords(row: Pick<OfficeRow, 'status' | 'needs'>): string {
  if (row.status === 'signed' && row.needs.includes('no_contact')) return say('office-status-hand-over');
  if (row.status === 'signed' && (row.needs.includes('urgent_advice') || row.needs.includes('not_delivered'))) return say('office-status-call');
  return sayIfKnown(`status-${row.status}`, row.status);
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
