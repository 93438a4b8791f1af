// Pictures and gaps in words.
import type { Gap as RefusedGap } from '../../contract/refused';
import type { Code, Gap, ReadImage, Review, View } from '../../contract/shapes';
import { type Charted, STATES, wordOf } from '../../mouth/charted';
import { toothWords } from '../../mouth/spoken';
import { written } from '../../mouth/surface';
import { designation, type Notation, type Tooth } from '../../mouth/tooth';
import { language, say, sayIfKnown } from '../../shell/language.svelte';
import { isLetter, type Writing } from '../fill';
import { taste } from '../taste.svelte';

/** "4. Front teeth": the number by which the printed record names the picture as well. */
export function imageWords(image: Pick<ReadImage, 'view' | 'number'>): string {
  return say('review-image-numbered', { number: image.number, view: say(`view-${image.view}`) });
}

/** "video, 12 s, 48 frames shown"; '' for what is one picture. */
export function filmWords(image: Pick<ReadImage, 'film' | 'media_type'>): string {
  if (image.film === null) return '';
  const { sizes, frames, seconds } = image.film;
  if (isLetter(image)) return say('review-film-letter', { pages: sizes.length });
  if (seconds === null) return say('review-film-frames', { shown: sizes.length, frames });
  return say('review-film-video', { shown: sizes.length, seconds: Math.round(seconds) });
}

/** A gap in one sentence, with the picture, view, finding or advice that it is about. */
export function gapWords(gap: Gap | RefusedGap, images: readonly ReadImage[], review: Review): string {
  const words = sayIfKnown(gap.why, gap.why);
  const subject = gap.subject == null ? undefined : subjectWords(gap.subject, gap.where, images, review);
  return subject === undefined ? words : say('review-gap-of', { subject, gap: words });
}

function subjectWords(subject: string, where: string, images: readonly ReadImage[], review: Review): string | undefined {
  if (where === 'missing-views') return sayIfKnown(`view-${subject as View}`, subject);
  if (where === 'alerts') return sayIfKnown(`alert-${subject}`, subject);
  if (where === 'chart') return toothWords(subject as Tooth, taste.notation);
  if (where === 'findings') {
    const finding = review.findings.find((each) => each.id === subject);
    return finding === undefined ? undefined : findingWords(finding, taste.notation);
  }
  if (where === 'prescriptions') return review.prescriptions.find((each) => each.id === subject)?.drug || undefined;
  if (where === 'advice') {
    const at = review.advice.findIndex((each) => each.id === subject);
    return at === -1 ? undefined : say('review-advice-number', { number: at + 1 });
  }
  const image = images.find((each) => each.id === subject);
  return image === undefined ? undefined : imageWords(image);
}

/** "Tooth 29, lower right second premolar MO: caries". */
export function findingWords(finding: Writing, notation: Notation): string {
  const what = finding.observation === '' ? '' : say(`mouth-observation-${wordOf(finding.observation)}`);
  if (finding.tooth === null) return finding.region === null ? what : say('review-finding-at', { what, region: say(`mouth-region-${wordOf(finding.region)}`) });
  const tooth = finding.tooth as Tooth;
  return `${toothWords(tooth, notation)} ${written(tooth, finding.surfaces)}`.trim() + `: ${what}`;
}

/** "Decay, chewing side (X0001)": as the practice calls it. */
export function codeWords(code: Code): string {
  return say('review-code-is', { words: code[language()], code: code.code });
}

/** What the chart shows of a review or an earlier record: what it charts, and what it found at teeth. */
export function chartedOf(said: { readonly chart: Review['chart']; readonly findings: readonly Writing[] }): Charted[] {
  const found = said.findings.flatMap((each) =>
    each.tooth === null || each.observation === '' ? [] : [{ tooth: each.tooth as Tooth, sign: each.observation, surfaces: each.surfaces }],
  );
  return [...said.chart.map((each) => ({ tooth: each.tooth as Tooth, sign: each.state, surfaces: each.surfaces })), ...found];
}

/** A line for each state: "restored: 19 MO, 30". */
export function chartWords(chart: Review['chart'], notation: Notation): string[] {
  return STATES.flatMap((state) => {
    const teeth = chart.filter((each) => each.state === state).map((each) => `${designation(each.tooth as Tooth, notation)} ${written(each.tooth as Tooth, each.surfaces)}`.trim());
    return teeth.length === 0 ? [] : [`${say(`mouth-observation-${state}`)}: ${teeth.join(', ')}`];
  });
}
