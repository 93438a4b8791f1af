import { beforeAll, expect, test } from 'vitest';
import { source } from '../../tools/ftl';
import { useWords } from '../shell/language.svelte';
import { Words } from '../shell/words';
import { dueWords } from './span';

const AT = Date.parse('2026-11-26T12:00:00Z');
const of = { due_at: '2026-11-26T13:00:00Z', warn_at: '2026-11-26T12:00:00Z' };

beforeAll(() => useWords(new Words('en', [source('en', 'review.ftl')])));

test('QUE-04 a case is nearly late from its warning on, and late from its due time on', () => {
  expect(dueWords(of, AT - 1).state).toBe('open');
  expect(dueWords(of, AT).state).toBe('nearly');
  expect(dueWords(of, AT + 3_600_000).state).toBe('nearly');
  expect(dueWords(of, AT + 3_600_001).state).toBe('late');
  expect(dueWords({ due_at: null, warn_at: null }, AT).state).toBe('open');
  expect(dueWords({ ...of, warn_at: null }, AT).state).toBe('open');
});
