// The earlier picture that is proposed: the same view before the same tooth, the newest first, and none where neither is known.
import { expect, test } from 'vitest';
import type { Finding, Prior, ReadImage } from '../../contract/shapes';
import { earlierPictures, proposed } from './proposed';

const image = (id: string, view: string, more: Partial<ReadImage> = {}): ReadImage => ({ id, view, display_url: `/${id}`, status: 'normalized', media_type: 'image/jpeg', ...more }) as ReadImage;
const finding = (at: string, tooth: string): Finding => ({ id: `${at}${tooth}`, image: at, tooth, observation: 'caries' }) as Finding;
const prior = (of: string, images: ReadImage[], findings: Finding[] = []): Prior => ({ case: of, round: 1, images, findings }) as Prior;

const chosen = (now: ReadImage, findings: Finding[], priors: Prior[]): [string, string | null] | null => {
  const found = proposed(now, findings, earlierPictures(priors));
  return found === null ? null : [found.picture.image.id, found.tooth];
};

test('the newest of the same view', () => {
  expect(chosen(image('n', 'upper'), [], [prior('b', [image('b1', 'front'), image('b2', 'upper')]), prior('a', [image('a1', 'upper')])])).toEqual(['b2', null]);
});

test('of several of one view, the one that shows a tooth of a finding', () => {
  const earlier = prior('a', [image('a1', 'periapical'), image('a2', 'periapical')], [finding('a2', '36')]);
  expect(chosen(image('n', 'periapical'), [finding('n', '36')], [earlier])).toEqual(['a2', null]);
});

test('else of a tooth that a finding of either names', () => {
  const [left, periapical] = [image('n', 'left'), image('a1', 'periapical')];
  expect(chosen(left, [], [prior('a', [periapical], [finding('a1', '36')])])).toEqual(['a1', '36']);
  expect(chosen(left, [], [prior('a', [periapical], [finding('a1', '46')])])).toBeNull();
  expect(chosen(image('n', 'periapical'), [finding('n', '36')], [prior('a', [image('a1', 'right'), image('a2', 'left')])])).toEqual(['a2', '36']);
});

test('what is not shown and letters are no pictures to compare with, and each picture is there once', () => {
  const shown = image('a1', 'upper');
  const none = [image('a2', 'upper', { display_url: null }), image('a3', 'upper', { media_type: 'application/pdf' })];
  expect(earlierPictures([prior('a', [shown, ...none]), prior('a', [shown])]).map((each) => each.image.id)).toEqual(['a1']);
});
