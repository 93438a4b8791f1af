// Answers to second opinions are seldom there: what shows them is loaded once one is.
import type { Component } from 'svelte';
import type { Worklist } from '../../contract/shapes';
import { addWords } from '../../shell/language.svelte';
import { LATER } from '../later';

export async function loadAnswered(): Promise<Component<{ rows: Worklist['answered'] }>> {
  const [{ default: Answered }] = await Promise.all([import('./Answered.svelte'), addWords(LATER)]);
  return Answered;
}
