// Addresses as people write them, and as they are sent (schemas/contact.py has the same rules; both read one table in their tests).
import type { Channel } from '../contract/shapes';

/** What people write between digits, and the marks of writing direction that a telephone's own address book puts around a number. */
const BETWEEN_DIGITS = /[\s()./\-\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const NORTH_AMERICAN = /^(?:\+?1)?([2-9]\d{9})$/;
const INTERNATIONAL = /^\+[2-9]\d{6,14}$/;
const MAIL = /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"]+\.[^\s@<>()[\],;:\\".]+$/;

/** The number as E.164, or null: ten digits of the North American plan in any usual spelling, any other with + and its country code. */
export function telephone(written: string): string | null {
  const signs = written.replace(BETWEEN_DIGITS, '');
  const ten = NORTH_AMERICAN.exec(signs)?.[1];
  if (ten !== undefined) return `+1${ten}`;
  return INTERNATIONAL.test(signs) ? signs : null;
}

/** The address as it is sent, or null for what reaches nobody. */
export function reachable(channel: Channel, address: string): string | null {
  const mail = address.trim();
  return channel === 'sms' ? telephone(address) : MAIL.test(mail) ? mail : null;
}

/** A number as it is read aloud here. */
export function readable(number: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts === null ? number : `(${parts[1]}) ${parts[2]}-${parts[3]}`;
}

/** Where a tap on the address leads. */
export function hrefOf(channel: Channel, address: string): string {
  return channel === 'sms' ? `tel:${address}` : `mailto:${address}`;
}
