// Writes src/shell/message-ids.ts, so that a message nobody has written is a type error where it is said.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const folder = new URL('../../schemas/words/en/', import.meta.url);
const ids = readdirSync(folder)
  .filter((name) => name.endsWith('.ftl'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
  .map((line) => /^([a-zA-Z][\w-]*)\s*=/.exec(line)?.[1])
  .filter((id) => id !== undefined)
  .sort();

const text = `// Made by \`npm run words\` from schemas/words/en; not kept in the repository.\nexport type MessageId =\n${ids
  .map((id) => `  | '${id}'`)
  .join('\n')};\n`;
writeFileSync(new URL('../src/shell/message-ids.ts', import.meta.url), text);
