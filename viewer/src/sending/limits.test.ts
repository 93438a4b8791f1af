// @vitest-environment node
// The numbers that are told to people are the server's own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIELD_LIMITS, LIMITS, refusalOf } from './limits';
import { PIECE_BYTES } from './pieces';

const source = readFileSync(join(import.meta.dirname, '../../../schemas/care/image.py'), 'utf8');
const server = (name: string): number => {
  const product = new RegExp(`^${name} = ([\\d* ]+)$`, 'm').exec(source)?.[1] ?? '';
  return product.split('*').reduce((sum, each) => sum * Number(each), 1);
};
const sized = (size: number): { size: number } => ({ size });

test('limits are the ones of schemas/care/image.py', () => {
  expect([LIMITS.files, LIMITS.photoBytes, LIMITS.caseBytes]).toEqual([server('MAX_IMAGES'), server('MAX_PHOTO_BYTES'), server('MAX_CASE_BYTES')]);
  expect([FIELD_LIMITS.filmBytes, FIELD_LIMITS.photoBytes]).toEqual([server('MAX_RADIOGRAPH_BYTES'), server('MAX_PHOTO_BYTES')]);
  expect(source).toContain('MAX_FIELD_BYTES = MAX_RADIOGRAPH_BYTES + MAX_CASE_BYTES');
  expect(FIELD_LIMITS.caseBytes).toBe(server('MAX_RADIOGRAPH_BYTES') + server('MAX_CASE_BYTES'));
  expect(PIECE_BYTES).toBe(server('PIECE_BYTES'));
});

test('a file is refused for what is wrong with it, and the limit itself is allowed', () => {
  const most = LIMITS.photoBytes;
  expect(refusalOf(0, 'front', [], LIMITS)).toBe('unreadable-empty');
  expect(refusalOf(most + 1, 'front', [], LIMITS)).toBe('unreadable-too_large');
  expect(refusalOf(most + 1, 'panoramic', [], LIMITS)).toBeNull();
  expect(refusalOf(most, 'front', [sized(most)], LIMITS)).toBeNull();
  expect(refusalOf(1, 'front', [sized(most), sized(most)], LIMITS)).toBe('quota');
  const full = Array.from({ length: LIMITS.files }, () => sized(1));
  expect(refusalOf(1, 'front', full, LIMITS)).toBe('quota');
  expect(refusalOf(1, 'front', full.map((each) => ({ ...each, status: 'unreadable' })), LIMITS)).toBeNull();
});

test('a hygienist may send a film of 2 GiB beside photos, a link may not', () => {
  const film = FIELD_LIMITS.filmBytes;
  expect(refusalOf(film, 'panoramic', [sized(LIMITS.caseBytes)], FIELD_LIMITS)).toBeNull();
  expect(refusalOf(film + 1, 'panoramic', [], FIELD_LIMITS)).toBe('unreadable-too_large');
  expect(refusalOf(film, 'front', [], FIELD_LIMITS)).toBe('unreadable-too_large');
  expect(refusalOf(film, 'panoramic', [], LIMITS)).toBe('unreadable-too_large');
});
