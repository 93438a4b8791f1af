// Telling the practice about a red flag: at once, and again until it is told, while the page shows what to do meanwhile.
import type { RedFlag } from '../contract/patient';
import { Refused } from '../contract/refused';
import { mine, perform } from './mine.svelte';

export const alarm = $state<{ flags: readonly RedFlag[]; told: 'no' | 'telling' | 'failed' | 'yes' }>({ flags: [], told: 'no' });

const AGAIN_MS = 4_000;

export async function tell(flags: readonly RedFlag[]): Promise<void> {
  alarm.flags = flags;
  alarm.told = 'telling';
  try {
    await perform({ act: 'check_emergency', flags: [...flags] });
    alarm.told = 'yes';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    alarm.told = 'failed';
    if (error.code === 'unreachable' || error.status >= 500) setTimeout(() => { if (alarm.flags === flags && alarm.told === 'failed') void tell(flags); }, AGAIN_MS);
  }
}

/** The flags that were chosen here, or those that an earlier visit told the server. */
export function flagged(): readonly RedFlag[] {
  return alarm.flags.length > 0 ? alarm.flags : (mine.case?.emergency?.flags ?? []);
}
