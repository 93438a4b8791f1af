// @vitest-environment node
// An invitation is checked whole before it is sent, and each fault has plain words (SPEC UPL-01).
import { expect, test } from 'vitest';
import { blank, type Invited, wrongWith } from './inviting';

const whole: Invited = { ...blank(), given_name: 'Mia', family_name: 'Torres', birth_date: '2015-04-27', address: '(303) 555-0142', state: 'CO', type: 'general_question' };
const faults = (changes: Partial<Invited>): string[] => wrongWith({ ...whole, ...changes }, '2026-11-25').map(({ field, id }) => `${field}: ${id}`);

test('a whole invitation has no fault, however the number is written', () => {
  for (const address of ['(303) 555-0142', '13035550142', '+1 303 555 0142', '+44 20 7946 0018']) expect(faults({ address })).toEqual([]);
});

test('everything that is missing is said at once, in the order of the form', () => {
  expect(wrongWith(blank(), '2026-11-25').map(({ field }) => field)).toEqual(['given_name', 'family_name', 'birth_date', 'address', 'state', 'type']);
});

test.each<[Partial<Invited>, string]>([
  [{ address: '+1 303 555 014' }, 'address: contact-wrong-sms'],
  [{ channel: 'email', address: '(303) 555-0142' }, 'address: contact-wrong-email'],
  [{ address: ' ' }, 'address: contact-missing'],
  [{ birth_date: '2030-04-27' }, 'birth_date: contact-born-future'],
  [{ birth_date: '1890-04-27' }, 'birth_date: contact-born-old'],
  [{ birth_date: '' }, 'birth_date: contact-born-unreal'],
])('%j is %s', (changes, fault) => expect(faults(changes)).toEqual([fault]));
