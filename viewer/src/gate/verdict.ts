// From measures to one verdict and one sentence, in the order of `judge` in workers/imaging/quality.py: the worst first.
import type { Limits } from './limits';
import type { Measures } from './measures';

export type Verdict = 'good' | 'usable' | 'retake';
/** Message ids. */
export type Hint = 'quality-good' | 'quality-small' | 'quality-dark' | 'quality-bright' | 'quality-not-mouth' | 'quality-blurred' | 'quality-glare' | 'quality-soft';
export type Judged = { verdict: Verdict; hint: Hint };

/** `short` is the short side of the upright original in pixels. */
export function judge(of: Omit<Measures, 'grey' | 'sharpness'>, short: number, limits: Limits): Judged {
  const findings: [boolean, Verdict, Hint][] = [
    [short < limits.small_below_px, 'retake', 'quality-small'],
    [of.dark > limits.dark_above, 'retake', 'quality-dark'],
    [of.bright > limits.bright_above, 'retake', 'quality-bright'],
    [of.mouth < limits.mouth_below, 'retake', 'quality-not-mouth'],
    [of.detail < limits.blurred_below, 'retake', 'quality-blurred'],
    [of.glare > limits.glare_above, 'retake', 'quality-glare'],
    [of.detail < limits.soft_below, 'usable', 'quality-soft'],
    [of.glare > limits.glaring_above, 'usable', 'quality-glare'],
    [short < limits.smallish_below_px, 'usable', 'quality-small'],
  ];
  const [, verdict, hint] = findings.find(([found]) => found) ?? [true, 'good', 'quality-good'];
  return { verdict, hint };
}
