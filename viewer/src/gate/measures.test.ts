// @vitest-environment node
// The phone measures what the worker measures: the same small pictures, the same numbers (tests/gate_vectors.py writes them).
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { QUALITY } from './limits';
import { measured, type Pixels } from './measures';
import vectors from './vectors.json';
import { judge } from './verdict';

const SHORT = 1500;

function pixels({ width, height, rgb }: (typeof vectors)[number]): Pixels {
  const bare = inflateSync(Buffer.from(rgb, 'base64'));
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1) data.set(bare.subarray(3 * at, 3 * at + 3), 4 * at);
  return { width, height, data };
}

test.each(vectors)('img_04 $name: the worker’s numbers, verdict and sentence', async (vector) => {
  const found = await measured(pixels(vector), QUALITY, () => Promise.resolve());
  const { verdict, hint, ...numbers } = vector.said;
  for (const [name, number] of Object.entries(numbers)) expect({ name, is: found[name as keyof typeof numbers] }).toEqual({ name, is: expect.closeTo(number, 3) });
  expect(judge(found, SHORT, QUALITY)).toEqual({ verdict, hint });
  expect(found.grey).toBe(vector.name === 'grey');
});

test('img_04 the page breathes between the steps', async () => {
  let breaths = 0;
  await measured(pixels(vectors[0] as (typeof vectors)[number]), QUALITY, async () => void (breaths += 1));
  expect(breaths).toBeGreaterThan(5);
});

test('img_04 the worst is said first, and nothing is said of a good one', () => {
  const fine = { dark: 0, bright: 0, detail: 1, glare: 0, mouth: 1 };
  const said = (worse: Partial<typeof fine>, short = SHORT): string => judge({ ...fine, ...worse }, short, QUALITY).hint;
  expect(said({})).toBe('quality-good');
  expect(said({ dark: 1, mouth: 0, detail: 0 }, 10)).toBe('quality-small');
  expect(said({ dark: 1, mouth: 0, detail: 0 })).toBe('quality-dark');
  expect(said({ bright: 1, mouth: 0 })).toBe('quality-bright');
  expect(said({ mouth: 0, detail: 0 })).toBe('quality-not-mouth');
  expect(said({ detail: 0, glare: 1 })).toBe('quality-blurred');
  expect(said({ glare: 1 })).toBe('quality-glare');
  expect(judge({ ...fine, detail: QUALITY.soft_below - 0.01 }, SHORT, QUALITY)).toEqual({ verdict: 'usable', hint: 'quality-soft' });
});

test('img_04 the limits say what they rest on', () => {
  expect(QUALITY.evidence).toBe('no real mouth has validated these');
});
