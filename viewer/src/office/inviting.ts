// What must be right in an invitation before it is sent.
import type { CaseType, Channel, LanguageCode, Sex } from '../contract/shapes';
import { bornTrouble, contactTrouble } from '../shell/contacting';
import type { MessageId } from '../shell/message-ids';

export type Invited = {
  given_name: string;
  family_name: string;
  birth_date: string;
  sex: Sex;
  channel: Channel | 'none';
  address: string;
  state: string;
  type: CaseType | '';
  language: LanguageCode;
};

export type Wrong = { field: keyof Invited; id: MessageId };

export function blank(): Invited {
  return { given_name: '', family_name: '', birth_date: '', sex: 'unknown', channel: 'sms', address: '', state: '', type: '', language: 'en' };
}

/** Everything that is wrong, in the order of the form. `today` is `YYYY-MM-DD`. */
export function wrongWith(form: Invited, today: string): Wrong[] {
  const checks: [keyof Invited, MessageId | null][] = [
    ['given_name', form.given_name.trim() === '' ? 'office-missing-given-name' : null],
    ['family_name', form.family_name.trim() === '' ? 'office-missing-family-name' : null],
    ['birth_date', bornTrouble(form.birth_date, today)],
    ['address', contactTrouble(form.channel, form.address)],
    ['state', form.state === '' ? 'office-missing-state' : null],
    ['type', form.type === '' ? 'office-missing-type' : null],
  ];
  return checks.flatMap(([field, id]) => (id === null ? [] : [{ field, id }]));
}
