import { expect, test } from 'vitest';
import type { Mark } from '../../imaging/facts';
import { drawnAs } from './drawn';

const ARROW: Mark = { kind: 'arrow', points: [[1, 2], [3, 4]], text: '' };
const AT = '2026-11-26T10:00:00Z';
const read = (drawn_by: string | null, drawn_at: string | null): Parameters<typeof drawnAs>[2] => ({
  drawers: { ada: 'Dr. Ada' },
  draft: { review: { findings: [{ id: 'one', marks: [{ ...ARROW, drawn_by, drawn_at }] }] } },
});

test('vwr_04 a mark is whose the house says, for as long as it stands as it was drawn', () => {
  expect(drawnAs(ARROW, 'one', read('ada', AT))).toEqual({ by: 'Dr. Ada', at: AT });
  expect(drawnAs({ ...ARROW, points: [[1, 2], [3, 5]] }, 'one', read('ada', AT))).toBeNull();
  expect(drawnAs(ARROW, 'another', read('ada', AT))).toBeNull();
});

test('vwr_04 nobody is said to have drawn a mark from before it was kept', () => {
  expect(drawnAs(ARROW, 'one', read(null, null))).toBeNull();
});
