// Where the words are that are not needed at first: one name for them, so that they are added once.
import type { Sources } from '../shell/language.svelte';

export const LATER: Sources = { en: () => import('./later.en'), es: () => import('./later.es') };
