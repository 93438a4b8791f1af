import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const ROLES = ['capture', 'office', 'screening', 'review', 'referral'];
const APART = 'Roles never import each other, and what all stand on imports no role (DESIGN 3.6).';
const ALONE = 'Only src/contract talks to the network (DESIGN 3.6).';
const LINES = ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket', 'WebTransport', 'RTCPeerConnection'];

/** Flat rules replace each other by name: each folder gets its whole list of forbidden imports at once, whichever way it imports. */
const forbids = (folder, names) => ({
  files: [`src/${folder}/**`],
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ group: names.map((name) => `**/${name}/**`), message: APART }] }],
    'no-restricted-syntax': [
      'error',
      { selector: `ImportExpression[source.value=/\\/(${names.join('|')})\\//]`, message: APART },
      { selector: 'ImportExpression[source.type!="Literal"]', message: 'Say which module: nobody can see where this leads.' },
      { selector: 'MemberExpression[object.type="MetaProperty"][property.name="glob"]', message: 'Say which module: nobody can see where this leads.' },
    ],
  },
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
      'no-restricted-globals': ['error', ...LINES.map((name) => ({ name, message: ALONE }))],
      'no-restricted-properties': [
        'error',
        ...['window', 'globalThis', 'self'].flatMap((object) => LINES.map((property) => ({ object, property, message: ALONE }))),
        { property: 'sendBeacon', message: ALONE },
      ],
    },
  },
  ...ROLES.map((role) => forbids(role, ROLES.filter((other) => other !== role))),
  ...['shell', 'imaging', 'mouth', 'sending', 'gate', 'safeguarding'].map((folder) => forbids(folder, ROLES)),
  forbids('kit', [...ROLES, 'shell', 'contract', 'imaging', 'mouth', 'sending', 'gate', 'safeguarding']),
  forbids('contract', [...ROLES, 'shell', 'kit', 'imaging', 'mouth', 'sending', 'gate', 'safeguarding']),
  { files: ['tools/**', '*.js', '*.ts'], languageOptions: { globals: { ...globals.node } } },
);
