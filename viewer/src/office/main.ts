import { watchForPeople } from '../contract/attendance';
import { start } from '../shell/start';
import Page from './Page.svelte';

watchForPeople();
void start(Page, { en: () => import('./words.en'), es: () => import('./words.es') });
