// The hygienist's side of the contract: own cases, opened here and filled in beside the child.
import { get, post } from './client';
import type { Act, Me, MyCase, OfficePage, OfficeRow, OpenCase } from './shapes';

export type SubmitterAct = Extract<Act, { act: 'attest' | 'check_emergency' | 'give_consent' | 'describe' | 'drop' | 'submit' }>;
type Said<Name extends SubmitterAct['act']> = Extract<SubmitterAct, { act: Name }>;
export type Relationship = Said<'attest'>['relationship'];
export type Setting = Said<'attest'>['setting'];
export type RedFlag = Said<'check_emergency'>['flags'][number];
export type Method = Said<'give_consent'>['method'];
export type Complaint = Said<'describe'>['complaint'];
export type History = Said<'describe'>['history'];
export type Condition = History['conditions'][number];

export const me = (): Promise<Me> => get<Me>('/api/me');

export const ownCases = (before: string | null): Promise<OfficePage> => get(before === null ? '/api/cases' : `/api/cases?before=${encodeURIComponent(before)}`);

/** The identifiers in `body` make a second sending the same as the first. */
export const openCase = (body: OpenCase): Promise<OfficeRow> => post<OfficeRow>('/api/cases', body, { repeatable: true });

export const intake = (caseId: string): Promise<MyCase> => get<MyCase>(`/api/cases/${caseId}/intake`);

export const submitterAct = (caseId: string, act: SubmitterAct): Promise<MyCase> => post<MyCase>(`/api/cases/${caseId}/acts`, act, { repeatable: true });
