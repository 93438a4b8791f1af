// @vitest-environment node
// The numbers that are told to people are the server's own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LIMITS, refusalOf } from './limits';
import { PIECE_BYTES } from './pieces';

const source = readFileSync(join(import.meta.dirname, '../../../schemas/care/image.py'), 'utf8');
const server = (name: string): number => {
  const product = new RegExp(`^${name} = ([\\d* ]+)$`, 'm').exec(source)?.[1] ?? '';
  return product.split('*').reduce((sum, each) => sum * Number(each), 1);
};

test('limits are the ones of schemas/care/image.py', () => {
  expect([LIMITS.files, LIMITS.fileBytes, LIMITS.caseBytes]).toEqual([server('MAX_IMAGES'), server('MAX_PHOTO_BYTES'), server('MAX_CASE_BYTES')]);
  expect(PIECE_BYTES).toBe(server('PIECE_BYTES'));
});

test('a file is refused for what is wrong with it, and the limit itself is allowed', () => {
  expect(refusalOf(0, [])).toBe('unreadable-empty');
  expect(refusalOf(LIMITS.fileBytes + 1, [])).toBe('unreadable-too_large');
  expect(refusalOf(LIMITS.fileBytes, [{ size: LIMITS.fileBytes }])).toBeNull();
  expect(refusalOf(1, [{ size: LIMITS.fileBytes }, { size: LIMITS.fileBytes }])).toBe('quota');
  const full = Array.from({ length: LIMITS.files }, () => ({ size: 1 }));
  expect(refusalOf(1, full)).toBe('quota');
  expect(refusalOf(1, full.map((each) => ({ ...each, status: 'unreadable' })))).toBeNull();
});
