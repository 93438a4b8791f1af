// The part with its words: both come when somebody opens it.
import type { Component } from 'svelte';
import { addWords, type Sources } from '../shell/language.svelte';

const WORDS: Sources = { en: () => import('./words.en'), es: () => import('./words.es') };

export async function open(): Promise<Component<{ id: string; by: string; open: boolean }>> {
  const [{ default: Safeguarding }] = await Promise.all([import('./Safeguarding.svelte'), addWords(WORDS)]);
  return Safeguarding;
}
