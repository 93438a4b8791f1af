import { start } from '../start';
import SignIn from './SignIn.svelte';

void start(SignIn, { en: () => import('./words.en'), es: () => import('./words.es') });
