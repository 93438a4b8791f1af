import { expect, test } from 'vitest';
import type { MyHanging, ReadImage } from '../../contract/shapes';
import { beside } from './beside';
import { habitOf, MOST_HABITS, withHabit, withOrder } from './habits';
import { customary, LAYOUTS, ordered, PLACES } from './layouts';
import { byItself, hang, still, swapped, takeDown, tray } from './placed';
import { lettersOf } from './words';

type Of = Partial<Pick<ReadImage, 'mirror' | 'laterality' | 'status' | 'sided' | 'media_type'>>;
const image = (id: string, view: ReadImage['view'], of: Of = {}): ReadImage =>
  ({ id, view, status: 'normalized', mirror: 'direct', laterality: null, sided: null, media_type: 'image/jpeg', ...of }) as ReadImage;
const many = (count: number, view: ReadImage['view']): ReadImage[] => Array.from({ length: count }, (_each, at) => image(`${view}-${at}`, view));

test('vwr-02: the patient’s right is at the reader’s left on every mount', () => {
  for (const name of ['photos', 'bitewing2', 'bitewing4'] as const) {
    const sides = PLACES[name].flatMap((place) => (place.side === null ? [] : [place.side]));
    expect([...sides].sort().reverse(), name).toEqual(sides);
  }
  expect(PLACES.full_mouth).toHaveLength(18);
  expect(new Set(PLACES.full_mouth.map((place) => place.name)).size).toBe(18);
});

test('vwr-02: pictures hang by view, several of one view in the order of gathering', () => {
  const images = [image('a', 'bitewing_left'), image('b', 'bitewing_right'), image('c', 'bitewing_right'), image('d', 'bitewing_right')];
  const placed = byItself(images, PLACES.bitewing4);
  expect(placed).toEqual({ 'bitewing-right-back': 'b', 'bitewing-right-fore': 'c', 'bitewing-left-fore': 'a' });
  expect(tray(placed, images).map((each) => each.id)).toEqual(['d']);
});

test('vwr-02: a side that nobody knows is not guessed, nor what a periapical shows', () => {
  const unsure = [image('selfie', 'right', { mirror: 'unconfirmed' }), image('other', 'bitewing_right', { laterality: 'L' }), image('apex', 'periapical', { laterality: 'R' })];
  expect(byItself(unsure, PLACES.photos)).toEqual({});
  expect(byItself(unsure, PLACES.full_mouth)).toEqual({});
  expect(tray({}, unsure)).toHaveLength(3);
  // A mirrored picture of the right side shows the right side; a front picture claims none by where it hangs.
  expect(byItself([image('m', 'right', { mirror: 'mirrored' }), image('f', 'front', { mirror: 'unconfirmed' })], PLACES.photos)).toEqual({ right: 'm', front: 'f' });
  // The reader has said that it is the left side: it does not hang at the right.
  expect(byItself([image('s', 'right', { sided: { mirror: null, side: 'L', turns: 0 } as ReadImage['sided'] })], PLACES.photos)).toEqual({});
});

test('vwr-06: a picture whose sides are not confirmed goes on saying so', () => {
  expect(lettersOf(image('selfie', 'front', { mirror: 'unconfirmed' }))).toEqual([{ edge: 'left', letter: '?' }]);
  expect(lettersOf(image('front', 'front', { mirror: 'mirrored' }))).toEqual([{ edge: 'right', letter: 'R' }, { edge: 'left', letter: 'L' }]);
  expect(lettersOf(image('apex', 'periapical'))).toEqual([]);
});

test('what is no picture hangs nowhere', () => {
  const images = [image('held', 'front', { status: 'held' }), image('letter', 'front', { media_type: 'application/pdf' })];
  expect([byItself(images, PLACES.photos), tray({}, images)]).toEqual([{}, []]);
});

