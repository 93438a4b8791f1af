// @vitest-environment node
// Photos become known one after the other, in the order in which they were chosen; and two devices with the same photo are one image.
import { afterEach, expect, test, vi } from 'vitest';
import { Refused } from '../contract/refused';
import { keepable } from './announcing';
import { PIECE_BYTES } from './pieces';
import { at, House, MemoryShelf, photo, said } from './sender.rehearsal';
import { KEEP_MS, old, type Kept } from './shelf';

afterEach(() => vi.restoreAllMocks());

const announcedNames = (house: House): string[] => [...house.images.values()].map((each) => each.said.name);
const waits = (): Promise<never> => new Promise(() => undefined);

test('upl_08 photos are announced as they were chosen, however small a later one is, and all of them before the first has arrived', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  house.line.put = waits;
  const here = at(house, shelf);
  await here.add(photo(1, 5), photo(2, 1), photo(3, 3), photo(4, 1), photo(5, 2));
  await here.settled(() => house.images.size === 5);
  expect(announcedNames(house)).toEqual([1, 2, 3, 4, 5].map((each) => `photo-${each}.jpg`));
  expect(here.phases()).toEqual(['sending', 'sending', 'sending', 'waiting', 'waiting']);
});

test('one photo is hashed at a time', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  house.line.put = waits;
  const digest = vi.spyOn(crypto.subtle, 'digest');
  const hashed: number[] = [];
  const announce = house.line.announce;
  house.line.announce = async (told) => {
    hashed.push(digest.mock.calls.length);
    return announce(told);
  };
  const here = at(house, shelf);
  await here.add(photo(1, 1), photo(2, 1), photo(3, 1));
  await here.settled(() => house.images.size === 3);
  // Of each its one piece, and the whole.
  expect(hashed).toEqual([2, 4, 6]);
});

test('photos that a killed page left are announced in the order in which they were chosen', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  house.line.announce = waits;
  await at(house, shelf).add(photo(1, 2), photo(2, 1), photo(3, 1));
  const order = [...shelf.kept.values()].map((each) => each.keptAt);
  expect(order).toEqual([...new Set(order)].sort((one, other) => one - other));
});

test('what another device began with the same bytes is finished here, as one image', async () => {
  const [house, mine, theirs] = [new House(), new MemoryShelf(), new MemoryShelf()];
  const put = house.line.put;
  house.line.put = (ticket, ...given) => (ticket.number > 0 ? waits() : put(ticket, ...given));
  const first = at(house, theirs);
  await first.add(photo(1, 3));
  await first.settled(() => [...house.images.values()][0]?.store.size === 1);
  const [begun] = [...house.images.keys()];

  house.line.put = put;
  house.calls = [];
  const second = at(house, mine);
  await second.sender.add([photo(1, 3)], 'upper', 'selfie', [house.sent(begun as string)]);
  await second.settled(() => second.received.length === 1);
  expect([...house.images.keys()]).toEqual([begun]);
  expect(second.received).toEqual([begun]);
  expect({ put: house.count('put'), confirm: house.count('confirm'), rows: second.sender.rows.length }).toEqual({ put: 2, confirm: 1, rows: 1 });
  expect(second.sender.rows[0]).toMatchObject({ image: begun, view: 'front', lens: 'rear', phase: 'received' });
  await second.settled(() => mine.kept.size === 0);

  const again = at(house, theirs);
  await again.sender.open([house.sent(begun as string)]);
  expect([theirs.kept.size, house.count('put')]).toEqual([0, 2]);
});

test('what another device has sent already is a duplicate, and told as one', async () => {
  const house = new House();
  const first = at(house, new MemoryShelf());
  await first.add(photo(1, 1));
  await first.settled(() => first.received.length === 1);
  const second = at(house, new MemoryShelf());
  await second.add(photo(1, 1));
  await second.settled(() => second.sender.rows[0]?.phase === 'refused');
  expect([second.sender.rows[0]?.why, house.images.size]).toEqual(['duplicate', 1]);
});

