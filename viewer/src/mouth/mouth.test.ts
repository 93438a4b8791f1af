// Teeth and surfaces: total, inverse, and on the right side of the chart.
import { beforeAll, describe, expect, test } from 'vitest';
import { messages, source } from '../../tools/ftl';
import { useWords } from '../shell/language.svelte';
import { Words } from '../shell/words';
import { bandsOf, cellPx, columnOf, MIDLINE_PX, neighbour, type Rows, rowsOf, rowsWith, TARGET_PX } from './chart';
import { OBSERVATIONS, wordOf } from './charted';
import { chartedWords, toothWords } from './spoken';
import { belong, directionOf, type Surface, surfacesOf, toggled, written } from './surface';
import { designation, dentition, isAnterior, isRight, isUpper, TEETH, type Tooth, toothOf } from './tooth';

const fdi = (text: string): Tooth => toothOf(text, 'fdi') as Tooth;
const universal = (text: string): Tooth => toothOf(text, 'universal') as Tooth;

describe('teeth', () => {
  test('there are 32 permanent and 20 primary, none twice', () => {
    expect(new Set(TEETH).size).toBe(52);
    expect(TEETH.filter((tooth) => dentition(tooth) === 'permanent')).toHaveLength(32);
  });

  test.each(['universal', 'fdi'] as const)('%s and back is the same tooth, for every tooth', (notation) => {
    for (const tooth of TEETH) expect(toothOf(designation(tooth, notation), notation)).toBe(tooth);
    expect(new Set(TEETH.map((tooth) => designation(tooth, notation))).size).toBe(52);
  });

  test.each([
    ['1', '18'], ['8', '11'], ['9', '21'], ['16', '28'], ['17', '38'], ['24', '31'], ['25', '41'], ['29', '45'], ['32', '48'],
    ['A', '55'], ['E', '51'], ['F', '61'], ['J', '65'], ['K', '75'], ['O', '71'], ['P', '81'], ['T', '85'],
  ])('Universal %s is FDI %s', (one, other) => {
    expect(universal(one)).toBe(other);
  });

  test.each([['universal', '0'], ['universal', '33'], ['universal', 'U'], ['universal', '1.5'], ['fdi', '19'], ['fdi', '56'], ['fdi', '90'], ['fdi', 'A'], ['fdi', '']] as const)('%s %j is no tooth', (notation, text) => {
    expect(toothOf(text, notation)).toBeNull();
  });

  test('what a person types is read kindly', () => {
    expect(universal(' a ')).toBe('55');
  });
});

describe('surfaces', () => {
  test('front teeth have an edge, back teeth a biting face; all have five', () => {
    for (const tooth of TEETH) {
      const expected = isAnterior(tooth) ? ['M', 'I', 'D', 'F', 'L'] : ['M', 'O', 'D', 'B', 'L'];
      expect(surfacesOf(tooth)).toEqual(expected);
    }
    expect(belong(fdi('11'), ['O'])).toBe(false);
    expect(belong(fdi('46'), ['I'])).toBe(false);
    expect(belong(fdi('46'), ['M', 'M'])).toBe(false);
    expect(belong(fdi('46'), ['D', 'O', 'M'])).toBe(true);
  });

  test('are written in the field’s order and toggled one at a time', () => {
    expect(written(fdi('46'), ['D', 'M', 'O'])).toBe('MOD');
    expect(toggled(fdi('46'), ['D'], 'M')).toEqual(['M', 'D']);
    expect(toggled(fdi('46'), ['M', 'D'], 'M')).toEqual(['D']);
  });

  test('five surfaces lie in five directions; mesial faces the midline, lingual the mouth', () => {
    for (const tooth of TEETH) {
      const directions = new Map(surfacesOf(tooth).map((surface) => [directionOf(tooth, surface), surface]));
      expect(directions.size).toBe(5);
      expect(directionOf(tooth, 'M')).toBe(isRight(tooth) ? 'right' : 'left');
      expect(directionOf(tooth, 'L')).toBe(isUpper(tooth) ? 'down' : 'up');
    }
  });
});

