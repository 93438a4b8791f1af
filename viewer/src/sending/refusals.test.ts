// What the office hears of files that were refused (SPEC UPL-10): each once, in the server's words, and no photo waits for it.
import { expect, test } from 'vitest';
import { Refused } from '../contract/refused';
import { LIMITS } from './limits';
import { at, House, MemoryShelf, offline, photo } from './sender.rehearsal';

test('a file is told of whether the phone refused it or the server, once each', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const here = at(house, shelf);
  await here.add(new File([], `${'e'.repeat(300)}.jpg`), photo(1, 1));
  await here.settled(() => here.received.length === 1);
  await here.add(photo(1, 1));
  await here.settled(() => house.refusals.length === 2);
  house.trouble = (call) => {
    if (call === 'announce') throw new Refused('unacceptable', 413, { why: 'quota-spent' });
  };
  await here.add(photo(2, 1));
  await here.settled(() => house.refusals.length === 3);
  here.sender.start();
  expect(house.refusals.map(({ why, name, size, view }) => [why, name, size, view])).toEqual([
    ['unreadable-empty', 'e'.repeat(LIMITS.nameCharacters), 0, 'front'],
    ['duplicate', 'photo-1.jpg', 100, 'front'],
    ['quota-spent', 'photo-2.jpg', 100, 'front'],
  ]);
  expect(new Set(house.refusals.map((each) => each.id)).size).toBe(3);
  await at(house, shelf).sender.open([]);
  expect(house.count('refused')).toBe(3);
});

test('what could not be told is told again, as the same telling, and the photos go on meanwhile', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const here = at(house, shelf);
  const ids = new Set<string>();
  const { refused } = house.line;
  house.line.refused = async (said) => {
    ids.add(said.id);
    return refused(said);
  };
  house.trouble = (call) => {
    if (call === 'refused' && here.received.length < 2) throw offline();
  };
  await here.add(new File([], 'empty.jpg'), photo(1, 1), photo(2, 1));
  await here.settled(() => house.refusals.length === 1);
  expect([here.received.length, ids.size, here.stops]).toEqual([2, 1, []]);
  expect(house.count('refused')).toBeGreaterThan(1);
});

test('whoever signs in again goes on telling, and is asked for nothing because of it', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const here = at(house, shelf);
  house.trouble = () => {
    throw new Refused('not-signed-in', 401);
  };
  await here.add(new File([], 'empty.jpg'));
  await here.settled(() => house.count('refused') > 0);
  expect([here.stops, here.pauses]).toEqual([[], []]);
  house.trouble = () => undefined;
  here.sender.start();
  await here.settled(() => house.refusals.length === 1);
});

test.each([['gone', 410], ['out-of-turn', 409], ['malformed', 400]] as const)('the server’s no is the end of it: %s', async (code, status) => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const here = at(house, shelf);
  house.trouble = (call) => {
    if (call === 'refused' && house.count('refused') === 1) throw new Refused(code, status);
  };
  await here.add(new File([], 'one.jpg'), new File([], 'two.jpg'));
  await here.settled(() => house.refusals.length === 1);
  expect([house.refusals.map((each) => each.name), here.stops]).toEqual([['two.jpg'], []]);
});

test('what came too late is not told: the link takes nothing any more', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const here = at(house, shelf);
  house.trouble = () => {
    throw new Refused('gone', 410);
  };
  await here.add(photo(1, 1));
  await here.settled(() => here.stops.includes('gone'));
  await here.sender.close();
  expect([here.sender.rows.map((row) => row.why), house.count('refused')]).toEqual([['gone'], 0]);
});
