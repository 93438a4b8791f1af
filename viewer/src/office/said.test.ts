// @vitest-environment node
// Nothing that a person has to do is said to be the system's turn (SPEC ADV-05).
import { expect, test } from 'vitest';
import { source } from '../../tools/ftl';
import type { OfficeRow } from '../contract/shapes';
import { useWords } from '../shell/language.svelte';
import { Words } from '../shell/words';
import { failedWords, line, openedWords, statusWords, turnOf, turnWords } from './said';

useWords(new Words('en', ['case.ftl', 'office.ftl'].map((subject) => source('en', subject))));
const row = (turn: OfficeRow['turn'], needs: OfficeRow['needs'] = []): Pick<OfficeRow, 'status' | 'turn' | 'needs'> => ({ status: 'signed', turn, needs });

test.each<[OfficeRow['turn'], string]>([
  [['admin', 'coordinator', 'frontdesk', 'programme_lead'], 'you'],
  [['guardian', 'patient'], 'family'],
  [['hygienist'], 'hygienist'],
  [['dentist'], 'dentist'],
  [['worker'], 'system'],
  [[], 'nobody'],
])('the turn of %j is said as %s', (turn, said) => expect(turnOf(row(turn))).toBe(said));

test('a signed case whose family was not told says what to do', () => {
  expect(statusWords(row(['frontdesk'], ['urgent_advice']))).toBe('Signed: call the family');
  expect(statusWords(row(['frontdesk'], ['not_delivered']))).toBe('Signed: call the family');
  expect(statusWords(row(['frontdesk'], ['urgent_advice', 'no_contact']))).toBe('Signed: call or hand over');
  expect(statusWords(row(['worker']))).toBe('Signed, patient to be told');
  expect(turnWords(row(['frontdesk'], ['no_contact']))).toBe('Whose turn: you');
  expect(turnWords({ ...row(['frontdesk']), status: 'communicated' })).toBe('You can close it');
  expect(turnWords({ ...row(['frontdesk'], ['locked_link']), status: 'communicated' })).toBe('Whose turn: you');
});

test('ADV-05 advice that nobody opened in time is said with what to do about it', () => {
  const missed = { ...row(['frontdesk'], ['not_opened']), status: 'communicated' as const };
  expect([statusWords(missed), turnWords(missed)]).toEqual(['Signed: call the family', 'Whose turn: you']);
  const shown = { opened_advice_at: null, open_by: '2026-12-01T17:00:00Z', row: missed as OfficeRow };
  expect(openedWords(shown)).toBe('Advice not opened yet');
  const waiting = { ...shown, row: { ...missed, needs: [] } as unknown as OfficeRow };
  expect(openedWords(waiting)).toContain('somebody has to call if it is not opened by Dec 1, 2026');
  expect(openedWords({ ...waiting, opened_advice_at: '2026-11-30T17:00:00Z' })).toContain('Advice opened Nov 30, 2026');
});

test('what the machine gave up is called by its name', () => {
  expect((['render_record', 'render_letter', 'notify'] as const).map((task) => failedWords({ task }))).toEqual([
    'The readable record (PDF) could not be made', 'The letter to the family (PDF) could not be made', 'A message could not be sent',
  ]);
});

test('parts of a line are told apart, and what is not there leaves no mark', () => {
  expect(line('Emergency screening', null, 'CO', '')).toBe('Emergency screening · CO');
});
