import { watchForPeople } from '../contract/attendance';
import { start } from '../shell/start';
import { here } from '../shell/router.svelte';
import { begin, greet } from './opening';
import Page from './Page.svelte';
import { caseAt } from './place';

const opening = caseAt(here());
if (opening !== undefined) begin(opening);
greet();
watchForPeople();
void start(Page, { en: () => import('./words.en'), es: () => import('./words.es') });
