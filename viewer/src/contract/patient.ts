// The patient's side of the contract: what a link's holder reads, and the calls that a link may make.
import { get, post } from './client';
import type { components } from './types';

type Schemas = components['schemas'];
export type Door = Schemas['Door'];
export type MyCase = Schemas['MyCase'];
export type MyAdvice = Schemas['MyAdvice'];
export type ConsentText = Schemas['ConsentText'];
export type Complaint = Schemas['Complaint'];
export type History = Schemas['History'];
export type RedFlag = Schemas['RedFlag'];
export type View = Schemas['View'];
export type CaseType = Schemas['CaseType'];
export type Relationship = Schemas['Attest']['relationship'];
export type Setting = Schemas['Attest']['setting'];
export type Side = Complaint['side'];
export type Condition = History['conditions'][number];

type SubmitterAct = Schemas['Attest' | 'CheckEmergency' | 'GiveConsent' | 'Describe' | 'Drop' | 'Submit' | 'OpenAdvice' | 'ConfirmAdvice'];
type Unnamed<Act> = Act extends unknown ? Omit<Act, 'id'> : never;
/** An act of a submitter, before it gets its identifier. */
export type MyAct = Unnamed<SubmitterAct>;

export const knock = (token: string): Promise<Door> => post<Door>('/api/links/door', { token }, { repeatable: true });

/** A wrong date counts against the link, so this one is never repeated by itself. */
export const unlock = (token: string, birthDate: string): Promise<MyCase> => post<MyCase>('/api/links/unlock', { token, birth_date: birthDate });

export const myCase = (): Promise<MyCase> => get<MyCase>('/api/my/case');
export const myAdvice = (): Promise<MyAdvice> => get<MyAdvice>('/api/my/advice');
/** Where the answer is as a PDF, once it has been made. */
export const LETTER = '/api/my/advice.pdf';
export const act = (id: string, what: MyAct): Promise<MyCase> => post<MyCase>('/api/my/acts', { id, ...what }, { repeatable: true });
