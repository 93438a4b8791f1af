// The office's side of the contract: its list, its cases, and what it may do to one.
import { get, post, put } from './client';
import type { AdviceToTell, CaseForOffice, Contact, HistoryLine, Me, OfficeAct, OfficePage, OfficeRow, OpenCase } from './shapes';

export async function me(): Promise<Me> {
  return get<Me>('/api/me');
}

export async function caseList(before: string | null): Promise<OfficePage> {
  return get(before === null ? '/api/cases' : `/api/cases?before=${encodeURIComponent(before)}`);
}

/** The identifiers in `body` make a second sending the same as the first. */
export async function openCase(body: OpenCase): Promise<OfficeRow> {
  return post<OfficeRow>('/api/cases', body, { repeatable: true });
}

/** Corrects how the family is reached, over that version of the patient. `id` is the act's: the same again is the same change. */
export async function changeContact(caseId: string, version: number, id: string, contact: Contact): Promise<CaseForOffice> {
  return put<CaseForOffice>(`/api/cases/${caseId}/contact`, { id, contact }, { version });
}

/** The advice to read aloud; asking for it is written to the trail. */
export async function adviceToTell(caseId: string): Promise<AdviceToTell> {
  return get<AdviceToTell>(`/api/cases/${caseId}/advice`);
}

export async function officeCase(caseId: string): Promise<CaseForOffice> {
  return get<CaseForOffice>(`/api/cases/${caseId}/office`);
}

export async function caseHistory(caseId: string): Promise<HistoryLine[]> {
  return (await get<{ lines: HistoryLine[] }>(`/api/cases/${caseId}/history`)).lines;
}

export async function officeAct(caseId: string, act: OfficeAct): Promise<CaseForOffice> {
  return post<CaseForOffice>(`/api/cases/${caseId}/acts`, act, { repeatable: true });
}

/** Lets what the machine gave up be tried again. */
export async function tryAgain(caseId: string, job: string): Promise<void> {
  await post(`/api/cases/${caseId}/jobs/${job}/again`, {});
}

/** Lets an image that could not be opened be tried once more; `id` is the act's. */
export async function tryImageAgain(caseId: string, image: string, id: string): Promise<CaseForOffice> {
  return post<CaseForOffice>(`/api/cases/${caseId}/images/${image}/another-try`, { id }, { repeatable: true });
}

/** Where the readable record of a signed case is. */
export function recordAddress(caseId: string): string {
  return `/api/cases/${caseId}/record.pdf`;
}

/** Where the letter to the family is. */
export function letterAddress(caseId: string): string {
  return `/api/cases/${caseId}/letter.pdf`;
}

/** The code that opens a referral's newest link; asking for it is written to the trail. */
export async function referralCode(caseId: string, referral: string): Promise<string> {
  return (await get<{ code: string }>(`/api/cases/${caseId}/referrals/${referral}/code`)).code;
}

/** Where the packet of a referral is, to be printed or faxed. */
export function referralAddress(caseId: string, referral: string): string {
  return `/api/cases/${caseId}/referrals/${referral}/packet.pdf`;
}

/** Where the audit packet of a signed case is: record, originals and history in one zip. */
export function packetAddress(caseId: string): string {
  return `/api/cases/${caseId}/packet.zip`;
}
