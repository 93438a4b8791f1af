// @vitest-environment node
// The house rules that eslint keeps (DESIGN 3.6): each is broken here once, in a file that is nowhere but in this test.
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, test, vi } from 'vitest';

// The first text waits until eslint has read all that it knows.
vi.setConfig({ testTimeout: 60_000 });

const eslint = new ESLint({ cwd: join(import.meta.dirname, '../..') });

/** The rules that a text breaks, if it stood in that file. */
async function broken(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${text}\n`, { filePath: `src/${file}` });
  return [...new Set((result?.messages ?? []).map((each) => each.ruleId ?? each.message))];
}

const component = (script: string): string => `<script lang="ts">\n  ${script}\n</script>\n<p>words</p>`;

describe('no role reaches into another', () => {
  test.each([
    ['capture/bad.ts', "export { desk } from '../review/desk.svelte';", 'no-restricted-imports'],
    ['capture/photo/bad.ts', "export const later = (): Promise<unknown> => import('../../review/desk.svelte');", 'no-restricted-syntax'],
    ['office/bad.ts', "export const later = (name: string): Promise<unknown> => import(`../${name}/main.ts`);", 'no-restricted-syntax'],
    ['office/bad.ts', "export const all = import.meta.glob('../*/main.ts');", 'no-restricted-syntax'],
    ['imaging/bad.ts', "export const later = (): Promise<unknown> => import('../review/desk.svelte');", 'no-restricted-syntax'],
    ['kit/bad.ts', "export const later = (): Promise<unknown> => import('../shell/language.svelte');", 'no-restricted-syntax'],
    ['contract/bad.ts', "export { say } from '../shell/language.svelte';", 'no-restricted-imports'],
  ])('%s: %s', async (file, text, rule) => {
    expect(await broken(file, text)).toEqual([rule]);
  });

  test('in a component too', async () => {
    expect(await broken('screening/Bad.svelte', component("const later = import('../office/main'); void later;"))).toEqual(['no-restricted-syntax']);
  });

  test('its own folder and what all stand on are open', async () => {
    expect(await broken('capture/good.ts', "export const later = (): Promise<unknown> => import('./words.en');\nexport { say } from '../shell/language.svelte';")).toEqual([]);
  });
});

describe('only the contract talks to the network', () => {
  test.each([
    ["void fetch('/api/me');", 'no-restricted-globals'],
    ["void window.fetch('/api/me');", 'no-restricted-properties'],
    ["navigator.sendBeacon('/api/me');", 'no-restricted-properties'],
    ['new XMLHttpRequest();', 'no-restricted-globals'],
    ['new window.XMLHttpRequest();', 'no-restricted-properties'],
    ["new WebSocket('wss://else.example');", 'no-restricted-globals'],
    ["new self.WebSocket('wss://else.example');", 'no-restricted-properties'],
    ["new EventSource('/api/me');", 'no-restricted-globals'],
    ["new globalThis.EventSource('/api/me');", 'no-restricted-properties'],
    ["new WebTransport('https://else.example');", 'no-restricted-globals'],
    ['new RTCPeerConnection();', 'no-restricted-globals'],
  ])('%s', async (text, rule) => {
    for (const folder of ['capture', 'office', 'screening', 'review', 'shell', 'sending', 'imaging', 'mouth', 'kit']) {
      expect({ folder, broken: await broken(`${folder}/bad.ts`, text) }).toEqual({ folder, broken: [rule] });
    }
    expect(await broken('contract/good.ts', text)).toEqual([]);
    expect(await broken('capture/Bad.svelte', component(text))).toEqual([rule]);
  });
});
