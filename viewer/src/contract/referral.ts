// The specialist's side of the contract: what a referral's link says, and the packet behind its code.
import { get, post } from './client';
import type { components } from './types';

type Schemas = components['schemas'];
export type Door = Schemas['ReferralDoor'];
export type Packet = Schemas['ReferralPacket'];

export const PDF = '/api/my/referral.pdf';

/** A file as it was sent, where the practice has given it. */
export const originalAddress = (image: string): string => `/api/my/referral/originals/${image}`;

export const knock = (token: string): Promise<Door> => post<Door>('/api/referrals/door', { token }, { repeatable: true });

/** A wrong code counts against the link, so this one is never repeated by itself. */
export const unlock = (token: string, code: string): Promise<void> => post<undefined>('/api/referrals/unlock', { token, code });

export const packet = (): Promise<Packet> => get<Packet>('/api/my/referral');
