// The dentist's own phrases, asked for when they are first wanted, and as the house answered last.
import { dropPhrase, keepPhrase, myPhrases } from '../../contract/review';
import type { Phrase } from '../../contract/shapes';

let kept = $state.raw<readonly Phrase[]>();

/** Undefined until they were asked for. */
export const phrases = (): readonly Phrase[] | undefined => kept;

export async function askForPhrases(): Promise<void> {
  kept ??= await myPhrases();
}

export async function keep(phrase: Phrase): Promise<void> {
  kept = await keepPhrase(phrase);
}

export async function drop(id: string): Promise<void> {
  kept = await dropPhrase(id);
}
