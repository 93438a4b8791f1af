// The one referral of this link: how its reader came in, and what the house last said about it.
import { knock, packet, unlock, type Door, type Packet } from '../contract/referral';
import { Refused } from '../contract/refused';
import { hasChosen, speak } from '../shell/language.svelte';

/** `away`: the server could not be reached before we knew anything. */
export type Phase = 'loading' | 'door' | 'packet' | 'unknown' | 'ended' | 'locked' | 'no-session' | 'away';
type House = { practice: string; phone: string };
type Opened = { phase: Phase; door: Door | undefined; packet: Packet | undefined; house: House | undefined; again: boolean };

export const opened = $state<Opened>({ phase: 'loading', door: undefined, packet: undefined, house: undefined, again: false });

/** The token lives here and nowhere else: not in the address, not in any store (THREATS T-P10). */
let token: string | undefined;

/** Reads the token off the address and takes it away from there; without one, the cookie may still open the packet. */
export async function arrive(): Promise<void> {
  const found = /^\/r\/([\w-]+)$/.exec(location.pathname)?.[1];
  if (found !== undefined) {
    token = found;
    history.replaceState(null, '', '/r');
  }
  opened.phase = 'loading';
  try {
    if (token === undefined) await show();
    else await seeDoor(token);
  } catch (error) {
    end(error);
  }
}

async function seeDoor(at: string): Promise<void> {
  const door = await knock(at);
  if (!hasChosen()) await speak(door.language);
  opened.door = door;
  opened.house = door;
  opened.phase = 'door';
}

/** Opens the link. Throws `Refused` where the code was wrong or nothing could be asked. */
export async function open(code: string): Promise<void> {
  if (token === undefined) throw new Refused('not-found', 404);
  try {
    await unlock(token, code);
    await show();
  } catch (error) {
    if (error instanceof Refused && (error.code === 'locked' || error.code === 'gone')) end(error);
    else throw error;
  }
}

async function show(): Promise<void> {
  const shown = await packet();
  opened.packet = shown;
  opened.house = shown;
  opened.again = false;
  opened.phase = 'packet';
}

/** Asks again where addresses of pictures have ended; a session that ended leads back to the door. */
export async function refresh(): Promise<void> {
  try {
    await show();
  } catch (error) {
    const left = error instanceof Refused && error.code === 'not-signed-in';
    if (error instanceof Refused && error.code === 'unreachable') return;
    opened.packet = undefined;
    if (left && token !== undefined && opened.door !== undefined) {
      opened.again = true;
      opened.phase = 'door';
    } else end(error);
  }
}

/** What the link came to, with the practice's telephone where the answer names it. */
function end(error: unknown): void {
  if (!(error instanceof Refused)) throw error;
  opened.phase = phaseAfter(error);
  const { practice, phone } = error.problem;
  if (typeof practice === 'string' && typeof phone === 'string') opened.house = { practice, phone };
}

function phaseAfter({ code }: Refused): Phase {
  if (code === 'gone') return 'ended';
  if (code === 'locked') return 'locked';
  if (code === 'not-signed-in') return 'no-session';
  return code === 'not-found' || code === 'malformed' ? 'unknown' : 'away';
}
