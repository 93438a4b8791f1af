// Sending images: the same routes for a patient's link and for a member of staff.
import { putPiece } from './bytes';
import { post } from './client';
import { Refused } from './refused';
import type { components } from './types';

type Schemas = components['schemas'];
export type Announcement = Schemas['Announce'];
export type RefusedFile = Schemas['NoteRefusedFile'];
export type SentImage = Schemas['SentImage'];
export type Piece = Schemas['Piece'];
export type Ticket = Schemas['Ticket'];
/** `arrived` and the tickets' numbers count pieces from 0. */
export type Upload = Schemas['Upload'];
export type View = Schemas['View'];
export type Lens = Announcement['lens'];

const images = (caseId: string): string => `/api/cases/${caseId}/images`;

export const announce = (caseId: string, said: Announcement): Promise<Upload> => post<Upload>(images(caseId), said, { repeatable: true });

export const tickets = (caseId: string, image: string): Promise<Upload> =>
  post<Upload>(`${images(caseId)}/${image}/tickets`, {}, { repeatable: true });

export const confirm = (caseId: string, image: string, id: string): Promise<SentImage> =>
  post<SentImage>(`${images(caseId)}/${image}/confirm`, { id }, { repeatable: true });

export const drop = (image: string, id: string): Promise<unknown> => post('/api/my/acts', { act: 'drop', id, image }, { repeatable: true });

export const refused = (caseId: string, said: RefusedFile): Promise<unknown> => post(`/api/cases/${caseId}/refused`, said, { repeatable: true });

/** Silence, not slowness: a connection that died without a word must not hold a photo for ever, and the poorest line that moves goes on. */
const SILENCE_MS = 120_000;

/** Throws `Refused`; when `signal` gives up, its AbortError. */
export async function put(ticket: Ticket, piece: Blob, signal: AbortSignal, sent: (bytes: number) => void): Promise<void> {
  const patience = new AbortController();
  const abort = (): void => patience.abort();
  let timer = setTimeout(abort, SILENCE_MS);
  const heard = (bytes: number): void => {
    clearTimeout(timer);
    timer = setTimeout(abort, SILENCE_MS);
    sent(bytes);
  };
  signal.addEventListener('abort', abort);
  try {
    await putPiece(ticket.url, ticket.headers, piece, patience.signal, heard);
  } catch (error) {
    if (patience.signal.aborted && !signal.aborted) throw new Refused('unreachable', 0);
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}
