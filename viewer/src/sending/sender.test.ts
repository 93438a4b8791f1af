// @vitest-environment node
// Sending against a line that breaks on purpose: what is kept, what is sent again, what is refused, and that nothing is lost.
import { expect, test } from 'vitest';
import { Refused } from '../contract/refused';
import { AT_ONCE } from './lanes';
import { fingerprint, piece, PIECE_BYTES } from './pieces';
import { at, House, MemoryShelf, offline, photo } from './sender.rehearsal';

test('a photo is kept before it is sent, and forgotten only once the server has it', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  let keptAtAnnounce = 0;
  let keptAtConfirm = 0;
  house.trouble = (call) => {
    if (call === 'announce') keptAtAnnounce = shelf.kept.size;
    if (call === 'confirm') keptAtConfirm = shelf.kept.size;
  };
  const here = at(house, shelf);
  await here.add(photo(1));
  await here.settled(() => here.received.length === 1);
  await here.settled(() => shelf.kept.size === 0);
  expect([keptAtAnnounce, keptAtConfirm]).toEqual([1, 1]);
  expect(here.phases()).toEqual(['received']);
  expect(house.count('put')).toBe(3);
  const parts = here.seen.map((rows) => rows[0]?.part ?? 0);
  expect(parts).toEqual([...parts].sort((one, other) => one - other));
  const early = here.seen.filter((rows) => rows[0]?.phase === 'received');
  expect(early.length).toBeGreaterThan(0);
});

test('a line that drops costs one piece: only what is missing goes again', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  let drops = 1;
  house.trouble = (call, number) => {
    if (call === 'put' && number === 2 && drops-- > 0) throw offline();
  };
  const here = at(house, shelf);
  await here.add(photo(1, 3));
  await here.settled(() => here.received.length === 1);
  expect(house.count('put')).toBe(4);
  expect(house.count('announce')).toBe(1);
  expect(here.pauses).toEqual([1_000]);
});

test('upl_06 of a photo one piece is on its way at a time, while other photos go beside it', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const put = house.line.put;
  const underway: string[] = [];
  let [ofOne, ofAll] = [0, 0];
  house.line.put = async (ticket, ...given) => {
    underway.push(ticket.url);
    ofOne = Math.max(ofOne, underway.filter((each) => each === ticket.url).length);
    ofAll = Math.max(ofAll, underway.length);
    await new Promise((resume) => setTimeout(resume, 5));
    await put(ticket, ...given);
    underway.splice(underway.indexOf(ticket.url), 1);
  };
  const here = at(house, shelf);
  await here.add(...Array.from({ length: 5 }, (_, mark) => photo(mark, 3)));
  await here.settled(() => here.received.length === 5);
  expect({ ofOne, ofAll, put: house.count('put') }).toEqual({ ofOne: 1, ofAll: AT_ONCE, put: 15 });
});

test('upl_06 a page that is killed costs no more than one piece of each photo', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const put = house.line.put;
  const sent = new Map<string, number[]>();
  let alive = true;
  house.line.put = (ticket, ...given) => {
    sent.set(ticket.url, [...(sent.get(ticket.url) ?? []), ticket.number]);
    // What is on its way when the page dies never arrives.
    return alive && ticket.number > 0 ? new Promise(() => undefined) : put(ticket, ...given);
  };
  const killed = at(house, shelf);
  await killed.add(photo(1, 4), photo(2, 4), photo(3, 4));
  await killed.settled(() => [...sent.values()].filter((numbers) => numbers.length > 1).length === 3);
  alive = false;
  const after = at(house, shelf);
  await after.sender.open([...house.images.keys()].map((image) => house.sent(image)));
  await after.settled(() => after.received.length === 3);
  for (const numbers of sent.values()) expect(numbers.sort()).toEqual([0, 1, 1, 2, 3]);
});

test('a photo that stops them all says so once', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  house.trouble = () => {
    throw new Refused('not-signed-in', 401);
  };
  const here = at(house, shelf);
  await here.add(photo(1, 1), photo(2, 1), photo(3, 1));
  await here.settled(() => here.phases().every((phase) => phase === 'waiting') && here.stops.length > 0);
  expect(here.stops).toEqual(['not-signed-in']);
  house.trouble = () => undefined;
  here.sender.start();
  await here.settled(() => here.received.length === 3);
});

test('pauses grow while nothing gets through, up to half a minute', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  let failures = 7;
  house.trouble = () => {
    if (failures-- > 0) throw offline();
  };
  const here = at(house, shelf);
  await here.add(photo(1, 1));
  await here.settled(() => here.received.length === 1);
  expect(here.pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(here.seen.some((rows) => rows[0]?.phase === 'received' && house.count('confirm') === 0)).toBe(false);
});

test('a page that was closed between pieces is taken up by the next one, with the same identifiers', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  let alive = true;
  house.trouble = (call, number) => {
    if (call === 'put' && number > 0 && alive) throw new Refused('not-signed-in', 401);
    if (call === 'tickets' && alive) throw new Refused('not-signed-in', 401);
  };
  const before = at(house, shelf);
  await before.add(photo(1, 3));
  await before.settled(() => before.stops.length === 1);
  expect(shelf.kept.size).toBe(1);
  expect(house.images.size).toBe(1);

  alive = false;
  house.calls = [];
  const after = at(house, shelf);
  await after.sender.open([...house.images.keys()].map((image) => house.sent(image)));
  expect(after.sender.rows.map((row) => row.name)).toEqual(['photo-1.jpg']);
  await after.settled(() => after.received.length === 1);
  expect(house.images.size).toBe(1);
  expect({ announce: house.count('announce'), put: house.count('put') }).toEqual({ announce: 0, put: 2 });
});