test('the same photo chosen twice here is sent once, also while the first is on its way', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const here = at(house, shelf);
  await here.add(photo(1, 2), photo(1, 2));
  await here.settled(() => here.received.length === 1 && here.sender.rows[1]?.phase === 'refused');
  expect({ images: house.images.size, put: house.count('put'), why: here.sender.rows[1]?.why }).toEqual({ images: 1, put: 2, why: 'duplicate' });
});

test('upl_06 a page that is opened again says at once how much has arrived', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const put = house.line.put;
  house.line.put = (ticket, ...given) => (ticket.number > 1 ? waits() : put(ticket, ...given));
  const killed = at(house, shelf);
  await killed.add(photo(1, 4));
  await killed.settled(() => [...shelf.kept.values()][0]?.arrived === 2 * PIECE_BYTES);
  const tickets = house.line.tickets;
  house.line.tickets = waits;
  const share = (2 * PIECE_BYTES) / photo(1, 4).size;
  const waiting = at(house, shelf);
  await waiting.sender.open([]);
  expect(waiting.sender.rows.map((row) => row.part)).toEqual([share]);
  [house.line.tickets, house.line.put] = [tickets, put];
  const after = at(house, shelf);
  await after.sender.open([]);
  await after.settled(() => after.received.length === 1);
  expect(Math.min(...after.seen.map((rows) => rows[0]?.part ?? 0))).toBe(share);
});

test.each([['not-permitted', 403], ['not-found', 404], ['malformed', 400]] as const)('a no of something in between (%s) decides nothing: the photo stays and goes later', async (code, status) => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  let blocked = 2;
  house.trouble = (call) => {
    if (call === 'announce' && blocked-- > 0) throw new Refused(code, status);
  };
  const here = at(house, shelf);
  await here.add(photo(1, 1));
  await here.settled(() => here.received.length === 1);
  expect(here.pauses.slice(0, 2)).toEqual([1_000, 2_000]);
});

test('the house’s own no is one', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  house.trouble = (call) => {
    if (call === 'announce') throw said('malformed', 400);
  };
  const here = at(house, shelf);
  await here.add(photo(1, 1));
  await here.settled(() => here.phases()[0] === 'refused');
  expect(here.sender.rows[0]?.why).toBe('malformed');
});

const OF = { image: 'one', caseId: 'case', view: 'front', lens: 'rear' } as const;
const NOW = Date.UTC(2026, 10, 26);

test.each([
  [NOW - 1000, NOW - 1000],
  [NOW + 86_400_000, NOW],
  [0, NOW],
  [-5, NOW],
  [Date.UTC(1980, 0, 1), Date.UTC(1980, 0, 1)],
])('a file of %d was taken, by the device’s word, at %d', (modified, captured) => {
  vi.spyOn(Date, 'now').mockReturnValue(NOW);
  expect(keepable(new File(['x'], 'x.jpg', { lastModified: modified }), OF).capturedAt).toBe(new Date(captured).toISOString());
});

test('a clock that was wrong by years costs no photo: its week begins anew, once', () => {
  const kept = (image: string, keptAt: number, more: Partial<Kept> = {}): Kept => ({ ...keepable(new File(['x'], 'x'), { ...OF, image }), keptAt, ...more });
  const all = [kept('second', 20), kept('first', 10), kept('new', NOW), kept('over', 30, { aged: true })];
  const { stale, aged } = old(all, NOW);
  expect(stale.map((each) => each.image)).toEqual(['over']);
  expect(aged.map((each) => [each.image, each.keptAt, each.aged])).toEqual([['first', NOW, true], ['second', NOW + 1, true]]);
  expect(old(aged, NOW + KEEP_MS).stale).toEqual([]);
  expect(old(aged, NOW + KEEP_MS + 2).stale.map((each) => each.image)).toEqual(['first', 'second']);
});
