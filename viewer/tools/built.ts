// The viewer as it would be served, built in memory: for the test of its promises, and by hand (`npm run sizes`) for its weight.
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

export const PAGES = ['index', 'capture', 'office', 'screening', 'review', 'account', 'referral'] as const;
export type Page = (typeof PAGES)[number];
export type Built = ReadonlyMap<string, Rolldown.OutputChunk | Rolldown.OutputAsset>;

export async function builtViewer(): Promise<Built> {
  const root = join(import.meta.dirname, '..');
  const before = process.env['NODE_ENV'];
  // A test says `test` here, and Svelte would bring its aids for development along: 8 KB that nobody is ever served.
  process.env['NODE_ENV'] = 'production';
  const made = await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'silent', build: { write: false } }).finally(() => {
    process.env['NODE_ENV'] = before ?? 'production';
  });
  const outputs = (Array.isArray(made) ? made : [made]) as Rolldown.RolldownOutput[];
  return new Map(outputs.flatMap((each) => each.output).map((each) => [each.fileName, each]));
}

export function textOf(file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): string {
  if (file === undefined) throw new Error('no such file in the build');
  if (file.type === 'chunk') return file.code;
  return typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source);
}

/** What a first visitor loads: the page, what it names, all that these import, and one language with its words. */
export function firstLoad(built: Built, page: Page, language: 'en' | 'es'): string[] {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const file = built.get(name);
    if (seen.has(name) || file === undefined) return;
    seen.add(name);
    if (file.type !== 'chunk') return;
    file.imports.forEach(visit);
    file.dynamicImports.filter((each) => each.includes(`words.${language}`)).forEach(visit);
  };
  visit(`${page}.html`);
  for (const [, name] of textOf(built.get(`${page}.html`)).matchAll(/(?:src|href)="\/([^"]+)"/g)) if (name !== undefined) visit(name);
  return [...seen];
}

/** In bytes after gzip. */
export function weight(built: Built, files: readonly string[]): number {
  return files.reduce((sum, name) => sum + gzipSync(textOf(built.get(name))).length, 0);
}
