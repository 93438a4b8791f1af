// @vitest-environment node
// Nothing is forgotten before the server has it (FAULTS I1), and everything is kept before anything else is done with it (SPEC UPL-06).
import { afterEach, expect, test, vi } from 'vitest';
import { Refused } from '../contract/refused';
import { fingerprint, piece, PIECE_BYTES } from './pieces';
import { at, House, MemoryShelf, offline, photo } from './sender.rehearsal';

afterEach(() => vi.restoreAllMocks());

test.each([['refused', false], ['answered 200', true]])('an image that the server dropped while its photo waited is announced anew (%s)', async (_, lenient) => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  house.lenient = lenient;
  house.trouble = (call) => {
    if (call === 'put') throw new Refused('not-signed-in', 401);
    if (call === 'tickets') throw new Refused('not-signed-in', 401);
  };
  const before = at(house, shelf);
  await before.add(photo(1, 3));
  await before.settled(() => before.stops.length === 1);
  const [dropped] = [...house.images.keys()] as [string];
  (house.images.get(dropped) as { status: string }).status = 'dropped';

  house.trouble = () => undefined;
  const after = at(house, shelf);
  await after.sender.open([]);
  await after.settled(() => after.received.length === 1);
  const [, anew] = [...house.images.entries()] as [unknown, [string, { status: string; store: Map<number, string> }]];
  expect(anew[0]).not.toBe(dropped);
  expect([anew[1].status, anew[1].store.size]).toEqual(['received', 3]);
  expect(after.received).toEqual([anew[0]]);
  await after.settled(() => shelf.kept.size === 0);
  expect(after.sender.rows.map((row) => [row.image, row.phase])).toEqual([[anew[0], 'received']]);
});

test('a photo whose image was dropped is never without a place on the shelf', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const sizes: number[] = [];
  const remove = shelf.remove;
  shelf.remove = async (image) => {
    sizes.push([...house.images.values()].filter((each) => each.status === 'received').length);
    await remove(image);
  };
  let drops = 1;
  house.trouble = (call) => {
    if (call === 'confirm' && drops-- > 0) ([...house.images.values()][0] as { status: string }).status = 'dropped';
  };
  const here = at(house, shelf);
  await here.add(photo(1, 1));
  await here.settled(() => here.received.length === 1);
  await here.settled(() => shelf.kept.size === 0);
  expect(sizes).toEqual([1]);
});

test.each(['announced', 'dropped', 'something new'])('"%s" is no receipt: the shelf keeps the photo', async (status) => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const confirm = house.line.confirm;
  let lies = 1;
  house.line.confirm = async (image, id) => {
    const sent = await confirm(image, id);
    return lies-- > 0 ? { ...sent, status } : sent;
  };
  house.trouble = (call) => {
    if (call === 'announce' && house.count('announce') > 1) throw new Refused('not-signed-in', 401);
  };
  const here = at(house, shelf);
  await here.add(photo(1, 1));
  await here.settled(() => here.stops.length === 1);
  expect([...shelf.kept.values()].map((each) => [each.bytes?.size, each.refused])).toEqual([[100, null]]);
  expect(here.received).toEqual([]);
});

test('every photo is on the shelf before the first is hashed', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const kept: number[] = [];
  const real = crypto.subtle.digest.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (...given) => {
    kept.push(shelf.kept.size);
    return real(...given);
  });
  const here = at(house, shelf);
  const adding = here.add(...Array.from({ length: 6 }, (_, mark) => photo(mark, 2)));
  expect(here.phases()).toEqual(Array.from({ length: 6 }, () => 'reading'));
  await adding;
  await here.settled(() => here.received.length === 6);
  expect(kept[0]).toBe(6);
});

test('a page that dies while it hashes loses no photo: the next one hashes and sends them', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(() => new Promise(() => undefined));
  const dead = at(house, shelf);
  await dead.add(photo(1), photo(2), photo(3));
  await dead.settled(() => shelf.kept.size === 3);
  expect(dead.phases()).toEqual(['waiting', 'waiting', 'waiting']);
  expect([...shelf.kept.values()].every((each) => each.announcement === null)).toBe(true);

  vi.restoreAllMocks();
  const after = at(house, shelf);
  await after.sender.open([]);
  await after.settled(() => after.received.length === 3);
  expect([...house.images.values()].map((each) => each.said.name).sort()).toEqual(['photo-1.jpg', 'photo-2.jpg', 'photo-3.jpg']);
});

test('a device that keeps nothing still sends, and says so', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  shelf.keep = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
  const here = at(house, shelf, { notKept: () => undefined });
  await here.add(photo(1, 1));
  await here.settled(() => here.received.length === 1);
});

test('a photo taken back before it was hashed is never announced', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  let go: (() => void) | undefined;
  const real = crypto.subtle.digest.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (...given) => {
    await new Promise<void>((resolve) => { go = resolve; });
    return real(...given);
  });
  const here = at(house, shelf);
  await here.add(photo(1, 1));
  await here.settled(() => go !== undefined);
  await here.sender.takeBack(here.sender.rows[0]?.image as string);
  vi.restoreAllMocks();
  go?.();
  await here.settled(() => shelf.kept.size === 0);
  expect([house.count('announce'), here.sender.rows.length]).toEqual([0, 0]);
});

test('what cannot be sent any more is said, keeps no bytes, and goes when somebody puts it away', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  house.trouble = () => {
    throw new Refused('gone', 410);
  };
  const here = at(house, shelf);
  await here.add(photo(1, 1), photo(2, 1));
  await here.settled(() => here.stops.includes('gone'));
  await here.sender.close();
  expect(here.sender.rows.map((row) => [row.phase, row.why, row.preview])).toEqual([['refused', 'gone', null], ['refused', 'gone', null]]);
  expect([...shelf.kept.values()].map((each) => each.bytes)).toEqual([null, null]);

  const later = at(house, shelf);
  await later.sender.open([]);
  expect(later.sender.rows.map((row) => row.why)).toEqual(['gone', 'gone']);
  for (const row of later.sender.rows) await later.sender.takeBack(row.image);
  expect([shelf.kept.size, later.sender.rows.length]).toEqual([0, 0]);
});

test('progress moves within a piece, and never claims what did not get through', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  let drops = 1;
  house.trouble = (call, number) => {
    if (call === 'put' && number === 0 && drops-- > 0) throw offline();
  };
  const here = at(house, shelf);
  await here.add(photo(1, 1));
  await here.settled(() => here.received.length === 1);
  const parts = here.seen.map((rows) => rows[0]?.part ?? 0);
  expect(parts.filter((part) => part === 0.5).length).toBeGreaterThanOrEqual(2);
  expect(parts.indexOf(0, parts.indexOf(0.5))).toBeGreaterThan(0);
});

test('a large film is digested piece by piece, to the same digest', async () => {
  const film = photo(3, 4);
  expect(await fingerprint(film, PIECE_BYTES)).toEqual(await fingerprint(film));
  expect((await fingerprint(piece(film, 3))).pieces.length).toBe(1);
});
