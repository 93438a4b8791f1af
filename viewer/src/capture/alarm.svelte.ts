// Telling the practice about a red flag: at once, and again until it is told, while the page shows what to do meanwhile (SPEC UPL-04).
// The flags outlive a reload, and the act keeps its name: told twice is told once.
import type { MyCase, RedFlag } from '../contract/patient';
import { Refused } from '../contract/refused';
import { uuid7 } from '../contract/uuid7';
import { isTroubled } from './connection.svelte';
import { mine, perform } from './mine.svelte';
import { forget, recalled, remember } from './session';

type Wanted = { act: string; flags: readonly RedFlag[] };
/** `stopped`: trying again would not help, or somebody has to open the link again first. */
type Told = 'no' | 'telling' | 'failed' | 'stopped' | 'yes';

export const alarm = $state<{ flags: readonly RedFlag[]; told: Told }>({ flags: [], told: 'no' });

export const AGAIN_MS = 4_000;
let caseId: string | undefined;
let wanted: Wanted | undefined;
/** Each try has a number: only the newest one says how it went. */
let turn = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

addEventListener('online', () => { if (isUntold()) void attempt(); });

/** Goes on telling what an earlier page could not. */
export function resumeAlarm(of: MyCase): void {
  caseId = of.id;
  if (wanted === undefined) {
    wanted = (recalled(of.id, 'alarm') as Wanted | null) ?? undefined;
    if (wanted !== undefined) alarm.flags = wanted.flags;
  }
  if (wanted !== undefined && (alarm.told === 'no' || alarm.told === 'stopped')) void attempt();
}

export function tell(flags: readonly RedFlag[]): Promise<void> {
  wanted = { act: uuid7(), flags: [...flags] };
  alarm.flags = wanted.flags;
  if (caseId !== undefined) remember(caseId, 'alarm', wanted);
  return tellNow();
}

/** A person asks for a try now, and sees it. */
export function tellNow(): Promise<void> {
  alarm.told = isTroubled() ? 'failed' : 'telling';
  return attempt();
}

/** One try; whatever was planned is planned anew. What failed before stays said so until it is told. */
async function attempt(): Promise<void> {
  if (wanted === undefined) return;
  const [number, { act, flags }] = [(turn += 1), wanted];
  clearTimeout(timer);
  if (alarm.told !== 'failed') alarm.told = 'telling';
  try {
    await perform({ act: 'check_emergency', flags: [...flags] }, act);
    if (number === turn) settle('yes');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (number !== turn) return;
    const again = error.code === 'unreachable' || error.code === 'too-many' || error.status >= 500;
    alarm.told = again ? 'failed' : 'stopped';
    if (again) timer = setTimeout(() => void attempt(), AGAIN_MS);
  }
}

/** Somebody chose wrong, and said so to the server: nothing of it is told any more. */
export function takeAlarmBack(): void {
  turn += 1;
  clearTimeout(timer);
  alarm.flags = [];
  settle('no');
}

export function isUntold(): boolean {
  return alarm.told === 'telling' || alarm.told === 'failed' || alarm.told === 'stopped';
}

/** The flags that were chosen here, or those that an earlier visit told the server. */
export function flagged(): readonly RedFlag[] {
  return alarm.flags.length > 0 ? alarm.flags : (mine.case?.emergency?.flags ?? []);
}

function settle(told: Told): void {
  alarm.told = told;
  wanted = undefined;
  if (caseId !== undefined) forget(caseId, 'alarm');
}
