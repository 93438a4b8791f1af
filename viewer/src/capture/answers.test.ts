// @vitest-environment node
// "That person is here now": nothing of whoever held the phone before is taken for an answer of the one who holds it now (THREATS T-P12).
import { expect, test } from 'vitest';
import type { MyCase } from '../contract/patient';
import { answers, handOver, recall } from './answers.svelte';

const of = (relationship: string, name: string): MyCase => ({ respondent: { relationship, name }, place: null, complaint: null, history: null }) as unknown as MyCase;

test('name and relationship are asked anew, however often the server repeats the old ones', () => {
  const grandmother = of('other', 'Rosa Torres');
  recall(grandmother);
  expect([answers.relationship, answers.name]).toEqual(['other', 'Rosa Torres']);
  answers.signature = 'Rosa Torres';
  handOver(grandmother);
  recall(grandmother);
  expect([answers.relationship, answers.name, answers.signature]).toEqual(['', '', '']);
  recall(of('parent', 'Ana Torres'));
  expect([answers.relationship, answers.name]).toEqual(['parent', 'Ana Torres']);
});
