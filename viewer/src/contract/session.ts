// Who is signed in, and which page is theirs.
import { call, get, post } from './client';

export type Session = { name: string; role: string };
export type SignIn = { name: string; password: string; code?: string };

export async function signIn(proof: SignIn): Promise<Session> {
  return post<Session>('/api/session', proof);
}

export async function signOut(): Promise<void> {
  await call('DELETE', '/api/session');
}

/** Throws `Refused` (not-signed-in) when nobody is. */
export async function session(): Promise<Session> {
  return get<Session>('/api/session');
}

/** The page that a role works on. */
export function homeOf(role: string): string {
  if (role === 'dentist' || role === 'specialist') return '/review';
  return role === 'hygienist' ? '/screening' : '/office';
}
