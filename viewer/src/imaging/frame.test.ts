// @vitest-environment node
// Frame format v1 against vectors written by hand and against an encoder of our own that follows the description, not the decoder.
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenFrame, decodeFrame } from './frame';

const bytesOf = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);

function digestOf(values: readonly number[]): string {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, at) => bytes.writeUInt16LE(value & 0xffff, 2 * at));
  return createHash('sha256').update(bytes).digest('hex');
}

function encode(values: readonly number[], columns: number): Uint8Array<ArrayBuffer> {
  const zigzags = values.map((value, at) => {
    const guess = at === 0 ? 0 : at % columns === 0 ? values[at - columns] : values[at - 1];
    let rest = (((value - (guess as number)) % 65536) + 65536) % 65536;
    if (rest >= 32768) rest -= 65536;
    return rest >= 0 ? 2 * rest : -2 * rest - 1;
  });
  return bytesOf(deflateSync(Buffer.from([...zigzags.map((z) => z % 256), ...zigzags.map((z) => Math.floor(z / 256))])));
}

const facts = (columns: number, rows: number, pixel_sha256 = ''): { columns: number; rows: number; pixel_sha256: string } => ({ columns, rows, pixel_sha256 });

test('a vector by hand: 3 × 2, with a row that starts from the pixel above', async () => {
  // Values 5 4 4 / 7 260 65535. Differences: 5 -1 0 / 2 253 -261. Zigzag: 10 1 0 / 4 506 521.
  const frame = await decodeFrame(bytesOf(deflateSync(Buffer.from([10, 1, 0, 4, 250, 9, 0, 0, 0, 0, 1, 2]))), facts(3, 2, digestOf([5, 4, 4, 7, 260, 65535])));
  expect([...frame.values]).toEqual([5, 4, 4, 7, 260, 65535]);
  expect(frame.verdict).toBe('verified');
});

test('the widest steps wrap round', async () => {
  const values = [0, 65535, 0, 32768, 32767, 0];
  const frame = await decodeFrame(encode(values, 2), facts(2, 3, digestOf(values)));
  expect([...frame.values]).toEqual(values);
  expect(frame.verdict).toBe('verified');
});

test('any picture comes back bit for bit', async () => {
  const picture = fc.integer({ min: 1, max: 9 }).chain((columns) =>
    fc.integer({ min: 1, max: 9 }).chain((rows) =>
      fc.record({ columns: fc.constant(columns), rows: fc.constant(rows), values: fc.array(fc.integer({ min: 0, max: 65535 }), { minLength: columns * rows, maxLength: columns * rows }) }),
    ),
  );
  await fc.assert(fc.asyncProperty(picture, async ({ columns, rows, values }) => {
    const frame = await decodeFrame(encode(values, columns), facts(columns, rows, digestOf(values)));
    expect([...frame.values]).toEqual(values);
    expect(frame.verdict).toBe('verified');
  }));
});

test('one changed value is noticed', async () => {
  const frame = await decodeFrame(encode([1, 2, 3, 5], 2), facts(2, 2, digestOf([1, 2, 3, 4])));
  expect(frame.verdict).toBe('differs');
  expect(frame.sha256).toBe(digestOf([1, 2, 3, 5]));
});

test.each([
  ['too short', encode([1, 2, 3], 3)],
  ['too long', encode([1, 2, 3, 4, 5, 6], 3)],
  ['no zlib stream', bytesOf(Buffer.from('no zlib stream at all'))],
  ['cut off', encode(Array.from({ length: 4 }, (_, at) => at * 9), 2).slice(0, -6)],
  ['empty', bytesOf(Buffer.alloc(0))],
])('a frame that is %s is refused', async (_, bytes) => {
  await expect(decodeFrame(bytes, facts(2, 2))).rejects.toBeInstanceOf(BrokenFrame);
});
