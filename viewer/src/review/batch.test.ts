// A class read one child after another.
import { expect, test } from 'vitest';
import { Batch } from './batch.svelte';
import { emptyReview } from './fill';

const written = (reason: string) => ({ ...emptyReview(), reason_for_asynchronous: reason, conclusion: 'Healthy.', no_live_interaction: true, history_reviewed: true });

test('what is alike is carried to the next child, and nothing that is seen, concluded or attested', () => {
  const batch = new Batch();
  batch.start(3);
  expect(batch.filled(emptyReview())).toEqual(emptyReview());
  batch.signed('a', written('A school far from any dentist.'));
  expect(batch.child).toBe(2);
  expect(batch.filled(emptyReview())).toEqual({ ...emptyReview(), reason_for_asynchronous: 'A school far from any dentist.' });
  expect(batch.filled(written('Another reason.')).reason_for_asynchronous).toBe('Another reason.');
});

test('a child counts once, and no more children than there are', () => {
  const batch = new Batch();
  batch.start(2);
  for (const id of ['a', 'a', 'b', 'c']) batch.signed(id, emptyReview());
  expect(batch.child).toBe(2);
});

test('nothing is carried once it is stopped', () => {
  const batch = new Batch();
  batch.signed('a', written('A reason.'));
  batch.start(2);
  batch.signed('a', written('A reason.'));
  batch.stop();
  expect(batch.isOn).toBe(false);
  batch.start(2);
  expect([batch.child, batch.filled(emptyReview())]).toEqual([1, emptyReview()]);
});
