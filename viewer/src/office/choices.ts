// What the office chooses from. Sets that the contract knows are checked against it by type.
import type { CaseType, LanguageCode, Sex } from '../contract/shapes';

export const CASE_TYPES = ['emergency_screening', 'second_opinion', 'post_treatment', 'school_screening', 'ortho_progress', 'general_question'] as const satisfies readonly CaseType[];

export const SEXES = ['unknown', 'female', 'male', 'other'] as const satisfies readonly Sex[];

/** Each language in its own words: whoever needs it reads it. */
export const LANGUAGES_SPOKEN = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
] as const satisfies readonly { value: LanguageCode; label: string }[];

/** Postal abbreviations, as `schemas/state.py` has them. */
export const STATES =
  'AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VT WA WI WV WY'.split(' ');
