// The chart as it is written: what it takes, what it takes back, what it refuses; and which teeth are drawn.
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../contract/shapes';
import type { Charted, State } from '../../mouth/charted';
import { beginning, expectedAt } from '../../mouth/eruption';
import type { Surface } from '../../mouth/surface';
import { TEETH, type Tooth } from '../../mouth/tooth';
import { newFinding } from '../fill';
import { type Chart, charting, isAbsent, placeOf, placing, shownTeeth } from './charting';

const at = (fdi: string): Tooth => fdi as Tooth;
const entry = (tooth: string, state: State, ...surfaces: Surface[]): Chart[number] => ({ tooth, state, surfaces });
const finding = (tooth: string, observation: Finding['observation'], ...surfaces: Surface[]): Finding => ({ ...newFinding(null), tooth, observation, surfaces, confidence: 'high' });

describe('adv-02 a tooth stands in one way', () => {
  test('and another way takes the place of the first; the same again takes it back', () => {
    const missing = charting([], [], at('36'), 'missing', []) as Chart;
    expect(missing).toEqual([entry('36', 'missing')]);
    const coming = charting(missing, [], at('36'), 'unerupted', ['O']) as Chart;
    expect(coming).toEqual([entry('36', 'unerupted')]);
    expect(charting(coming, [], at('36'), 'unerupted', [])).toEqual([]);
  });

  test('what was done has the surfaces that were chosen last; the same again takes it back', () => {
    const one = charting([], [], at('36'), 'restored', ['O']) as Chart;
    const two = charting(one, [], at('36'), 'restored', ['M', 'O']) as Chart;
    expect(two).toEqual([entry('36', 'restored', 'M', 'O')]);
    expect(charting(two, [], at('36'), 'sealed', ['B'])).toEqual([...two, entry('36', 'sealed', 'B')]);
    expect(charting(two, [], at('36'), 'restored', ['O', 'M'])).toEqual([]);
  });

  test.each([
    ['nothing is done to a tooth that is not there', [entry('36', 'missing')], [], 'restored', 'absent'],
    ['nor sealed on one that is yet to come', [entry('36', 'unerupted')], [], 'sealed', 'absent'],
    ['what was done is not silently lost', [entry('36', 'sealed', 'O')], [], 'missing', 'done'],
    ['a surface was seen', [], [finding('36', 'other', 'O')], 'missing', 'found'],
    ['decay was seen', [], [finding('36', 'caries')], 'unerupted', 'found'],
    ['it was found missing', [], [finding('36', 'missing')], 'present', 'found'],
  ] as const)('%s', (_, chart, findings, state, why) => {
    expect(charting([...chart], [...findings], at('36'), state, [])).toBe(why);
    expect(typeof charting([...chart], [...findings], at('37'), state, [])).not.toBe('string');
  });

  test('what may be found at the place of a tooth that is not there', () => {
    for (const seen of [finding('36', 'missing'), finding('36', 'healing'), finding('36', 'fracture')]) {
      expect(isAbsent(charting([], [seen], at('36'), 'missing', []) as Chart, at('36'))).toBe(true);
    }
  });
});

describe('adv-01 at each place stand the primary tooth, the permanent one, or both', () => {
  test('asked from either of the two; the same again says nothing of it any more', () => {
    for (const from of ['15', '55']) {
      let chart: Chart = [];
      for (const place of ['primary', 'permanent', 'both'] as const) {
        chart = placing(chart, [], at(from), place) as Chart;
        expect([placeOf(chart, at('15')), placeOf(chart, at('55'))]).toEqual([place, place]);
      }
      expect(placing(chart, [], at(from), 'both')).toEqual([]);
    }
    expect(placeOf([], at('16'))).toBeNull();
  });

  test('a missing tooth that turns out to stand there is missing no longer, and a filling stays', () => {
    expect(placing([entry('55', 'missing')], [], at('55'), 'primary')).toEqual([entry('55', 'present')]);
    expect(placing([entry('55', 'restored', 'O')], [], at('55'), 'primary')).toEqual([entry('55', 'restored', 'O'), entry('55', 'present')]);
    expect(placing([], [finding('55', 'missing')], at('55'), 'both')).toBe('found');
  });

  const drawn = (begun: ReadonlySet<Tooth>, chart: Chart, charted: Charted[] = []): string[] => [...shownTeeth(begun, chart, charted)].filter((each) => '15'.includes(each.charAt(0)) && each.charAt(1) === '5');

  test('the chart draws what was said, else what it began with', () => {
    expect(drawn(expectedAt(8), [])).toEqual(['55']);
    expect(drawn(expectedAt(8), [entry('15', 'present')])).toEqual(['15']);
    expect(drawn(expectedAt(8), [entry('15', 'present'), entry('55', 'present')])).toEqual(['15', '55']);
    expect(drawn(expectedAt(30), [entry('55', 'present')])).toEqual(['55']);
  });

  test('nothing that was charted or found is ever hidden', () => {
    const charted = TEETH.map((tooth): Charted => ({ tooth, sign: 'caries', surfaces: [] }));
    for (const tooth of charted) expect(shownTeeth(beginning('primary', 0), [entry('15', 'present')], [tooth]).has(tooth.tooth)).toBe(true);
  });
});
