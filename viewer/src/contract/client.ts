// The one way to the API: JSON both ways, versions as If-Match, refusals as typed errors, another try where a try is free.
import { isAlone } from './attendance';
import { Refused, refusedBy } from './refused';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Ask = {
  body?: unknown;
  /** The version that this changes; sent as If-Match. */
  version?: number;
  /** True where the body carries its own identifier, so that sending twice is the same as once. GET, PUT and DELETE always repeat. */
  repeatable?: boolean;
  signal?: AbortSignal;
};

/** `version` is the ETag's number where the answer has one. */
export type Answer<T> = { status: number; body: T; version: number | null };

const PATIENCE_MS = 30_000;
const PAUSES_MS = [500, 1_500, 4_000];
/** A proxy's own words for "nobody home just now". */
const PASSING = new Set([502, 503, 504]);

/** Asks the API. Throws `Refused`; the caller's own AbortError passes through. */
export async function call<T>(method: Method, path: string, ask: Ask = {}): Promise<Answer<T>> {
  const pauses = method === 'POST' || method === 'PATCH' ? (ask.repeatable === true ? PAUSES_MS : []) : PAUSES_MS;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const response = await once(method, path, ask);
      if (response.ok) return { status: response.status, body: (await json(response)) as T, version: versionOf(response) };
      if (response.status === 401 && isAlone()) location.assign('/'); // what a forgotten screen shows is nobody's to read
      throw refusedBy(response.status, await json(response));
    } catch (error) {
      const pause = pauses[attempt];
      if (ask.signal?.aborted === true || pause === undefined || !mayPass(error)) throw error;
      await new Promise((resume) => setTimeout(resume, pause * (0.75 + Math.random() / 2)));
    }
  }
}

export async function get<T>(path: string, ask?: Ask): Promise<T> {
  return (await call<T>('GET', path, ask)).body;
}

export async function post<T>(path: string, body: unknown, ask?: Omit<Ask, 'body'>): Promise<T> {
  return (await call<T>('POST', path, { ...ask, body })).body;
}

export async function put<T>(path: string, body: unknown, ask?: Omit<Ask, 'body'>): Promise<T> {
  return (await call<T>('PUT', path, { ...ask, body })).body;
}

async function once(method: Method, path: string, ask: Ask): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (ask.body !== undefined) headers['Content-Type'] = 'application/json';
  if (isAlone()) headers['Mesial-Unattended'] = '1';
  if (ask.version !== undefined) headers['If-Match'] = `"${ask.version}"`;
  const patience = new AbortController();
  const abort = (): void => patience.abort();
  ask.signal?.addEventListener('abort', abort);
  const timer = setTimeout(abort, PATIENCE_MS);
  try {
    const body = ask.body === undefined ? {} : { body: JSON.stringify(ask.body) };
    return await fetch(path, { method, headers, credentials: 'same-origin', cache: 'no-store', signal: patience.signal, ...body });
  } catch (error) {
    if (ask.signal?.aborted === true) throw error;
    throw new Refused('unreachable', 0);
  } finally {
    clearTimeout(timer);
    ask.signal?.removeEventListener('abort', abort);
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof Refused && (error.code === 'unreachable' || PASSING.has(error.status));
}

/** An empty answer is undefined; one that is no JSON came from something in between, and says nothing to us. */
async function json(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => {
    throw new Refused('unreachable', 0);
  });
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    if (response.ok) throw new Refused('fault', response.status);
    return undefined;
  }
}

function versionOf(response: Response): number | null {
  const tag = /^(?:W\/)?"(\d+)"$/.exec(response.headers.get('ETag') ?? '')?.[1];
  return tag === undefined ? null : Number(tag);
}
