// Refusals in words: what happened and what to do now, never the server's own sentence, which speaks one language only.
import { type Code, Refused } from '../contract/refused';
import { say, sayIfKnown, sayTime } from './language.svelte';

/** One sentence or two for a person; anything that is no refusal reads as a fault. */
export function problemWords(error: unknown): string {
  if (!(error instanceof Refused)) return say('problem-fault');
  const { code, problem } = error;
  const missing = (problem.gaps ?? []).map((gap) => sayIfKnown(gap.why, '')).filter((sentence) => sentence !== '');
  if (code === 'incomplete' && missing.length > 0) return [say('problem-incomplete'), ...new Set(missing)].join(' ');
  const generic = words(code, problem.request_id, problem.seconds ?? 60, problem.until);
  // A reason is a message of its own, or one of ours about the refusal.
  return problem.why === undefined ? generic : sayIfKnown(`problem-why-${problem.why}`, sayIfKnown(problem.why, generic));
}

function words(code: Code, request: string | undefined, seconds: number, until: string | null | undefined): string {
  switch (code) {
    case 'fault':
      return request === undefined ? say('problem-fault') : say('problem-fault-request', { request });
    case 'too-many':
      return say('problem-too-many', { seconds });
    case 'already-taken':
      return until == null ? say('problem-already-taken') : say('problem-already-taken-until', { until: sayTime(until) });
    default:
      return say(`problem-${code}`);
  }
}
