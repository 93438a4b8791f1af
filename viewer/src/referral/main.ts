import { start } from '../shell/start';
import Page from './Page.svelte';

void start(Page, { en: () => import('./words.en'), es: () => import('./words.es') });
