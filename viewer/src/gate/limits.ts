// Where the verdicts begin: the house's own file, built in, so that the phone and the worker never disagree by a number (SPEC IMG-04).
import limits from '@care/quality_limits.json';

export type Limits = typeof limits;
export const QUALITY: Limits = limits;
