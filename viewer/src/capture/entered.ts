// What is entered on this device, as far as it decides which question is next.
import { answers } from './answers.svelte';
import { gallery } from './gallery.svelte';
import type { Told } from './steps';

export function told(): Told {
  const { relationship, name, words, side, pain } = answers;
  return { lens: gallery.lens !== undefined, who: relationship !== '' && name.trim() !== '', complaint: words.trim().length > 1, pain: side !== '' && pain !== '' };
}
