// The one case of this link: how its holder came in, what the server last said about it, and the acts that change it.
import { act, knock, myCase, unlock, type Door, type MyAct, type MyCase } from '../contract/patient';
import { Refused } from '../contract/refused';
import { uuid7 } from '../contract/uuid7';
import { hasChosen, speak } from '../shell/language.svelte';
import { forgetAll, recalled, remember } from './session';

/** `away`: the server could not be reached before we knew anything. */
export type Phase = 'loading' | 'door' | 'case' | 'unknown' | 'ended' | 'locked' | 'no-session' | 'away';

/** The practice, as far as anything that the server said names it. */
type House = { practice: string; phone: string };
type Mine = { phase: Phase; door: Door | undefined; case: MyCase | undefined; expired: boolean; house: House | undefined };

export const mine = $state<Mine>({ phase: 'loading', door: undefined, case: undefined, expired: false, house: undefined });

/** The token lives here and nowhere else: not in the address, not in any store (THREATS T-P10). */
let token: string | undefined;

/** Reads the token off the address and takes it away from there; without one, the cookie may still open the case. */
export async function arrive(): Promise<void> {
  const found = /^\/u\/([\w-]+)$/.exec(location.pathname)?.[1];
  if (found !== undefined) {
    token = found;
    history.replaceState(null, '', `/u${location.hash}`);
  }
  mine.phase = 'loading';
  mine.house ??= (recalled('', 'house') as House | null) ?? undefined;
  try {
    if (token !== undefined) await seeDoor(token);
    else see(await myCase());
  } catch (error) {
    end(error);
  }
}

async function seeDoor(at: string): Promise<void> {
  const door = await knock(at);
  if (!hasChosen()) await speak(door.language);
  mine.door = door;
  know(door);
  mine.phase = 'door';
}

/** Opens the link. Throws `Refused` where the date was wrong or nothing could be asked. */
export async function open(birthDate: string): Promise<void> {
  if (token === undefined) throw new Refused('not-found', 404);
  try {
    see(await unlock(token, birthDate));
  } catch (error) {
    if (error instanceof Refused && (error.code === 'locked' || error.code === 'gone')) end(error);
    else throw error;
  }
}

/** Does an act of the submitter and shows what the case came to. Throws `Refused`; a session that ended leads back to the door. */
export async function perform(what: MyAct, id: string = uuid7()): Promise<void> {
  await kept(async () => see(await act(id, what)));
}

export async function refresh(): Promise<void> {
  await kept(async () => see(await myCase()));
}

/** Runs a call of the open case; where the session ended, the door opens again and nothing that was entered is lost. */
export async function kept<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Refused && (error.code === 'not-signed-in' || error.code === 'gone')) await leave(error);
    throw error;
  }
}

export function see(shown: MyCase): void {
  mine.case = shown;
  know(shown);
  mine.phase = 'case';
  mine.expired = false;
}

async function leave(error: Refused): Promise<void> {
  if (error.code === 'gone') {
    // A signed case takes nothing more, but may well be read: only the case itself says which of both it is.
    await myCase().then(see, end);
    return;
  }
  forgetAll('answers');
  if (token !== undefined && mine.door !== undefined) {
    mine.expired = true;
    mine.phase = 'door';
  } else {
    mine.phase = 'no-session';
  }
}

/** What the link came to, with the practice's telephone where the answer names it: whoever stands before a closed door can call. */
function end(error: unknown): void {
  mine.phase = phaseAfter(error);
  const { practice, phone } = (error as Refused).problem;
  if (typeof practice === 'string' && typeof phone === 'string') know({ practice, phone });
  if (mine.phase !== 'away') forgetAll('answers');
}

/** Remembered by the tab, so that the page can still say whom to call when it is loaded again without the link. */
function know({ practice, phone }: House): void {
  mine.house = { practice, phone };
  remember('', 'house', mine.house);
}

function phaseAfter(error: unknown): Phase {
  if (!(error instanceof Refused)) throw error;
  switch (error.code) {
    case 'locked':
      return 'locked';
    case 'gone':
      return 'ended';
    case 'not-signed-in':
      return 'no-session';
    case 'not-found':
    case 'malformed':
      return 'unknown';
    default:
      return 'away';
  }
}