test('two pictures change places, and nothing is ever lost', () => {
  const placed = { right: 'a', left: 'b' };
  expect(hang(placed, 'a', 'left')).toEqual({ right: 'b', left: 'a' });
  expect(hang(placed, 'c', 'left')).toEqual({ right: 'a', left: 'c' });
  expect(hang(placed, 'a', 'front')).toEqual({ front: 'a', left: 'b' });
  expect(hang(placed, 'a', 'right')).toEqual(placed);
  expect(takeDown(placed, 'b')).toEqual({ right: 'a' });
});

test('what was hung by hand and is gone, or hangs twice, or where no place is, does not hang', () => {
  const images = [image('a', 'front'), image('b', 'front', { status: 'dropped' })];
  expect(still({ front: 'a', upper: 'a', left: 'b', roof: 'a' }, images, PLACES.photos)).toEqual({ upper: 'a' });
});

test('vwr-02: by custom the mount that fits what the case holds', () => {
  const views = ['front', 'right', 'left', 'upper', 'lower'] as const;
  const photos = views.map((view) => image(view, view));
  const wings = [...many(2, 'bitewing_right'), ...many(2, 'bitewing_left')];
  expect(customary([image('1', 'front')])).toBe('single');
  expect(customary([...photos, ...wings])).toBe('photos');
  expect(customary(wings)).toBe('bitewing4');
  expect(customary([...many(1, 'bitewing_right'), ...many(1, 'bitewing_left')])).toBe('bitewing2');
  expect(customary([...many(14, 'periapical'), ...wings])).toBe('full_mouth');
  expect(customary([...many(1, 'panoramic'), ...wings])).toBe('panoramic');
  expect(LAYOUTS).toHaveLength(Object.keys(PLACES).length + 1);
});

test('an order is of exactly the places, or it is none', () => {
  const names = (order?: string[]): string[] => ordered('bitewing2', order).map((place) => place.name);
  const custom = names();
  expect(names(swapped(custom, 'bitewing-left', 'bitewing-right'))).toEqual([...custom].reverse());
  for (const wrong of [['bitewing-left'], ['bitewing-left', 'bitewing-left'], ['bitewing-left', 'bitewing-right', 'front']]) expect(names(wrong)).toEqual(custom);
});

test('a habit is of a type and of a set of views; the oldest is let go', () => {
  const empty: MyHanging = { habits: [], orders: {} };
  const wings = [image('a', 'bitewing_right'), image('b', 'bitewing_left'), image('c', 'bitewing_right')];
  const mine = withHabit(withHabit(empty, 'emergency_screening', wings, 'bitewing2'), 'emergency_screening', [...wings].reverse(), 'bitewing4');
  expect(mine.habits).toHaveLength(1);
  expect(habitOf(mine, 'emergency_screening', wings.slice(0, 2))).toBe('bitewing4');
  expect(habitOf(mine, 'school_screening', wings)).toBeUndefined();
  const full = { ...mine, habits: Array.from({ length: MOST_HABITS }, () => ({ type: 'school_screening' as const, views: [], layout: 'photos' as const })) };
  expect(withHabit(full, 'emergency_screening', wings, 'bitewing4').habits).toHaveLength(MOST_HABITS);
  expect(withOrder(withOrder(mine, 'bitewing2', ['x']), 'bitewing2', undefined).orders).toEqual({});
});

test('arrows go to what is seen there', () => {
  const boxes = [[1, 0], [0, 1], [1, 1], [2, 1], [1, 2]].map(([x = 0, y = 0]) => ({ x: x * 100, y: y * 100, width: 90, height: 90 }));
  expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Enter'].map((key) => beside(boxes, 2, key))).toEqual([1, 3, 0, 4, -1]);
  expect(beside(boxes, 1, 'ArrowLeft')).toBe(-1);
  // What lies lower is not to the right; from above it is below.
  expect([beside(boxes, 0, 'ArrowRight'), beside(boxes, 1, 'ArrowDown')]).toEqual([-1, 4]);
});
