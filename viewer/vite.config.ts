// One HTML page per role, so that a phone never loads the reading room. No inline code or data: assets, because the pages live
// under `default-src 'none'` with trusted types (THREATS T-W04).
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [svelte()],
  resolve: {
    alias: { '@words': here('../schemas/words'), '@care': here('../schemas/care') },
    ...(process.env['VITEST'] === undefined ? {} : { conditions: ['browser'] }),
  },
  build: {
    // A five-year-old phone (SPEC UPL-02).
    target: ['chrome96', 'firefox95', 'safari15'],
    cssTarget: ['chrome96', 'firefox95', 'safari15'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What every page needs comes as one file: on a slow line each more costs a round trip.
      output: { codeSplitting: { groups: [{ name: 'base', test: /node_modules|preload-helper|src\/(kit|shell|contract)\//, minShareCount: 3 }] } },
      input: ['index', 'capture', 'office', 'screening', 'review', 'account', 'referral'].map((page) => here(`${page}.html`)),
    },
  },
  server: { fs: { allow: [here('.'), here('../schemas')] }, proxy: { '/api': 'http://127.0.0.1:8000' } },
  test: { include: ['src/**/*.test.ts'], environment: 'jsdom' },
});
