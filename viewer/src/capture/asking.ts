// Everything behind the door comes as one piece of its own: the door is light, and a red flag later waits for no further download.
import type { Component } from 'svelte';
import type { MyCase } from '../contract/patient';
import { addWords, type Sources } from '../shell/language.svelte';

const LATER: Sources = { en: () => import('./later.en'), es: () => import('./later.es') };

export async function loadAsking(): Promise<Component<{ of: MyCase }>> {
  const [{ default: Asking }] = await Promise.all([import('./Asking.svelte'), addWords(LATER)]);
  return Asking;
}
