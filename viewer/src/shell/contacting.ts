// What is wrong with a contact or a birth date as typed, as the message that says it; and the contact as it is sent.
import type { Channel, Contact } from '../contract/shapes';
import { reachable } from './address';
import { birthTrouble } from './day';
import type { MessageId } from './message-ids';

export function contactTrouble(channel: Channel | 'none', address: string): MessageId | null {
  if (channel === 'none' || reachable(channel, address) !== null) return null;
  return address.trim() === '' ? 'contact-missing' : `contact-wrong-${channel}`;
}

export function bornTrouble(day: string, today: string): MessageId | null {
  const trouble = birthTrouble(day, today);
  return trouble === null ? null : `contact-born-${trouble}`;
}

/** Null where nobody can be reached: call it only for what has no trouble. */
export function contactOf(channel: Channel | 'none', address: string): Contact | null {
  const known = channel === 'none' ? null : reachable(channel, address);
  return channel === 'none' || known === null ? null : { channel, address: known };
}
