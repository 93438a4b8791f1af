// The practice's list of codes, asked for once; until it has come no code can be chosen, and what was chosen before stays.
import { practiceCodes } from '../../contract/review';
import type { PracticeCode } from '../../contract/shapes';

let listed = $state.raw<readonly PracticeCode[]>([]);
let asked = false;

/** Asks for the list unless it was asked for; a failed question is asked again with the next finding. */
export async function askForCodes(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    listed = await practiceCodes();
  } catch {
    asked = false;
  }
}

export function everyCode(): readonly PracticeCode[] {
  return listed;
}

export function codesOf(observation: PracticeCode['observation'] | ''): readonly PracticeCode[] {
  return listed.filter((each) => each.observation === observation);
}
