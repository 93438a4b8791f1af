// What was typed for a case and not saved yet: kept while going back and forth between steps and cases, in memory only.
import type { Condition, Method, RedFlag, Relationship, Setting } from '../contract/screening';
import type { MyCase } from '../contract/shapes';

export const PAIN_UNKNOWN = 'unknown';
export type Side = NonNullable<MyCase['complaint']>['side'];

const empty = () => ({
  relationship: '' as Relationship | '',
  name: '',
  state: '',
  setting: '' as Setting | '',
  flags: [] as (RedFlag | 'none')[],
  method: '' as Method | '',
  giver: '',
  words: '',
  since: '',
  side: '' as Side | '',
  pain: '',
  conditions: [] as (Condition | 'none')[],
  medicines: '',
  allergies: '',
});
export type Typed = ReturnType<typeof empty>;

const all = $state<Record<string, Typed>>({});

export function begin(caseId: string): void {
  all[caseId] ??= empty();
}

export function typedFor(caseId: string): Typed {
  const found = all[caseId];
  if (found === undefined) throw new Error('begin the case first');
  return found;
}

/** Shows what was told before, perhaps on another tablet; what was typed here stays. */
export function recall(of: MyCase): void {
  begin(of.id);
  const typed = typedFor(of.id);
  if (of.respondent !== null && typed.relationship === '') Object.assign(typed, { relationship: of.respondent.relationship, name: typed.name || of.respondent.name });
  if (of.place !== null && typed.setting === '') Object.assign(typed, { state: typed.state || of.place.state, setting: of.place.setting });
  if (of.emergency !== null && typed.flags.length === 0) typed.flags = of.emergency.flags.length === 0 ? ['none'] : [...of.emergency.flags];
  if (of.complaint !== null && typed.words === '') {
    const { words, since, side, pain } = of.complaint;
    Object.assign(typed, { words, since, side, pain: pain === null ? PAIN_UNKNOWN : String(pain) });
  }
  if (of.history !== null && typed.conditions.length === 0) {
    const { conditions, medicines, allergies } = of.history;
    Object.assign(typed, { conditions: conditions.length === 0 ? ['none'] : [...conditions], medicines, allergies });
  }
}
