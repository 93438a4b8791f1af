import { expect, test, vi } from 'vitest';
import { Refused } from '../contract/refused';
import type { CaseForReview } from '../contract/shapes';
import { Looks } from './looks';

test('a look is told once per picture and round', async () => {
  const send = vi.fn(() => Promise.resolve({} as CaseForReview));
  const looks = new Looks(send);
  for (const round of [1, 1, 2]) await looks.tell('a', round, 1500, 1200);
  await looks.tell('b', 1, 1500, 1200);
  expect(send.mock.calls.map((call) => (call as unknown as [{ image: string }])[0].image)).toEqual(['a', 'a', 'b']);
});

test('a look that did not arrive is told again by the next', async () => {
  const send = vi.fn().mockRejectedValueOnce(new Refused('unreachable', 0)).mockResolvedValue({});
  const looks = new Looks(send);
  await expect(looks.tell('a', 1, 1500, 1200)).rejects.toThrow();
  await looks.tell('a', 1, 1500, 1200);
  expect(send).toHaveBeenCalledTimes(2);
});
