// Teeth and what is charted on them, in words.
import { say } from '../shell/language.svelte';
import { type Charted, type Earlier, wordOf } from './charted';
import { written } from './surface';
import { dentition, designation, type Notation, type Tooth } from './tooth';

const QUADRANTS = ['upper-right', 'upper-left', 'lower-left', 'lower-right'] as const;
const PERMANENT = ['central-incisor', 'lateral-incisor', 'canine', 'first-premolar', 'second-premolar', 'first-molar', 'second-molar', 'third-molar'] as const;
const PRIMARY = ['central-incisor', 'lateral-incisor', 'canine', 'first-molar', 'second-molar'] as const;

/** "Tooth 29, lower right second premolar": number and name, so that a slip in one shows in the other. */
export function toothWords(tooth: Tooth, notation: Notation): string {
  const kind = dentition(tooth);
  const position = Number(tooth.charAt(1)) - 1;
  const name = (kind === 'permanent' ? PERMANENT[position] : PRIMARY[position]) ?? 'canine';
  const values = { designation: designation(tooth, notation), name: say(`mouth-name-${name}`), quadrant: quadrantWords(tooth) };
  return kind === 'permanent' ? say('mouth-tooth', values) : say('mouth-tooth-primary', values);
}

/** "upper right": the quadrant of a tooth, from the patient's own side. */
export function quadrantWords(tooth: Tooth): string {
  return say(`mouth-quadrant-${QUADRANTS[(Number(tooth.charAt(0)) - 1) % 4] ?? 'upper-right'}`);
}

/** What is charted, each with its surfaces: ": caries MO, fracture"; '' where nothing is. */
export function chartedWords(charted: readonly Charted[]): string {
  return charted.length === 0 ? '' : `: ${charted.map(entryWords).join(', ')}`;
}

/** What earlier records say of a tooth, each with its day: "; earlier, Nov 1, 2026: caries MO". */
export function earlierWords(earlier: readonly Earlier[]): string {
  return earlier.map((each) => `; ${say('mouth-earlier', { day: each.day, what: entryWords(each) })}`).join('');
}

/** "caries MO". */
export function entryWords(entry: Charted): string {
  return `${say(`mouth-observation-${wordOf(entry.sign)}`)} ${written(entry.tooth, entry.surfaces)}`.trim();
}
