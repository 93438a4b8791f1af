// The dentist's side of the contract: the worklist, the case as it is read, the draft, the lease, and the acts of reviewing.
import { call, get, post, put } from './client';
import type { CaseForReview, Draft, FullPicture, KeptHanging, Me, MyHanging, Phrase, PracticeCode, Priors, Reach, Review, ReviewerAct, Worklist } from './shapes';

export const me = (): Promise<Me> => get<Me>('/api/me');

/** Shows the second factor afresh: a password, and a code where one is set up. A wrong one counts, so it is never repeated by itself. */
export const stepUp = (proof: { password: string; code: string | null }): Promise<Me> => post<Me>('/api/session/step-up', proof);

/** A page of what waits, as it is asked for; '' asks for nothing. */
export const worklist = (asked: Record<string, string> = {}): Promise<Worklist> => {
  const given = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();
  return get<Worklist>(given === '' ? '/api/worklist' : `/api/worklist?${given}`);
};

/** A message each time that the worklist has grown. */
export const listen = (seconds: number): EventSource => new EventSource(`/api/worklist/news?seconds=${seconds}`);

export const caseForReview = (id: string): Promise<CaseForReview> => get<CaseForReview>(`/api/cases/${id}`);

/** A case that may be read next; the house notes that nobody asked to see it yet, also of the pictures behind its addresses. */
export const caseAhead = (id: string): Promise<CaseForReview> => get<CaseForReview>(`/api/cases/${id}?ahead=true`);

/** Asks for every pixel of an image, and how far it has come: asked again, it is the same wish. */
export const fullPicture = (id: string, image: string, signal: AbortSignal): Promise<FullPicture> =>
  post<FullPicture>(`/api/cases/${id}/images/${image}/full`, {}, { repeatable: true, signal });

/** Saves over `version`. Throws `Refused`: stale where another version is current, already-taken or out-of-turn without the lease. */
export const saveDraft = (id: string, version: number, review: Review): Promise<Draft> => put<Draft>(`/api/cases/${id}/draft`, review, { version });

/** A heartbeat of whoever holds the case; when the lease would now end. */
export const renewLease = async (id: string): Promise<string> =>
  (await post<{ until: string }>(`/api/cases/${id}/lease`, {}, { repeatable: true })).until;

/** What was signed about the same patient before, newest first. Throws `Refused`: not-permitted without the case in hand. */
export const priorsOf = (id: string): Promise<Priors> => get<Priors>(`/api/cases/${id}/priors`);

/** The practice's list, in its order. */
export const practiceCodes = async (): Promise<PracticeCode[]> => (await get<{ codes: PracticeCode[] }>('/api/codes')).codes;

/** One's own phrases, in the order in which they were first kept. */
export const myPhrases = async (): Promise<Phrase[]> => (await get<{ phrases: Phrase[] }>('/api/phrases')).phrases;

/** Keeps a phrase or changes it, and answers all. Throws `Refused`: malformed for one that says nothing, and once there are too many. */
export const keepPhrase = async ({ id, en, es }: Phrase): Promise<Phrase[]> => (await put<{ phrases: Phrase[] }>(`/api/phrases/${id}`, { en, es })).phrases;

export const dropPhrase = async (id: string): Promise<Phrase[]> => (await call<{ phrases: Phrase[] }>('DELETE', `/api/phrases/${id}`)).body.phrases;

/** The act's own identifier makes a second sending the same as the first. */
export const reviewerAct = (id: string, act: ReviewerAct): Promise<CaseForReview> =>
  post<CaseForReview>(`/api/cases/${id}/acts`, act, { repeatable: true });

/** Whom to ring about an advice that must be heard. The house writes down that it was read. */
export const contact = (id: string): Promise<Reach> => get<Reach>(`/api/cases/${id}/contact`);

/** Lets what the machine gave up be tried again. */
export async function tryAgain(id: string, job: string): Promise<void> {
  await post(`/api/cases/${id}/jobs/${job}/again`, {});
}

/** Where the readable record of a signed case is. */
export const recordAddress = (id: string): string => `/api/cases/${id}/record.pdf`;

/** Where the letter to the family is. */
export const letterAddress = (id: string): string => `/api/cases/${id}/letter.pdf`;

/** Where the audit packet of a signed case is, for a dentist who signed it. */
export const packetAddress = (id: string): string => `/api/cases/${id}/packet.zip`;

/** How the dentist who is signed in likes pictures hung. */
export const hanging = (): Promise<KeptHanging> => get<KeptHanging>('/api/hanging');

/** Saves over `version`. Throws `Refused`: stale where another window saved meanwhile. */
export const saveHanging = (version: number, mine: MyHanging): Promise<KeptHanging> => put<KeptHanging>('/api/hanging', mine, { version });
