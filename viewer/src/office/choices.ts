// What the office chooses from. Sets that the contract knows are checked against it by type.
import type { CaseType, LanguageCode, Sex, Status } from '../contract/shapes';

export const CASE_TYPES = ['emergency_screening', 'second_opinion', 'post_treatment', 'school_screening', 'ortho_progress', 'general_question'] as const satisfies readonly CaseType[];

export const SEXES = ['unknown', 'female', 'male', 'other'] as const satisfies readonly Sex[];

/** Each language in its own words: whoever needs it reads it. */
export const LANGUAGES_SPOKEN = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
] as const satisfies readonly { value: LanguageCode; label: string }[];

export const STATUSES = ['draft', 'submitted', 'ready', 'in_review', 'returned', 'signed', 'communicated', 'closed', 'withdrawn', 'expired'] as const satisfies readonly Status[];
