// One's own account. What proves something counts when it is wrong, so nothing here is ever repeated by itself.
import { get, post } from './client';
import type { CodeOffer, Me } from './shapes';

export type Proof = { password: string; code: string | null };

export const me = (): Promise<Me> => get<Me>('/api/me');

export const offerCode = (password: string): Promise<CodeOffer> => post<CodeOffer>('/api/account/code', { password });

export const confirmCode = (code: string): Promise<Me> => post<Me>('/api/account/code/confirm', { code });

export const removeCode = (proof: Proof): Promise<Me> => post<Me>('/api/account/code/removal', proof);

export const changePassword = (proof: Proof & { fresh: string }): Promise<Me> => post<Me>('/api/account/password', proof);
