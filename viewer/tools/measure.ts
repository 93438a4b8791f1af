// Measures raw pictures as the phone does, for the tests and the bench: one line of JSON in (`{"file", "width", "height"}`, three bytes a
// pixel in the file), one line out.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { measured } from '../src/gate/measures.ts';
import { judge } from '../src/gate/verdict.ts';

const limits = JSON.parse(readFileSync(new URL('../../schemas/care/quality_limits.json', import.meta.url), 'utf8'));

for await (const line of createInterface({ input: process.stdin })) {
  const { file, width, height, short } = JSON.parse(line) as { file: string; width: number; height: number; short: number };
  const bare = readFileSync(file);
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let at = 0; at < width * height; at += 1) data.set(bare.subarray(3 * at, 3 * at + 3), 4 * at);
  const measures = await measured({ width, height, data }, limits, () => Promise.resolve());
  console.log(JSON.stringify({ ...measures, ...judge(measures, short, limits) }));
}
