// Photos find about two of three decayed teeth (FACTS 10): a negative answer speaks of these pictures, and never says that there is no decay.

const DENIALS = [
  /\bno\s+(?:\p{L}+\s+){0,2}?(?:decay|cavit(?:y|ies)|caries)\b/iu,
  /\b(?:cavity|caries|decay)[\s-]free\b/iu,
  /\b(?:free\s+(?:of|from)|without(?:\s+any)?)\s+(?:decay|cavities|caries)\b/iu,
  /\bsin\s+(?:ninguna?\s+)?(?:caries|cavidad(?:es)?)\b/iu,
  /\bno\s+(?:\p{L}+\s+){0,3}?(?:caries|cavidad(?:es)?)\b/iu,
  /\b(?:libres?|exentos?|exentas?)\s+de\s+(?:caries|cavidades)\b/iu,
];

/** True if a text promises that there is no decay, in English or Spanish. A hint for its writer, never a refusal. */
export function deniesDecay(text: string): boolean {
  return DENIALS.some((each) => each.test(text));
}
