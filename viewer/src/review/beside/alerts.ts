// How a medical alert is said.
import type { CaseForReview } from '../../contract/shapes';
import { say } from '../../shell/language.svelte';

export type Alert = CaseForReview['alerts']['proposed'][number];

/** An allergy is said with what was told of it. */
export const alertWords = (alert: Alert): string => (alert.words === '' ? say(`alert-${alert.kind}`) : say('alert-allergy-to', { words: alert.words }));
