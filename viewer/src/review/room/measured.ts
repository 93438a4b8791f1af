// What the quality gate measured, in words: each number beside the limit that it is held against, and what those limits rest on.
import type { ReadImage } from '../../contract/shapes';
import { QUALITY } from '../../gate/limits';
import { language, say } from '../../shell/language.svelte';

type Measured = NonNullable<ReadImage['measured']>;

export function measuredWords(of: Measured): string {
  const two = new Intl.NumberFormat(`${language()}-US`, { maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(`${language()}-US`, { style: 'percent', maximumFractionDigits: 1 });
  const lines = [
    say('review-measured-size', { is: Math.min(of.width, of.height), least: QUALITY.small_below_px }),
    say('review-measured-dark', { is: share.format(of.dark), most: share.format(QUALITY.dark_above) }),
    say('review-measured-bright', { is: share.format(of.bright), most: share.format(QUALITY.bright_above) }),
    // What was measured before these were has none of them.
    of.detail == null ? '' : say('review-measured-detail', { is: two.format(of.detail), least: two.format(QUALITY.blurred_below) }),
    of.glare == null ? '' : say('review-measured-glare', { is: share.format(of.glare), most: share.format(QUALITY.glare_above) }),
    of.mouth == null ? '' : say('review-measured-mouth', { is: two.format(of.mouth), least: two.format(QUALITY.mouth_below) }),
  ];
  return [...lines.filter((each) => each !== ''), say('review-measured-evidence')].join(' · ');
}
