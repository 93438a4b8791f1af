// What the server answers when it says no (RFC 9457), and what the network does when it says nothing: one typed error for both.

/** The refusals of DESIGN 8; `fault` is a bug on the server, `away` a part of it that is down, `unreachable` a line that carried no answer. */
export const CODES = [
  'not-found', 'not-permitted', 'not-signed-in', 'out-of-turn', 'already-taken', 'incomplete', 'stale', 'version-missing',
  'key-reused', 'locked', 'gone', 'unacceptable', 'malformed', 'too-many', 'fault', 'away', 'unreachable',
] as const;
export type Code = (typeof CODES)[number];

export type Gap = { item: string; why: string; where: string; subject?: string | null };

/** A problem document as it arrives; members beyond RFC 9457 depend on the type. */
export type ProblemDocument = {
  type?: string;
  status?: number;
  detail?: string;
  why?: string;
  subject?: string | null;
  until?: string | null;
  seconds?: number;
  gaps?: readonly Gap[];
  request_id?: string;
  [member: string]: unknown;
};

export class Refused extends Error {
  readonly code: Code;
  readonly status: number;
  readonly problem: ProblemDocument;

  constructor(code: Code, status: number, problem: ProblemDocument = {}) {
    super(`${code} (${status})`);
    this.name = 'Refused';
    this.code = code;
    this.status = status;
    this.problem = problem;
  }
}

const BY_STATUS: Record<number, Code> = {
  400: 'malformed', 401: 'not-signed-in', 403: 'not-permitted', 404: 'not-found', 409: 'out-of-turn', 410: 'gone', 412: 'stale',
  415: 'unacceptable', 422: 'incomplete', 423: 'locked', 428: 'version-missing', 429: 'too-many', 502: 'away', 503: 'away', 504: 'away',
};

/** Reads the code off the last part of the type, and off the status where a middle box answered in the server's place. */
export function refusedBy(status: number, document: unknown): Refused {
  const problem = typeof document === 'object' && document !== null ? (document as ProblemDocument) : {};
  const named = typeof problem.type === 'string' ? problem.type.split(/[/:#]/).at(-1) : undefined;
  const code = CODES.find((each) => each === named) ?? BY_STATUS[status] ?? (status >= 500 ? 'fault' : 'malformed');
  return new Refused(code, status, problem);
}
