// The empty record and what follows from the case: nothing here answers for the dentist.
import type { Advice, CaseForReview, Finding, ReadImage, Review, View } from '../contract/shapes';
import { uuid7 } from '../contract/uuid7';
import type { Sided } from '../imaging/sides';

export type Urgency = Advice['urgency'];
/** From the most urgent to the least. */
export const URGENCIES: readonly Urgency[] = ['emergency', 'urgent', 'soon', 'routine', 'no_problem_visible'];
/** These count only once a person has heard them (SPEC ADV-05). */
export const MUST_BE_HEARD: ReadonlySet<Urgency> = new Set<Urgency>(['emergency', 'urgent']);

export function emptyReview(): Review {
  return {
    history_reviewed: false,
    chart: [],
    findings: [],
    no_abnormality_seen: false,
    conclusion: '',
    advice: [],
    prescriptions: [],
    reason_for_asynchronous: '',
    no_live_interaction: false,
    missing_views: {},
    sufficiency: null,
    limitation: '',
    follow_up: null,
    no_follow_up_because: '',
    quality_overrides: {},
    hung: [],
  };
}

/** Its urgency is the dentist's, and `starting` words for the dentist to edit; it is told to the patient, or to whoever answers for them. */
export function newAdvice(urgency: Urgency, read: Pick<CaseForReview, 'respondent'>, starting: Pick<Advice, 'text' | 'safety_net'>): Advice {
  const target = read.respondent === null || read.respondent.relationship === 'patient' ? 'patient' : 'guardian';
  return { id: uuid7(), urgency, ...starting, target, due: null, findings: [], rationale: '' };
}

/** A finding as it is being written; what has no default is '' until it is chosen. */
export type Writing = Omit<Finding, 'observation' | 'confidence'> & { observation: Finding['observation'] | ''; confidence: Finding['confidence'] | '' };

export function newFinding(image: string | null): Writing {
  return { id: uuid7(), observation: '', image, mark: null, marks: [], tooth: null, surfaces: [], region: null, code: null, severity: 'not_graded', confidence: '', note: '', limitation: '' };
}

/** All that is drawn of the finding: also the one box of before there were kinds, as in schemas/care/finding.py. */
export function marksOf({ mark, marks }: Pick<Finding, 'mark' | 'marks'>): Finding['marks'] {
  if (mark === null) return marks;
  return [{ kind: 'box', points: [[mark.left, mark.top], [mark.right, mark.bottom]], text: '', drawn_by: null, drawn_at: null }, ...marks];
}

export function isWritten(writing: Writing): writing is Finding {
  return writing.observation !== '' && writing.confidence !== '';
}

/** Without the finding; advice that rested on it does not name it any more. */
export function withoutFinding(review: Review, id: string): Pick<Review, 'findings' | 'advice'> {
  return {
    findings: review.findings.filter((each) => each.id !== id),
    advice: review.advice.map((each) => ({ ...each, findings: each.findings.filter((named) => named !== id) })),
  };
}

export const isReadable = (image: ReadImage): boolean => image.status === 'normalized';

/** A letter is read, but shows no view, whatever it was sent for. */
export const isLetter = (image: Pick<ReadImage, 'media_type'>): boolean => image.media_type === 'application/pdf';

/** The wanted views of which there is no readable picture. */
export function missingViews(read: Pick<CaseForReview, 'wanted' | 'images'>): View[] {
  return read.wanted.filter((view) => !read.images.some((image) => isReadable(image) && !isLetter(image) && image.view === view));
}

/** What the viewer must know of a picture's sides. */
export function sidedOf(image: Pick<ReadImage, 'view' | 'mirror' | 'laterality' | 'sided'>): Sided {
  return { view: image.view, mirror: image.mirror, laterality: image.laterality, answer: image.sided };
}