test('an announcement whose answer was lost is repeated word for word', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const announce = house.line.announce;
  let lost = 1;
  house.line.announce = async (said) => {
    const answer = await announce(said);
    if (lost-- > 0) throw offline();
    return answer;
  };
  const here = at(house, shelf);
  await here.add(photo(1, 1));
  await here.settled(() => here.received.length === 1);
  expect(house.count('announce')).toBe(2);
  expect(house.images.size).toBe(1);
});

test('spent tickets are replaced, not held against the photo', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  let spent = 1;
  house.trouble = (call, number) => {
    if (call === 'put' && number > 0 && spent-- > 0) throw new Refused('not-permitted', 403);
  };
  const here = at(house, shelf);
  await here.add(photo(1, 3));
  await here.settled(() => here.received.length === 1);
  expect(house.count('tickets')).toBeGreaterThanOrEqual(1);
  expect(here.pauses).toEqual([]);
});

test('more pieces than tickets: asks again until all are there', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  house.ticketsAtOnce = 2;
  const here = at(house, shelf);
  await here.add(photo(1, 5));
  await here.settled(() => here.received.length === 1);
  expect(house.count('put')).toBe(5);
});

test('a piece that the store lost after all is sent again', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  let losses = 1;
  house.trouble = (call) => {
    if (call === 'confirm' && losses-- > 0) [...house.images.values()][0]?.store.delete(1);
  };
  const here = at(house, shelf);
  await here.add(photo(1, 3));
  await here.settled(() => here.received.length === 1);
  expect({ put: house.count('put'), confirm: house.count('confirm') }).toEqual({ put: 4, confirm: 2 });
});

test('each refusal has its own reason and touches no other photo', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const here = at(house, shelf);
  await here.add(new File([], 'empty.jpg'));
  await here.add(photo(1, 1));
  await here.add(photo(1, 1));
  house.trouble = (call) => {
    if (call === 'announce' && house.count('announce') === 3) throw new Refused('unacceptable', 413, { why: 'quota' });
  };
  await here.settled(() => here.received.length === 1);
  await here.add(photo(2, 1));
  await here.settled(() => here.sender.rows.some((row) => row.why === 'quota'));
  await here.add(photo(3, 1));
  await here.settled(() => here.received.length === 2);
  expect(here.sender.rows.map((row) => row.why)).toEqual(['unreadable-empty', null, 'duplicate', 'quota', null]);
  const refused = here.sender.rows[3]?.image as string;
  expect(shelf.kept.get(refused)).toMatchObject({ refused: 'quota', bytes: null });
  await here.sender.takeBack(refused);
  expect(shelf.kept.size).toBe(0);
});

test('a photo that the server stumbles over holds up no other', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const here = at(house, shelf);
  let first = '';
  const announce = house.line.announce;
  house.line.announce = async (said) => {
    first ||= said.image;
    if (said.image === first && here.received.length === 0) throw new Refused('fault', 500);
    return announce(said);
  };
  await Promise.all([here.add(photo(1, 1)), here.add(photo(2, 1))]);
  await here.settled(() => here.received.length === 2);
  expect(here.received[1]).toBe(first);
});

test('a photo taken back while it is sent is dropped at the server too, and again after a reload', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const here = at(house, shelf);
  let down = false;
  house.trouble = (call, number) => {
    if (call === 'put' && number === 1) {
      down = true;
      void here.sender.takeBack([...house.images.keys()][0] as string);
    }
    if (call === 'drop' && down) throw new Refused('not-signed-in', 401);
  };
  await here.add(photo(1, 3));
  await here.settled(() => here.stops.length === 1);
  expect(here.sender.rows).toEqual([]);
  expect([...shelf.kept.values()].map((each) => [each.takingBack, each.bytes])).toEqual([[true, null]]);
  expect(here.received).toEqual([]);

  down = false;
  house.trouble = () => undefined;
  const after = at(house, shelf);
  await after.sender.open([]);
  await after.settled(() => shelf.kept.size === 0);
  expect([...house.images.values()].map((each) => each.status)).toEqual(['dropped']);
});

test('a link that ended stops sending and leaves nothing behind', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  house.trouble = () => {
    throw new Refused('gone', 410);
  };
  const here = at(house, shelf);
  await here.add(photo(1, 1));
  await here.settled(() => here.stops.includes('gone'));
  expect(house.calls).toEqual(['announce']);
  await here.sender.clear();
  expect([shelf.kept.size, here.sender.rows.length]).toEqual([0, 0]);
});

test('what the server has already is not sent again', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const confirm = house.line.confirm;
  house.line.confirm = async (image, id) => {
    await confirm(image, id);
    throw new Refused('not-signed-in', 401);
  };
  const before = at(house, shelf);
  await before.add(photo(1, 1));
  await before.settled(() => before.stops.length === 1);
  expect(before.phases()).toEqual(['waiting']);
  house.calls = [];
  const after = at(house, shelf);
  await after.sender.open([...house.images.keys()].map((image) => house.sent(image)));
  expect([house.calls.length, shelf.kept.size]).toEqual([0, 0]);
});

test('pieces are what they say: sizes add up, and each digest is of its own bytes', async () => {
  const file = photo(7, 3);
  const print = await fingerprint(file);
  expect(print.pieces.map((each) => each.size)).toEqual([PIECE_BYTES, PIECE_BYTES, 100]);
  expect((await fingerprint(piece(file, 2))).sha256).toBe(print.pieces[2]?.sha256);
  expect((await fingerprint(new Blob(['abc']))).sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
