// What must be right in an invitation before it is sent.
import type { CaseType, LanguageCode, Sex } from '../contract/shapes';

export type Invited = {
  given_name: string;
  family_name: string;
  birth_date: string;
  sex: Sex;
  channel: 'sms' | 'email';
  address: string;
  state: string;
  type: CaseType | '';
  language: LanguageCode;
};

export type Wrong = {
  field: keyof Invited;
  id:
    | 'office-missing-given-name'
    | 'office-missing-family-name'
    | 'office-missing-birth-date'
    | 'office-missing-address'
    | 'office-wrong-sms'
    | 'office-wrong-email'
    | 'office-missing-state'
    | 'office-missing-type';
};

/** E.164: a plus, then up to fifteen digits. */
const NUMBER = /^\+[1-9]\d{6,14}$/;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The address as it is sent: a number without the signs that people write between its digits. */
export function reachable(channel: Invited['channel'], address: string): string {
  return channel === 'sms' ? address.replace(/[\s().-]/g, '') : address.trim();
}

/** Everything that is wrong, in the order of the form. */
export function wrongWith(form: Invited): Wrong[] {
  const address = reachable(form.channel, form.address);
  const checks: [boolean, Wrong][] = [
    [form.given_name.trim() === '', { field: 'given_name', id: 'office-missing-given-name' }],
    [form.family_name.trim() === '', { field: 'family_name', id: 'office-missing-family-name' }],
    [form.birth_date === '', { field: 'birth_date', id: 'office-missing-birth-date' }],
    [address === '', { field: 'address', id: 'office-missing-address' }],
    [address !== '' && form.channel === 'sms' && !NUMBER.test(address), { field: 'address', id: 'office-wrong-sms' }],
    [address !== '' && form.channel === 'email' && !MAIL.test(address), { field: 'address', id: 'office-wrong-email' }],
    [form.state === '', { field: 'state', id: 'office-missing-state' }],
    [form.type === '', { field: 'type', id: 'office-missing-type' }],
  ];
  return checks.filter(([wrong]) => wrong).map(([, what]) => what);
}
