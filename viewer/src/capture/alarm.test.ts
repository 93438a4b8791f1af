// A red flag is told until it is told (SPEC UPL-04): after a failure, when the line is back, after a reload, and once however often it is tried.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MyAct, MyCase } from '../contract/patient';
import type { Refused as RefusedClass } from '../contract/refused';
import type * as Alarm from './alarm.svelte';

const OF = { id: 'case-1', red_flag: false, emergency: null } as unknown as MyCase;
const OTHER = { id: 'case-2', red_flag: false, emergency: null } as unknown as MyCase;
const acts: [string, MyAct][] = [];
let trouble: (number: number) => void = () => undefined;

vi.mock('../contract/patient', () => ({
  act: async (id: string, what: MyAct) => {
    acts.push([id, what]);
    trouble(acts.length);
    return { ...OF, red_flag: true };
  },
  knock: vi.fn(), myCase: vi.fn(), unlock: vi.fn(),
}));

/** The class of the page that is open: each has its own. */
let Refused: typeof RefusedClass;
const offline = (): never => {
  throw new Refused('unreachable', 0);
};
const page = async (): Promise<typeof Alarm> => {
  vi.resetModules();
  ({ Refused } = await import('../contract/refused'));
  return import('./alarm.svelte');
};

const flagsLeft = (): number => Object.keys(sessionStorage).filter((each) => each.endsWith(' alarm')).length;

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  acts.length = 0;
  trouble = () => undefined;
});
afterEach(() => vi.useRealTimers());

test('what failed is tried again every few seconds until it is told, as one and the same act', async () => {
  const { AGAIN_MS, alarm, resumeAlarm, tell } = await page();
  resumeAlarm(OF);
  trouble = (number) => { if (number < 4) offline(); };
  await tell(['swelling']);
  expect(alarm.told).toBe('failed');
  for (let tries = 1; tries < 3; tries += 1) {
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    expect([alarm.told, acts.length]).toEqual(['failed', tries + 1]);
  }
  await vi.advanceTimersByTimeAsync(AGAIN_MS);
  expect([alarm.told, acts.length]).toEqual(['yes', 4]);
  expect(new Set(acts.map(([id]) => id)).size).toBe(1);
  expect(acts[3]?.[1]).toEqual({ act: 'check_emergency', flags: ['swelling'] });
  await vi.advanceTimersByTimeAsync(10 * AGAIN_MS);
  expect(acts.length).toBe(4);
});

test('a line that comes back does not wait for the next try', async () => {
  const { alarm, resumeAlarm, tell } = await page();
  resumeAlarm(OF);
  trouble = (number) => { if (number === 1) offline(); };
  await tell(['bleeding']);
  dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect([alarm.told, acts.length]).toEqual(['yes', 2]);
});

test('a person who will not wait tries now', async () => {
  const { alarm, resumeAlarm, tell, tellNow } = await page();
  resumeAlarm(OF);
  trouble = (number) => { if (number === 1) offline(); };
  await tell(['bleeding']);
  const trying = tellNow();
  expect(alarm.told).toBe('telling');
  await trying;
  expect(alarm.told).toBe('yes');
});

test('a reload goes on telling, for this case only, and forgets once it is told', async () => {
  const before = await page();
  before.resumeAlarm(OF);
  trouble = offline;
  await before.tell(['breathing', 'swelling']);
  trouble = () => undefined;
  const other = await page();
  other.resumeAlarm(OTHER);
  expect([other.alarm.told, acts.length]).toEqual(['no', 1]);

  const after = await page();
  after.resumeAlarm(OF);
  expect(after.alarm.flags).toEqual(['breathing', 'swelling']);
  await vi.advanceTimersByTimeAsync(0);
  expect([after.alarm.told, acts.length]).toEqual(['yes', 2]);
  expect(new Set(acts.map(([id]) => id)).size).toBe(1);
  expect(flagsLeft()).toBe(0);
});

test('what trying again cannot mend is not promised, but stays said', async () => {
  const { AGAIN_MS, alarm, isUntold, resumeAlarm, tell } = await page();
  resumeAlarm(OF);
  trouble = () => {
    throw new Refused('out-of-turn', 409);
  };
  await tell(['swelling']);
  await vi.advanceTimersByTimeAsync(5 * AGAIN_MS);
  expect([alarm.told, isUntold(), acts.length]).toEqual(['stopped', true, 1]);
});

test('whoever chose wrong and said so is told about no more', async () => {
  const { AGAIN_MS, alarm, resumeAlarm, takeAlarmBack, tell } = await page();
  resumeAlarm(OF);
  trouble = offline;
  await tell(['swelling']);
  takeAlarmBack();
  await vi.advanceTimersByTimeAsync(5 * AGAIN_MS);
  expect([alarm.told, alarm.flags, acts.length, flagsLeft()]).toEqual(['no', [], 1, 0]);
});
