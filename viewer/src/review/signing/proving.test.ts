// The proof before a signature: nothing is sent without a password, and a wrong one costs no code (SPEC SEC-17).
import { afterEach, expect, test, vi } from 'vitest';
import { Refused } from '../../contract/refused';
import type { Me } from '../../contract/shapes';
import { Proving } from './proving.svelte';

const stepUp = vi.hoisted(() => vi.fn());
vi.mock('../../contract/review', () => ({ stepUp }));
afterEach(() => stepUp.mockReset());

const who = { sign_until: null, has_code: true } as Me;

function asked(password: string, code: string): Proving {
  const proving = new Proving();
  proving.begin(who);
  [proving.password, proving.code] = [password, code];
  return proving;
}

test('an empty password is said to be missing, and is never sent', async () => {
  const proving = asked('', '123456');
  expect(await proving.prove(who)).toBeUndefined();
  expect([proving.wrong, proving.code]).toEqual(['missing', '123456']);
  expect(stepUp).not.toHaveBeenCalled();
});

test('a wrong proof is cleared, the code too: it may have been used', async () => {
  stepUp.mockRejectedValueOnce(new Refused('not-signed-in', 401));
  const proving = asked('wrong', '123 456');
  expect(await proving.prove(who)).toBeUndefined();
  expect([proving.wrong, proving.password, proving.code]).toEqual(['wrong', '', '']);
  stepUp.mockResolvedValueOnce({ ...who, sign_until: '2026-11-25T12:00:00Z' });
  [proving.password, proving.code] = ['right', '123 456'];
  expect(await proving.prove(who)).toBeDefined();
  expect(stepUp).toHaveBeenLastCalledWith({ password: 'right', code: '123456' });
  expect([proving.asked, proving.wrong, proving.password, proving.code]).toEqual([false, '', '', '']);
});
