// Teeth and surfaces: total, inverse, and on the right side of the chart.
import { beforeAll, describe, expect, test } from 'vitest';
import { messages, source } from '../../tools/ftl';
import { useWords } from '../shell/language.svelte';
import { Words } from '../shell/words';
import { bandsOf, cellPx, columnOf, halfOf, linesOf, MIDLINE_PX, neighbour, TARGET_PX } from './chart';
import { SIGNS, STATE_KEYS, wordOf } from './charted';
import { beginning, expectedAt, STARTS } from './eruption';
import { chartedWords, earlierWords, toothWords } from './spoken';
import { belong, directionOf, type Surface, surfacesOf, toggled, written } from './surface';
import { designation, dentition, isAnterior, isRight, isUpper, NOTATIONS, PERMANENT, predecessor, PRIMARY, successor, TEETH, type Tooth, toothOf } from './tooth';

const fdi = (text: string): Tooth => toothOf(text, 'fdi') as Tooth;
const universal = (text: string): Tooth => toothOf(text, 'universal') as Tooth;

describe('teeth', () => {
  test('there are 32 permanent and 20 primary, none twice', () => {
    expect(new Set(TEETH).size).toBe(52);
    expect(TEETH.filter((tooth) => dentition(tooth) === 'permanent')).toHaveLength(32);
  });

  test.each(NOTATIONS)('%s and back is the same tooth, for every tooth', (notation) => {
    for (const tooth of TEETH) expect(toothOf(designation(tooth, notation), notation)).toBe(tooth);
    expect(new Set(TEETH.map((tooth) => designation(tooth, notation))).size).toBe(52);
  });

  test.each([
    ['1', '18'], ['8', '11'], ['9', '21'], ['16', '28'], ['17', '38'], ['24', '31'], ['25', '41'], ['29', '45'], ['32', '48'],
    ['A', '55'], ['E', '51'], ['F', '61'], ['J', '65'], ['K', '75'], ['O', '71'], ['P', '81'], ['T', '85'],
  ])('Universal %s is FDI %s', (one, other) => {
    expect(universal(one)).toBe(other);
  });

  // Palmer as schemas/tooth.py writes it (tests/schemas/test_tooth.py has the same table).
  test.each([
    ['1', 'UR8'], ['3', 'UR6'], ['8', 'UR1'], ['9', 'UL1'], ['11', 'UL3'], ['16', 'UL8'], ['17', 'LL8'], ['19', 'LL6'], ['24', 'LL1'], ['25', 'LR1'], ['28', 'LR4'],
    ['30', 'LR6'], ['32', 'LR8'], ['A', 'URE'], ['E', 'URA'], ['F', 'ULA'], ['J', 'ULE'], ['K', 'LLE'], ['O', 'LLA'], ['P', 'LRA'], ['T', 'LRE'],
  ])('Universal %s is Palmer %s', (one, other) => {
    expect(designation(universal(one), 'palmer')).toBe(other);
  });

  test('a primary tooth and the permanent one that takes its place name each other', () => {
    for (const tooth of PRIMARY) expect(predecessor(successor(tooth))).toBe(tooth);
    expect(PERMANENT.filter((tooth) => predecessor(tooth) === null)).toEqual(PERMANENT.filter((tooth) => Number(tooth.charAt(1)) > 5));
    expect([predecessor(fdi('15')), successor(fdi('55')), successor(fdi('16'))]).toEqual(['55', '15', '16']);
  });

  test.each([['universal', '0'], ['universal', '33'], ['universal', 'U'], ['universal', '1.5'], ['fdi', '19'], ['fdi', '56'], ['fdi', '90'], ['fdi', 'A'], ['fdi', ''], ['palmer', 'UR9'], ['palmer', 'LLF']] as const)('%s %j is no tooth', (notation, text) => {
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

const ALL = beginning('mixed', 0);
const set = (text: string): ReadonlySet<Tooth> => new Set(text.split(' ').map(fdi));

describe('the chart', () => {
  test('has each tooth once, the patient’s right at the left, the midline between', () => {
    const all = linesOf(ALL).flat();
    expect([...all].sort()).toEqual([...TEETH].sort());
    for (const tooth of all) expect(columnOf(tooth, halfOf(ALL)) < 8).toBe(isRight(tooth));
  });

  test('a primary tooth stands where its successor will', () => {
    expect(columnOf(fdi('55'), 8)).toBe(columnOf(fdi('15'), 8));
    expect(columnOf(fdi('75'), 8)).toBe(columnOf(fdi('35'), 8));
  });

  test('an arch is as it is in the mouth: either tooth of a place, and both only where both stand', () => {
    expect(linesOf(set('16 55 14 53 12 11 21 61 46 85'))).toEqual([['16', '55', '14', '53', '12', '11', '21'], ['61'], ['46', '85']]);
    expect(halfOf(set('16 55 11'))).toBe(6);
    expect(linesOf(beginning('primary', 0)).map((line) => line.length)).toEqual([10, 10]);
  });

  test.each([
    ['11', 'ArrowRight', '21'], ['18', 'ArrowLeft', '18'], ['15', 'ArrowDown', '55'], ['18', 'ArrowDown', '48'], ['48', 'ArrowUp', '18'],
    ['85', 'ArrowDown', '45'], ['11', 'Home', '18'], ['11', 'End', '28'], ['11', 'x', '11'],
  ])('from %s %s leads to %s', (from, key, to) => {
    expect(neighbour(fdi(from), key, ALL)).toBe(to);
  });

  test('arrows reach every tooth of any chart', () => {
    for (const shown of [ALL, expectedAt(7), expectedAt(10), set('16 11 61 21 46 85 31')]) {
      const reached = new Set<Tooth>([[...shown][0] as Tooth]);
      for (const tooth of reached) for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) reached.add(neighbour(tooth, key, shown));
      expect(reached).toEqual(shown);
    }
  });

  test('no letter that says how a tooth stands is a surface’s', () => {
    expect(Object.keys(STATE_KEYS).filter((key) => 'MODBFLI'.includes(key.toUpperCase()))).toEqual([]);
  });
});

describe('which teeth a chart begins with', () => {
  test.each([
    [3, '55 54 53 52 51', '85 84 83 82 81'],
    [6, '16 55 54 53 52 51', '46 85 84 83 82 41 81'],
    [8, '16 55 54 53 12 52 11', '46 85 84 83 42 41'],
    [13, '17 16 15 14 13 12 11', '47 46 45 44 43 42 41'],
    [30, '18 17 16 15 14 13 12 11', '48 47 46 45 44 43 42 41'],
  ])('at %i years', (years, upper, lower) => {
    const right = [...expectedAt(years)].filter(isRight);
    expect(new Set(right)).toEqual(set(`${upper} ${lower}`));
  });

  test('at any age each place has a tooth up to the first molar, both sides are alike, and no tooth goes before another comes', () => {
    for (let years = 0; years <= 100; years++) {
      const shown = expectedAt(years);
      for (const tooth of PERMANENT) {
        const before = predecessor(tooth);
        if (before !== null) expect(shown.has(tooth) || shown.has(before)).toBe(true);
        const mirrored = fdi(`${{ 1: 2, 2: 1, 3: 4, 4: 3 }[tooth.charAt(0)] ?? ''}${tooth.charAt(1)}`);
        expect(shown.has(mirrored)).toBe(shown.has(tooth));
        if (shown.has(tooth)) expect(expectedAt(years + 1).has(tooth)).toBe(true);
      }
    }
  });

  test('or with all of one dentition', () => {
    expect(STARTS.map((start) => beginning(start, 30).size)).toEqual([32, 32, 52, 20]);
  });
});

describe.each(['en', 'es'] as const)('in words, %s', (language) => {
  beforeAll(() => useWords(new Words(language, [source(language, 'mouth.ftl')])));

  test('every tooth has a name of its own', () => {
    const names = TEETH.map((tooth) => toothWords(tooth, 'universal'));
    expect(new Set(names).size).toBe(52);
    expect(toothWords(universal('29'), 'universal')).toBe(language === 'en' ? 'Tooth 29, lower right second premolar' : 'Diente 29, segundo premolar inferior derecho');
  });

  test('every sign has a word and a letter of its own', () => {
    const words = new Words(language, [source(language, 'mouth.ftl')]);
    const letters = SIGNS.map((each) => words.format(`mouth-letter-${wordOf(each)}`));
    expect(new Set(letters).size).toBe(SIGNS.length);
    expect(letters.every((letter) => letter.length === 1)).toBe(true);
    expect([...messages(source(language, 'mouth.ftl')).keys()].filter((id) => id.startsWith('mouth-letter-'))).toHaveLength(SIGNS.length);
    const tooth = fdi('46');
    expect(chartedWords([{ tooth, sign: 'caries', surfaces: ['O', 'M'] as Surface[] }, { tooth, sign: 'missing', surfaces: [] }])).toBe(language === 'en' ? ': caries MO, missing' : ': caries MO, ausente');
    const earlier = earlierWords([{ tooth, sign: 'restored', surfaces: ['O'] as Surface[], day: '1/2' }]);
    expect(earlier).toBe(language === 'en' ? '; earlier, 1/2: restored O' : '; antes, 1/2: restaurado O');
  });
});

describe('the chart in little room', () => {
  const every = [beginning('permanent', 0), ALL, beginning('primary', 0), expectedAt(6), expectedAt(8), expectedAt(11)];

  test.each([
    ['a panel of 412 px, by mouse', 388, TARGET_PX.fine],
    ['a telephone of 390 px, by finger', 374, TARGET_PX.coarse],
    ['a telephone of 375 px, by finger', 359, TARGET_PX.coarse],
    ['a tablet of 768 px, by finger', 744, TARGET_PX.coarse],
  ])('%s: every tooth is there once, wide enough, and none is cut off', (_, room, target) => {
    for (const shown of every) {
      const bands = bandsOf(shown, room, target);
      expect(bands.flatMap((band) => band.teeth)).toEqual(linesOf(shown).flat());
      const cell = cellPx(halfOf(shown), room, bands);
      expect(cell).toBeGreaterThanOrEqual(target);
      const longest = Math.max(...bands.map((band) => band.teeth.length));
      expect(longest * cell + (bands[0]?.quadrant == null ? MIDLINE_PX : 0)).toBeLessThanOrEqual(room + 0.001);
    }
  });

  test('a line of one quadrant is named by a tooth of it; a whole row needs no name', () => {
    expect(bandsOf(beginning('permanent', 0), 374, TARGET_PX.coarse).map((band) => band.quadrant)).toEqual(['18', '21', '48', '31']);
    expect(bandsOf(beginning('permanent', 0), 388, TARGET_PX.fine).map((band) => band.quadrant)).toEqual([null, null]);
  });
});
