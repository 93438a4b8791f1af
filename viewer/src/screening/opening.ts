// What must be right before a case is opened, what the page offers to choose from, and whether the child has a case today already.
import type { CaseType, Channel, LanguageCode, OfficeRow, OpenCase, Sex } from '../contract/shapes';
import { bornTrouble, contactOf, contactTrouble } from '../shell/contacting';
import type { MessageId } from '../shell/message-ids';
import { folded } from '../shell/names';

export const CASE_TYPES = ['school_screening', 'emergency_screening', 'second_opinion', 'post_treatment', 'ortho_progress', 'general_question'] as const satisfies readonly CaseType[];
export const SEXES = ['unknown', 'female', 'male', 'other'] as const satisfies readonly Sex[];

export type Opening = {
  given_name: string;
  family_name: string;
  birth_date: string;
  sex: Sex;
  type: CaseType;
  state: string;
  language: LanguageCode | '';
  channel: Channel | 'none';
  address: string;
};

export type Wrong = { field: keyof Opening; id: MessageId };

export function blank(state = ''): Opening {
  return { given_name: '', family_name: '', birth_date: '', sex: 'unknown', type: 'school_screening', state, language: '', channel: 'sms', address: '' };
}

/** Everything that is wrong, in the order of the form. `today` is `YYYY-MM-DD` on the tablet's calendar. */
export function wrongWith(form: Opening, today: string): Wrong[] {
  const checks: [keyof Opening, MessageId | null][] = [
    ['given_name', form.given_name.trim() === '' ? 'screening-given-name-missing' : null],
    ['family_name', form.family_name.trim() === '' ? 'screening-family-name-missing' : null],
    ['birth_date', bornTrouble(form.birth_date, today)],
    ['state', form.state === '' ? 'screening-state-missing' : null],
    ['language', form.language === '' ? 'screening-language-missing' : null],
    ['address', contactTrouble(form.channel, form.address)],
  ];
  return checks.flatMap(([field, id]) => (id === null ? [] : [{ field, id }]));
}

export function bodyOf(form: Opening & { language: LanguageCode }, ids: { case: string; patient: string }): OpenCase {
  return {
    id: ids.case,
    patient: {
      id: ids.patient, given_name: form.given_name.trim(), family_name: form.family_name.trim(), birth_date: form.birth_date,
      sex: form.sex, contact: contactOf(form.channel, form.address), language: form.language,
    },
    type: form.type,
    language: form.language,
    state: form.state,
  };
}

/** The case that was opened today for the same name and birth date, or undefined: a child who comes twice is mostly one child. */
export function twinOf(rows: readonly OfficeRow[], form: Opening, today: string, dayOf: (at: string) => string): OfficeRow | undefined {
  const name = folded(`${form.given_name} ${form.family_name}`);
  return rows.find((row) => row.birth_date === form.birth_date && folded(row.patient) === name && dayOf(row.opened_at) === today);
}
