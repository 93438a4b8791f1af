// @vitest-environment node
// One file of vectors for the imaging room and the viewer: tests/workers/imaging/test_vectors.py holds the room to it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FrameFacts, Window } from './facts';
import { decodeFrame } from './frame';
import { dragged, greys } from './window';

type Vectors = {
  greys: { name: string; facts: FrameFacts; window: Window; sha256: string }[];
  frames: { name: string; columns: number; rows: number; values: number[]; stream: string; pixel_sha256: string }[];
};

const vectors = JSON.parse(readFileSync(join(import.meta.dirname, '../../../tests/workers/imaging/vectors.json'), 'utf8')) as Vectors;

test.each(vectors.greys)('greys: $name', ({ facts, window, sha256 }) => {
  expect(createHash('sha256').update(greys(facts, window)).digest('hex')).toBe(sha256);
});

test.each(vectors.frames)('frame: $name', async ({ stream, values, ...facts }) => {
  const frame = await decodeFrame(new Uint8Array(Buffer.from(stream, 'hex')), facts);
  expect([...frame.values]).toEqual(values);
  expect(frame.verdict).toBe('verified');
});

test('a table that is moved becomes the straight line beside it', () => {
  const { facts, window } = vectors.greys.find(({ name }) => name === 'steps') as Vectors['greys'][number];
  const moved = dragged(window, window, 0, 0);
  expect(greys(facts, moved)).toEqual(greys(facts, { ...window, steps: [] }));
  expect(greys(facts, moved)).not.toEqual(greys(facts, window));
});
