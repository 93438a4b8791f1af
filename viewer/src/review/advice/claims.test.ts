// @vitest-environment node
// No word of the house promises what pictures cannot show (FACTS 10): every message, starting text and consent text, in both languages.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deniesDecay } from './wording';

const ROOT = join(import.meta.dirname, '../../../..');
const FILES = ['schemas/words/*/*.ftl', 'infra/consent/*.txt', 'infra/*.toml'].flatMap((each) => globSync(each, { cwd: ROOT }));

const CLAIMS = [
  /\bteeth\s+(?:are|look)\s+(?:all\s+)?(?:healthy|fine|perfect)\b/iu,
  /\b(?:perfectly|completely)\s+healthy\b/iu,
  /\b(?:all\s+clear|(?<!that\s)nothing\s+(?:is\s+)?wrong|no\s+(?:dental\s+)?disease)\b/iu,
  /\bdientes\s+(?:están\s+|se\s+ven\s+)?(?:sanos|perfectos|bien)\b/iu,
  /\b(?:todo\s+está\s+bien|(?<!que\s)no\s+hay\s+(?:ning[uú]n\s+)?(?:problema|nada\s+malo)|sin\s+enfermedad)\b/iu,
];
const isClaim = (line: string): boolean => deniesDecay(line) || CLAIMS.some((each) => each.test(line));
const LINES = FILES.flatMap((name) => readFileSync(join(ROOT, name), 'utf8').split('\n').filter((line) => !line.startsWith('#')).map((line) => `${name}: ${line}`));

test('adv_03: nothing that the house says denies decay', () => {
  expect(FILES.filter((name) => name.includes('starting') || name.includes('consent/'))).toHaveLength(4);
  expect(LINES.length).toBeGreaterThan(2_500);
  expect(LINES.filter(isClaim)).toEqual([]);
});

test.each(['gap = There is no decay.', 'x = Los dientes están sanos', 'x = Your teeth look fine.', 'x = No hay ningún problema', 'x = sin caries'])('“%s” would be found', (line) => expect(isClaim(line)).toBe(true));
