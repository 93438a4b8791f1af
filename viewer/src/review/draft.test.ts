// The draft: saved once typing pauses, one save at a time, never over somebody else's.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '../contract/refused';
import type { Draft, Review } from '../contract/shapes';
import { AGAIN_MS, DraftKeeper, PAUSE_MS, type Saving, written } from './draft';
import { emptyReview } from './fill';

const review = (conclusion: string): Review => ({ ...emptyReview(), conclusion });

const draft = (version: number, of: Review): Draft => ({ version, review: of, saved_by: 'me', saved_at: '2026-11-25T10:00:00Z' });

class Server {
  current: Draft = draft(3, review(''));
  saves: string[] = [];
  refusals: unknown[] = [];
  #gate: Promise<void> = Promise.resolve();
  #open: () => void = () => undefined;

  /** Keeps the next answers back until `release`. */
  hold(): void {
    this.#gate = new Promise((open) => (this.#open = open));
  }

  release(): void {
    this.#open();
  }

  save = async (version: number, given: Review): Promise<Draft> => {
    await this.#gate;
    const refusal = this.refusals.shift();
    if (refusal !== undefined) throw refusal;
    if (version !== this.current.version) throw new Refused('stale', 412);
    this.saves.push(given.conclusion);
    this.current = draft(version + 1, given);
    return this.current;
  };
}

let server: Server;
let told: Saving[];
let keeper: DraftKeeper;

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  told = [];
  keeper = new DraftKeeper(server.current, server.save, (state) => told.push(state));
});
afterEach(() => vi.useRealTimers());

describe('the draft', () => {
  test('is saved once, when typing has paused', async () => {
    for (const text of ['C', 'Ca', 'Caries']) keeper.changed(review(text));
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    expect(server.saves).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.saves).toEqual(['Caries']);
    expect(keeper.version).toBe(4);
    expect(told.at(-1)).toBe('saved');
  });

  test('is not saved when nothing differs', async () => {
    keeper.changed(review(''));
    keeper.changed(review('x'));
    keeper.changed(review(''));
    await vi.advanceTimersByTimeAsync(PAUSE_MS * 3);
    expect(server.saves).toEqual([]);
    expect(keeper.state).toBe('saved');
  });

  test('has one save under way; what was typed meanwhile follows on its version', async () => {
    server.hold();
    keeper.changed(review('one'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    keeper.changed(review('one two'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS * 2);
    server.release();
    await vi.advanceTimersByTimeAsync(PAUSE_MS * 2);
    expect(server.saves).toEqual(['one', 'one two']);
    expect(keeper.version).toBe(5);
    expect(keeper.isSaved).toBe(true);
  });

  test('is sent at once before it is signed, behind a save that is still under way', async () => {
    server.hold();
    keeper.changed(review('one'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    keeper.changed(review('two'));
    const flushed = keeper.flush();
    server.release();
    expect(await flushed).toBe(true);
    expect(server.saves).toEqual(['one', 'two']);
  });

  test('never overwrites a newer one: a person decides', async () => {
    server.current = draft(9, review('from the other window'));
    keeper.changed(review('mine'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(keeper.state).toBe('stale');
    keeper.changed(review('mine, longer'));
    await vi.advanceTimersByTimeAsync(AGAIN_MS * 3);
    expect(await keeper.flush()).toBe(false);
    expect(server.current.review.conclusion).toBe('from the other window');
    keeper.overwrite(server.current);
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(server.saves).toEqual(['mine, longer']);
  });

  test('gives way to the newer one when a person says so', async () => {
    server.current = draft(9, review('theirs'));
    keeper.changed(review('mine'));
    await keeper.flush();
    keeper.adopt(server.current);
    expect({ state: keeper.state, version: keeper.version, saved: keeper.isSaved }).toEqual({ state: 'saved', version: 9, saved: true });
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    expect(server.saves).toEqual([]);
  });

  test('is tried again when it did not get through', async () => {
    server.refusals = [new Refused('unreachable', 0)];
    keeper.changed(review('kept'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(keeper.state).toBe('failed');
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    expect(server.saves).toEqual(['kept']);
    expect(keeper.state).toBe('saved');
  });

  test('waits while the case is not held, and goes on when it is held again', async () => {
    server.refusals = [new Refused('out-of-turn', 409)];
    keeper.changed(review('typed'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(keeper.state).toBe('unheld');
    keeper.changed(review('typed on'));
    await vi.advanceTimersByTimeAsync(AGAIN_MS * 2);
    expect(server.saves).toEqual([]);
    keeper.heldAgain(server.current, review('typed on'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(server.saves).toEqual(['typed on']);
  });

  test('held again after somebody else wrote, it is stale', () => {
    keeper.changed(review('typed'));
    keeper.letGo();
    keeper.heldAgain(draft(8, review('theirs')), review('typed'));
    expect(keeper.state).toBe('stale');
  });

  test('held again with attestations that count no longer, it saves none of them by itself', async () => {
    keeper = new DraftKeeper(draft(3, { ...review('read'), history_reviewed: true }), server.save, (state) => told.push(state));
    keeper.letGo();
    // The history was told anew meanwhile: the house reads the same version without the tick, and so does the page.
    keeper.heldAgain(draft(3, review('read')), review('read'));
    await vi.advanceTimersByTimeAsync(PAUSE_MS * 2);
    expect({ state: keeper.state, saved: keeper.isSaved, saves: server.saves }).toEqual({ state: 'saved', saved: true, saves: [] });
    keeper.changed({ ...review('read'), history_reviewed: true });
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(server.current.review.history_reviewed).toBe(true);
  });
});

test('the order of keys is no change', () => {
  expect(written({ b: 1, a: { d: [{ y: 1, x: 2 }], c: 3 } })).toBe(written({ a: { c: 3, d: [{ x: 2, y: 1 }] }, b: 1 }));
  expect(written([1, 2])).not.toBe(written([2, 1]));
});
