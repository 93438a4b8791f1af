// Which marks lie on a picture: those of the findings in the record, and those of the finding that is being written.
import type { Finding } from '../../contract/shapes';
import type { ShownMark } from '../../imaging/mark';
import { wordOf } from '../../mouth/charted';
import { designation, type Notation, type Tooth } from '../../mouth/tooth';
import { say } from '../../shell/language.svelte';
import { marksOf, type Writing } from '../fill';
import type { Writer } from '../findings/writer.svelte';

/** In the order in which they were drawn. The finding's name stands once, at its first mark; the mark that is being shaped is not among them. */
export function marksOn(image: string, findings: readonly Finding[], { writing, editing, changing }: Pick<Writer, 'writing' | 'editing' | 'changing'>, notation: Notation): ShownMark[] {
  const kept = findings.filter((each) => each.image === image && each.id !== editing).flatMap((each) => marksOf(each).map((mark, at) => ({ ...mark, id: `${each.id} ${at}`, label: at === 0 ? labelOf(each, notation) : '' })));
  if (writing.image !== image) return kept;
  const own = writing.marks.map((mark, at) => ({ ...mark, id: `${writing.id} ${at}`, label: '', chosen: true }));
  return [...kept, ...own.filter((_, at) => at !== changing)];
}

/** The finding and the place among its marks that an identifier of `marksOn` names. */
export function pickedOf(id: string): [finding: string, at: number] {
  const [finding = '', at] = id.split(' ');
  return [finding, Number(at)];
}

function labelOf({ tooth, observation }: Writing, notation: Notation): string {
  const where = tooth === null ? '' : `${designation(tooth as Tooth, notation)} `;
  return observation === '' ? where : `${where}${say(`mouth-observation-${wordOf(observation)}`)}`;
}
