// How every page begins: its words first, then its component.
import { type Component, mount } from 'svelte';
import '../kit/tokens.css';
import '../kit/base.css';
import { openWords, type Sources } from './language.svelte';

export async function start(page: Component, words: Sources): Promise<void> {
  await openWords(words);
  mount(page, { target: document.body });
}
