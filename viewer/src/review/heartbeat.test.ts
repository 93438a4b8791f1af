import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '../contract/refused';
import { BEAT_MS, Heartbeat, RETRY_MS } from './heartbeat';

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listening(beat: () => Promise<string>): { heart: Heartbeat; held: string[]; lost: number[] } {
  const [held, lost]: [string[], number[]] = [[], []];
  return { heart: new Heartbeat(beat, { held: (until) => held.push(until), lost: () => lost.push(Date.now()) }), held, lost };
}

test('beats every minute while it is held', async () => {
  const { heart, held, lost } = listening(async () => inMinutes(30));
  heart.start(inMinutes(30));
  await vi.advanceTimersByTimeAsync(3 * BEAT_MS);
  expect(held).toHaveLength(3);
  heart.stop();
  await vi.advanceTimersByTimeAsync(3 * BEAT_MS);
  expect(held).toHaveLength(3);
  expect(lost).toEqual([]);
});

test('says at once when the case is not held any more, and stops', async () => {
  const { heart, lost } = listening(async () => Promise.reject(new Refused('out-of-turn', 409)));
  heart.start(inMinutes(30));
  await vi.advanceTimersByTimeAsync(5 * BEAT_MS);
  expect(lost).toHaveLength(1);
});

test('a line that is down loses nothing until the lease itself has run out', async () => {
  const { heart, lost } = listening(async () => Promise.reject(new Refused('unreachable', 0)));
  heart.start(inMinutes(3));
  await vi.advanceTimersByTimeAsync(2 * BEAT_MS);
  expect(lost).toEqual([]);
  await vi.advanceTimersByTimeAsync(BEAT_MS + RETRY_MS);
  expect(lost).toHaveLength(1);
});
