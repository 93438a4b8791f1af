// Fluent files as the tests see them: which messages, with which values.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../schemas/words');

export function subjects(language: string): string[] {
  return readdirSync(join(root, language)).filter((name) => name.endsWith('.ftl')).sort();
}

export function source(language: string, subject: string): string {
  return readFileSync(join(root, language, subject), 'utf8');
}

/** Each message (and `message.attribute`) with the values it takes, sorted. */
export function messages(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let id = '';
  let key = '';
  for (const line of text.split('\n')) {
    if (/^(#|\s*$|\})/.test(line)) continue;
    const head = /^(-?[a-zA-Z][\w-]*)\s*=/.exec(line)?.[1];
    const attribute = /^\s+\.([a-zA-Z][\w-]*)\s*=/.exec(line)?.[1];
    if (head !== undefined) id = key = head;
    else if (attribute !== undefined) key = `${id}.${attribute}`;
    else if (!/^\s/.test(line) || key === '') throw new Error(`not Fluent: ${line}`);
    if (found.has(key) && (head ?? attribute) !== undefined) throw new Error(`${key} is written twice`);
    const values = [...line.matchAll(/\$([a-zA-Z][\w-]*)/g)].map((each) => each[1] as string);
    found.set(key, [...new Set([...(found.get(key) ?? []), ...values])].sort());
  }
  return found;
}
