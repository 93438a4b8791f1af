// What is noted of suspected abuse or neglect beside a case, for whoever may read it: the dentist's page and the programme lead's.
import { get, post } from './client';
import type { Safeguarding, SafeguardingEntry } from './shapes';

/** Asking for it is written to the trail. Throws `Refused`: not-permitted for whoever neither holds nor signed the case, nor wrote of it. */
export const safeguardingOf = (caseId: string): Promise<Safeguarding> => get<Safeguarding>(`/api/cases/${caseId}/safeguarding`);

/** Adds an entry, for good; `id` makes a second sending the same as the first. */
export const keepSafeguarding = (caseId: string, id: string, entry: SafeguardingEntry): Promise<Safeguarding> =>
  post<Safeguarding>(`/api/cases/${caseId}/safeguarding`, { id, entry }, { repeatable: true });
