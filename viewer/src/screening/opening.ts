// What must be right before a case is opened, and what the page offers to choose from.
import type { CaseType, LanguageCode, OpenCase, Sex } from '../contract/shapes';

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
};

export type Wrong = {
  field: keyof Opening;
  id: 'screening-given-name-missing' | 'screening-family-name-missing' | 'screening-birth-date-missing' | 'screening-birth-date-future' | 'screening-state-missing' | 'screening-language-missing';
};

export function blank(): Opening {
  return { given_name: '', family_name: '', birth_date: '', sex: 'unknown', type: 'school_screening', state: '', language: '' };
}

/** Everything that is wrong, in the order of the form. `today` is `YYYY-MM-DD` on the tablet's calendar. */
export function wrongWith(form: Opening, today: string): Wrong[] {
  const checks: [boolean, Wrong][] = [
    [form.given_name.trim() === '', { field: 'given_name', id: 'screening-given-name-missing' }],
    [form.family_name.trim() === '', { field: 'family_name', id: 'screening-family-name-missing' }],
    [form.birth_date === '', { field: 'birth_date', id: 'screening-birth-date-missing' }],
    [form.birth_date > today, { field: 'birth_date', id: 'screening-birth-date-future' }],
    [form.state === '', { field: 'state', id: 'screening-state-missing' }],
    [form.language === '', { field: 'language', id: 'screening-language-missing' }],
  ];
  return checks.filter(([wrong]) => wrong).map(([, what]) => what);
}

export function bodyOf(form: Opening & { language: LanguageCode }, ids: { case: string; patient: string }): OpenCase {
  return {
    id: ids.case,
    patient: {
      id: ids.patient, given_name: form.given_name.trim(), family_name: form.family_name.trim(), birth_date: form.birth_date,
      sex: form.sex, contact: null, language: form.language,
    },
    type: form.type,
    language: form.language,
    state: form.state,
  };
}
