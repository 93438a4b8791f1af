// What the sealed record says, in the words in which it is printed (document.ftl): a specialist reads terms of the field.
import type { Packet } from '../contract/referral';
import { designation, type Tooth } from '../mouth/tooth';
import { language, say } from '../shell/language.svelte';

export type Finding = Packet['findings'][number];
type Code = NonNullable<Packet['code']>;

/** Where a finding is: the tooth in both notations, or the region. */
export function placeOf({ tooth, region, surfaces }: Finding): string {
  if (tooth === null) return region === null ? say('document-no-tooth') : say(`document-region-${region}`);
  const named = say('document-tooth-is', { universal: designation(tooth as Tooth, 'universal'), fdi: tooth });
  return surfaces.length === 0 ? named : `${named}, ${surfaces.join(' ')}`;
}

/** What was observed, how bad it is and how sure. */
export function observedWords({ observation, severity, confidence }: Finding): string {
  const sure = `${say('document-confidence').toLowerCase()}: ${say(`document-confidence-${confidence}`)}`;
  return `${say(`document-observation-${observation}`)}, ${say(`document-severity-${severity}`)} (${sure})`;
}

/** As the practice calls it, and whose code it is. */
export function codeWords(code: Code): string {
  const words = language() === 'es' ? code.es : code.en;
  return say('document-code-is', { words, code: code.code, system: say(`document-system-${code.system}`) });
}

/** Side, pain and since when, as they were told. */
export function complaintWords({ side, pain, since }: Packet['complaint']): string {
  const told = [say('document-side', { side: say(`document-side-${side}`) }), pain === null ? say('document-pain-not-told') : say('document-pain', { pain })];
  return (since === '' ? told : [...told, say('document-since', { since })]).join('; ');
}

/** A medical alert, and of an allergy the words that were told. */
export function alertWords({ kind, words }: Packet['alerts'][number]): string {
  return words === '' ? say(`document-alert-${kind}`) : `${say(`document-alert-${kind}`)}: ${words}`;
}
