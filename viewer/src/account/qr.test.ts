// What is drawn is what the rows say, module by module.
import { expect, test } from 'vitest';
import { pathOf, QUIET } from './qr';

/** The modules that a path fills, as rows. */
function filled(path: string, side: number): string[] {
  const dark = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let at = 0; at < Number(width); at += 1) dark.add(`${Number(x) + at - QUIET} ${Number(y) - QUIET}`);
  }
  return Array.from({ length: side }, (_, y) => Array.from({ length: side }, (_, x) => (dark.has(`${x} ${y}`) ? '1' : '0')).join(''));
}

test('every dark module is drawn, and no other', () => {
  const rows = ['1101', '0000', '1010', '1111'];
  expect(filled(pathOf(rows), 4)).toEqual(rows);
  expect(pathOf(['000'])).toBe('');
});
