import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const ROLES = ['capture', 'office', 'screening', 'review'];
const room = (names) => ({ group: names.map((name) => `**/${name}/**`), message: 'Roles never import each other, and what all stand on imports no role (DESIGN 3.6).' });

/** Flat rules replace each other by name: each folder gets its whole list of forbidden imports at once. */
const forbids = (folder, names) => ({
  files: [`src/${folder}/**`],
  rules: { 'no-restricted-imports': ['error', { patterns: [room(names)] }] },
});

export default ts.config(
  { ignores: ['dist/', 'src/contract/types.ts', 'src/shell/message-ids.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'no-undef': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: {
      // A style attribute and raw HTML are what the content security policy forbids.
      'svelte/no-inline-styles': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'svelte/button-has-type': 'error',
      'svelte/prefer-svelte-reactivity': 'off',
      // The compiler trims a space at the end of a line; one written as {' '} stays.
      'svelte/no-useless-mustaches': 'off',
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/contract/**'],
    rules: {
      'no-restricted-globals': ['error', ...['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'].map((name) => ({ name, message: 'Only src/contract talks to the network (DESIGN 3.6).' }))],
      'no-restricted-properties': ['error', ...['window', 'globalThis', 'self'].map((object) => ({ object, property: 'fetch', message: 'Only src/contract talks to the network (DESIGN 3.6).' }))],
    },
  },
  ...ROLES.map((role) => forbids(role, ROLES.filter((other) => other !== role))),
  ...['shell', 'imaging', 'mouth', 'sending'].map((folder) => forbids(folder, ROLES)),
  forbids('kit', [...ROLES, 'shell', 'contract', 'imaging', 'mouth', 'sending']),
  forbids('contract', [...ROLES, 'shell', 'kit', 'imaging', 'mouth', 'sending']),
  { files: ['tools/**', '*.js', '*.ts'], languageOptions: { globals: { ...globals.node } } },
);
