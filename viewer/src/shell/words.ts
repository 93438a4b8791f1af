// Fluent messages of one language: the same files that the SMS, the letter and the PDF are made from.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export type Language = 'en' | 'es';
export type Values = Record<string, FluentVariable>;

export const LANGUAGES: readonly Language[] = ['en', 'es'];

/** Each language in its own words: whoever needs the switch cannot read the other one. */
export const OWN_NAME: Record<Language, string> = { en: 'English', es: 'Español' };

export class Words {
  readonly #bundle: FluentBundle;
  readonly language: Language;

  /** Takes the text of whole `.ftl` files. Throws when two of them define the same message. */
  constructor(language: Language, sources: readonly string[]) {
    this.language = language;
    // Numbers as people in the United States write them, in either language. Isolation marks matter between writing directions only; both our languages run left to right.
    this.#bundle = new FluentBundle(`${language}-US`, { useIsolating: false });
    for (const source of sources) {
      const clashes = this.#bundle.addResource(new FluentResource(source));
      if (clashes[0] !== undefined) throw clashes[0];
    }
  }

  has(id: string): boolean {
    return this.#bundle.getMessage(id)?.value != null;
  }

  /** The message with its values filled in. Throws for a message or value that is missing: the tests must meet it before a person does. */
  format(id: string, values: Values = {}): string {
    const pattern = this.#bundle.getMessage(id)?.value;
    if (pattern == null) throw new Error(`no message ${id} in ${this.language}`);
    const wrong: Error[] = [];
    const text = this.#bundle.formatPattern(pattern, values, wrong);
    if (wrong[0] !== undefined) throw new Error(`message ${id}: ${wrong[0].message}`);
    return text;
  }
}

/** The first wanted language that we speak; English where there is none. `wanted` are BCP 47 tags, best first. */
export function chosen(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found !== undefined) return found;
  }
  return 'en';
}
