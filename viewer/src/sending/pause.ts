// When something that failed is tried again: what may pass by itself, and how long to wait for it.
import type { Refused } from '../contract/refused';

export const FIRST_PAUSE_MS = 1_000;
export const LONGEST_PAUSE_MS = 30_000;
const AGAIN: ReadonlySet<string> = new Set(['unreachable', 'fault', 'too-many']);

/** Resolves after the given time, or sooner when the line is back or somebody looks at the page again. */
export type Pause = (ms: number) => Promise<void>;

export function mayPass(refused: Refused): boolean {
  return AGAIN.has(refused.code) || refused.status >= 500;
}

/** True for a no that is the house's own. A filter or a login page of the network in between answers in its place, and decides nothing. */
export function isOurs(refused: Refused): boolean {
  return refused.problem.type !== undefined || refused.problem.why !== undefined;
}

export const longer = (ms: number): number => Math.min(ms * 2, LONGEST_PAUSE_MS);

export const untilOnline: Pause = (ms) =>
  new Promise((resume) => {
    const go = (): void => {
      clearTimeout(timer);
      removeEventListener('online', go);
      document.removeEventListener('visibilitychange', go);
      resume();
    };
    const timer = setTimeout(go, ms);
    addEventListener('online', go);
    document.addEventListener('visibilitychange', go);
  });
