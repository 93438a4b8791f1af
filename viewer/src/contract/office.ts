// The office's side of the contract: its list, its cases, and what it may do to one.
import { get, post } from './client';
import type { CaseForOffice, HistoryLine, Me, OfficeAct, OfficeRow, OpenCase } from './shapes';

export async function me(): Promise<Me> {
  return get<Me>('/api/me');
}

export async function caseList(before: string | null): Promise<{ rows: OfficeRow[]; damaged: string[]; next: string | null }> {
  return get(before === null ? '/api/cases' : `/api/cases?before=${encodeURIComponent(before)}`);
}

/** The identifiers in `body` make a second sending the same as the first. */
export async function openCase(body: OpenCase): Promise<OfficeRow> {
  return post<OfficeRow>('/api/cases', body, { repeatable: true });
}

export async function invite(caseId: string): Promise<void> {
  await post(`/api/cases/${caseId}/invitations`, {});
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

/** Where the readable record of a signed case is. */
export function recordAddress(caseId: string): string {
  return `/api/cases/${caseId}/record.pdf`;
}
