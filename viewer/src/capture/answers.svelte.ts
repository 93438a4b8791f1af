// What was entered and not yet sent: kept in memory while going back and forth, and nowhere else.
import type { Condition, MyCase, RedFlag, Relationship, Setting, Side } from '../contract/patient';

export const answers = $state({
  relationship: '' as Relationship | '',
  name: '',
  state: '',
  setting: '' as Setting | '',
  flags: [] as (RedFlag | 'none')[],
  signature: '',
  words: '',
  since: '',
  side: '' as Side | '',
  pain: '' as string,
  conditions: [] as (Condition | 'none')[],
  medicines: '',
  allergies: '',
});

/** `unknown` is an answer too: a small child cannot give its pain a number. */
export const PAIN_UNKNOWN = 'unknown';

/** Who held the phone until somebody else said that they do now. */
let handedOver = '';

/** Somebody else holds the phone: nothing of whoever held it before stands in their answers, nor comes back from the server. */
export function handOver(of: Pick<MyCase, 'respondent'>): void {
  handedOver = JSON.stringify(of.respondent);
  Object.assign(answers, { relationship: '', name: '', signature: '' });
}

/** Shows what an earlier visit, perhaps on another device, has told; what was entered here stays. */
export function recall(of: MyCase): void {
  if (of.respondent !== null && answers.relationship === '' && JSON.stringify(of.respondent) !== handedOver) Object.assign(answers, { relationship: of.respondent.relationship, name: of.respondent.name });
  if (of.place !== null && answers.state === '') Object.assign(answers, { state: of.place.state, setting: of.place.setting });
  if (of.complaint !== null && answers.words === '') {
    const { words, since, side, pain } = of.complaint;
    Object.assign(answers, { words, since, side, pain: pain === null ? PAIN_UNKNOWN : String(pain) });
  }
  if (of.history !== null && answers.conditions.length === 0) {
    const { conditions, medicines, allergies } = of.history;
    Object.assign(answers, { conditions: conditions.length === 0 ? ['none'] : [...conditions], medicines, allergies });
  }
}

/** "None of these" and the others exclude each other: the answer given last counts. */
export function exclusive<Value extends string>(now: readonly Value[], before: readonly Value[]): Value[] {
  const none = 'none' as Value;
  if (!now.includes(none)) return [...now];
  return before.includes(none) && now.length > 1 ? now.filter((each) => each !== none) : [none];
}
