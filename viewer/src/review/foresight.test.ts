// What is fetched while a picture is read.
import { expect, test, vi } from 'vitest';
import type { CaseForReview, ReadImage } from '../contract/shapes';
import { Ahead } from '../imaging/ahead';
import { firstOf, Foresight, restOf } from './foresight';

const image = (id: string, grey = false): ReadImage => ({ id, display_url: `${id}.jpg`, frame_url: grey ? `${id}.bin` : null }) as unknown as ReadImage;
const read = (...images: ReadImage[]): CaseForReview => ({ images }) as unknown as CaseForReview;

test('VWR-01 copies come before stored values, from the chosen picture on', () => {
  const urls = restOf([image('a', true), image('b'), image('c', true)], 'b').map((each) => each.url);
  expect(urls).toEqual(['b.jpg', 'c.jpg', 'a.jpg', 'c.bin', 'a.bin']);
  expect(firstOf([image('a', true), image('b')]).map((each) => each.url)).toEqual(['a.jpg', 'a.bin']);
  expect(restOf([{ ...image('held'), display_url: null }], '')).toEqual([]);
});

test('VWR-07 the next case is read once, after the pictures of this one, and only what it shows first', async () => {
  const asked: string[] = [];
  const ahead = new Ahead((url) => {
    asked.push(url);
    return Promise.resolve(new Uint8Array(1));
  });
  const ask = vi.fn(async () => {
    asked.push('the next case');
    return read(image('n'), image('m'));
  });
  const decode = vi.fn();
  const foresight = new Foresight(ahead, ask, decode);
  await foresight.follow([image('a'), image('b')], 'a', 'next');
  expect(foresight.foreseen('next')?.images[0]?.id).toBe('n');
  await foresight.follow([image('a'), image('b')], 'b', 'next');
  expect(asked).toEqual(['a.jpg', 'b.jpg', 'the next case', 'n.jpg']);
  expect(decode.mock.calls).toEqual([['n', 'n.jpg']]);
  expect(foresight.foreseen('another')).toBeUndefined();
});

test('a case that may not be seen any more is let be', async () => {
  const foresight = new Foresight(new Ahead(() => Promise.resolve(new Uint8Array(1))), () => Promise.reject(new Error('gone')));
  await expect(foresight.follow([], '', 'next')).resolves.toBeUndefined();
});
