// An entry as it is being written: nothing is chosen for a person but their own name.
import type { SafeguardingEntry } from '../contract/shapes';
import { momentOf } from '../shell/moment';

export const KINDS = ['note', 'report', 'not_reported'] as const;
export const WAYS = ['telephone', 'online', 'in_person', 'fax', 'letter'] as const;

export type Written = { kind: '' | (typeof KINDS)[number]; text: string; to: string; at: string; by: string; how: '' | (typeof WAYS)[number]; reference: string };

export const unwritten = (by: string): Written => ({ kind: '', text: '', to: '', at: '', by, how: '', reference: '' });

/** True once there is something to lose. */
export const isBegun = (written: Written): boolean => [written.text, written.to, written.at, written.how, written.reference].some((each) => each.trim() !== '');

/** What would be kept; null while something is missing. */
export function entryOf(written: Written): SafeguardingEntry | null {
  const [text, to, by, at] = [written.text.trim(), written.to.trim(), written.by.trim(), momentOf(written.at)];
  if (written.kind === 'note') return text === '' ? null : { kind: 'note', text };
  if (written.kind === 'not_reported') return by === '' || text === '' ? null : { kind: 'not_reported', by, reason: text };
  if (written.kind === '' || to === '' || by === '' || at === null || written.how === '') return null;
  return { kind: 'report', to, at, by, how: written.how, reference: written.reference.trim() };
}

/** The fields of this kind that say nothing yet, by their names on the page. */
export function missing(written: Written, now: Date): readonly string[] {
  if (written.kind === '') return ['safeguarding-kind'];
  const empty = (field: string, value: string): string[] => (value.trim() === '' ? [field] : []);
  if (written.kind === 'note') return empty('safeguarding-text', written.text);
  const by = empty('safeguarding-by', written.by);
  if (written.kind === 'not_reported') return [...by, ...empty('safeguarding-text', written.text)];
  const at = momentOf(written.at);
  const late = at === null || new Date(at) > now ? ['safeguarding-at'] : [];
  return [...empty('safeguarding-to', written.to), ...late, ...by, ...empty('safeguarding-how', written.how)];
}