describe('the chart', () => {
  test('has each tooth once, the patient’s right at the left, the midline between', () => {
    const all = rowsOf('mixed').flat();
    expect([...all].sort()).toEqual([...TEETH].sort());
    for (const tooth of all) expect(columnOf(tooth, 'mixed') < 8).toBe(isRight(tooth));
  });

  test('a primary tooth stands where its successor will', () => {
    expect(columnOf(fdi('55'), 'mixed')).toBe(columnOf(fdi('15'), 'mixed'));
    expect(columnOf(fdi('75'), 'mixed')).toBe(columnOf(fdi('35'), 'mixed'));
  });

  test.each([
    ['11', 'ArrowRight', '21'], ['18', 'ArrowLeft', '18'], ['15', 'ArrowDown', '55'], ['18', 'ArrowDown', '48'], ['48', 'ArrowUp', '18'],
    ['85', 'ArrowDown', '45'], ['11', 'Home', '18'], ['11', 'End', '28'], ['11', 'x', '11'],
  ])('from %s %s leads to %s', (from, key, to) => {
    expect(neighbour(fdi(from), key, 'mixed')).toBe(to);
  });

  test('grows to mixed for a tooth that it lacks', () => {
    expect(rowsWith(fdi('55'), 'permanent')).toBe('mixed');
    expect(rowsWith(fdi('15'), 'permanent')).toBe('permanent');
  });
});

describe.each(['en', 'es'] as const)('in words, %s', (language) => {
  beforeAll(() => useWords(new Words(language, [source(language, 'mouth.ftl')])));

  test('every tooth has a name of its own', () => {
    const names = TEETH.map((tooth) => toothWords(tooth, 'universal'));
    expect(new Set(names).size).toBe(52);
    expect(toothWords(universal('29'), 'universal')).toBe(language === 'en' ? 'Tooth 29, lower right second premolar' : 'Diente 29, segundo premolar inferior derecho');
  });

  test('every observation has a word and a letter of its own', () => {
    const words = new Words(language, [source(language, 'mouth.ftl')]);
    const letters = OBSERVATIONS.map((each) => words.format(`mouth-letter-${wordOf(each)}`));
    expect(new Set(letters).size).toBe(OBSERVATIONS.length);
    expect(letters.every((letter) => letter.length === 1)).toBe(true);
    expect([...messages(source(language, 'mouth.ftl')).keys()].filter((id) => id.startsWith('mouth-letter-'))).toHaveLength(OBSERVATIONS.length);
    const tooth = fdi('46');
    expect(chartedWords([{ tooth, observation: 'caries', surfaces: ['O', 'M'] as Surface[] }, { tooth, observation: 'missing', surfaces: [] }])).toBe(language === 'en' ? ': caries MO, missing' : ': caries MO, ausente');
  });
});

describe('the chart in little room', () => {
  const every: readonly Rows[] = ['permanent', 'mixed', 'primary'];

  test.each([
    ['a panel of 412 px, by mouse', 388, TARGET_PX.fine],
    ['a telephone of 390 px, by finger', 374, TARGET_PX.coarse],
    ['a telephone of 375 px, by finger', 359, TARGET_PX.coarse],
    ['a tablet of 768 px, by finger', 744, TARGET_PX.coarse],
  ])('%s: every tooth is there once, wide enough, and none is cut off', (_, room, target) => {
    for (const rows of every) {
      const bands = bandsOf(rows, room, target);
      expect(bands.flatMap((band) => band.teeth)).toEqual(rowsOf(rows).flat());
      const cell = cellPx(rows, room, bands);
      expect(cell).toBeGreaterThanOrEqual(target);
      const longest = Math.max(...bands.map((band) => band.teeth.length));
      expect(longest * cell + (bands[0]?.quadrant == null ? MIDLINE_PX : 0)).toBeLessThanOrEqual(room + 0.001);
    }
  });

  test('a line of one quadrant is named by a tooth of it; a whole row needs no name', () => {
    expect(bandsOf('permanent', 374, TARGET_PX.coarse).map((band) => band.quadrant)).toEqual(['18', '21', '48', '31']);
    expect(bandsOf('permanent', 388, TARGET_PX.fine).map((band) => band.quadrant)).toEqual([null, null]);
  });
});
