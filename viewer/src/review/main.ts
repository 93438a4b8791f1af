import { watchForPeople } from '../contract/attendance';
import { start } from '../shell/start';
import { here, match } from '../shell/router.svelte';
import { begin, greet } from './opening';
import Page from './Page.svelte';

const opening = match('/cases/:id', here())?.['id'];
if (opening !== undefined) begin(opening);
greet();
watchForPeople();
void start(Page, { en: () => import('./words.en'), es: () => import('./words.es') });
