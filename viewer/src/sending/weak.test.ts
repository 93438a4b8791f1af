// A photo that the phone finds weak is kept first and sent once a person says so; whatever is chosen, nothing is lost (SPEC IMG-04, UPL-06).
import { expect, test } from 'vitest';
import { at, House, MemoryShelf, photo } from './sender.rehearsal';

const weak = (marks: readonly number[]) => async (bytes: Blob): Promise<string | null> => {
  const [mark] = new Uint8Array(await bytes.slice(0, 1).arrayBuffer());
  return marks.includes(mark as number) ? 'quality-blurred' : null;
};

test('img_04 a weak photo waits on the shelf while the good one goes', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const stage = at(house, shelf, { weakness: weak([1]) });
  await stage.add(photo(1), photo(2));
  await stage.settled(() => stage.phases().includes('received'));
  expect(stage.phases()).toEqual(['weak', 'received']);
  expect(stage.sender.rows[0]).toMatchObject({ why: 'quality-blurred' });
  expect([...shelf.kept.values()].map((each) => [each.weak, each.bytes === null])).toEqual([['quality-blurred', false]]);
  expect(house.images.size).toBe(1);
});

test('img_04 the photo is kept before anybody judges it', async () => {
  const shelf = new MemoryShelf();
  let keptThen = -1;
  const stage = at(new House(), shelf, { weakness: async () => { keptThen = shelf.kept.size; return 'quality-dark'; } });
  await stage.add(photo(1));
  expect([keptThen, stage.phases()]).toEqual([1, ['weak']]);
});

test('img_04 sent anyway, it arrives like any other', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const stage = at(house, shelf, { weakness: weak([1]) });
  await stage.add(photo(1));
  await stage.sender.sendAnyway(stage.sender.rows[0]?.image as string);
  await stage.settled(() => stage.phases().includes('received'));
  expect(stage.sender.rows[0]?.why).toBeNull();
  await stage.settled(() => shelf.kept.size === 0);
});

test('img_04 a closed tab forgets neither the photo nor what was said of it, and asks again', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  await at(house, shelf, { weakness: weak([1]) }).add(photo(1));
  const later = at(house, shelf);
  await later.sender.open([]);
  expect(later.sender.rows).toMatchObject([{ phase: 'weak', why: 'quality-blurred' }]);
  expect(later.sender.unsent).toBe(1);
  expect(house.calls).toEqual([]);
  await later.sender.sendAnyway(later.sender.rows[0]?.image as string);
  await later.settled(() => later.phases().includes('received'));
});

test('img_04 a word once given holds over a closed tab', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  house.trouble = () => { throw new Error('no line'); };
  const stage = at(house, shelf, { weakness: weak([1]) });
  await stage.add(photo(1));
  const [kept] = [...shelf.kept.values()];
  await shelf.note({ ...(kept as NonNullable<typeof kept>), weak: null });
  house.trouble = () => undefined;
  const later = at(house, shelf, { weakness: weak([1]) });
  await later.sender.open([]);
  await later.settled(() => later.phases().includes('received'));
});

test('img_04 a weak photo is taken back without a word to the house', async () => {
  const [house, shelf] = [new House(), new MemoryShelf()];
  const stage = at(house, shelf, { weakness: weak([1]) });
  await stage.add(photo(1));
  await stage.sender.takeBack(stage.sender.rows[0]?.image as string);
  expect([stage.phases(), shelf.kept.size, house.calls]).toEqual([[], 0, []]);
});

test('img_04 once the case takes no more, it is said of the weak photo too', async () => {
  const stage = at(new House(), new MemoryShelf(), { weakness: weak([1]) });
  await stage.add(photo(1));
  await stage.sender.close();
  expect(stage.sender.rows).toMatchObject([{ phase: 'refused', why: 'gone' }]);
});
