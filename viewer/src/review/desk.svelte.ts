// One case on the dentist's desk: what was read, what is being written, the hold on it, and what may be done with it.
import { type Gap as RefusedGap, Refused } from '../contract/refused';
import { caseForReview, renewLease, reviewerAct, saveDraft } from '../contract/review';
import type { CaseForReview, Gap, ReadImage, Review, ReviewerAct } from '../contract/shapes';
import { uuid7 } from '../contract/uuid7';
import type { Mark, MarkKind } from '../imaging/facts';
import type { Placement } from '../imaging/placement';
import { DraftKeeper, type Saving } from './draft';
import type { EarlierRecords } from './earlier.svelte';
import { emptyReview } from './fill';
import { Writer } from './findings/writer.svelte';
import { Heartbeat } from './heartbeat';
import { jumpOf, type Tab } from './jumps';
import { Looks } from './looks';
import { opened } from './opening';

/** An act without its identifier, which is given when it is done. */
export type Doing = ReviewerAct extends infer Each ? (Each extends { id: string } ? Omit<Each, 'id'> : never) : never;

/** Image addresses live five minutes: they are renewed before. */
const RENEW_MS = 240_000;

export class Desk {
  read = $state.raw<CaseForReview>();
  review = $state<Review>(emptyReview());
  saving = $state<Saving>('saved');
  savedAt = $state.raw<Date>();
  /** The lease ran out under the reader's hands. */
  lapsed = $state(false);
  until = $state('');
  tab = $state<Tab>('told');
  chosen = $state('');
  problem = $state.raw<unknown>();
  /** How the picture on the stage is turned and flipped now. */
  placed = $state.raw<({ image: string } & Pick<Placement, 'turns' | 'flipped'>) | null>(null);
  /** The question for a second opinion that this reader was found to be asked; it stays when somebody else answers, with what was written. */
  answering = $state('');
  opinion = $state('');
  /** The first dentist's words are shown before every picture was looked at, by choice. */
  uncovered = $state(false);
  /** What was signed about the patient before, once the case is held, or whoever signed it compares. */
  earlier = $state.raw<EarlierRecords>();
  /** The chosen picture is compared with an earlier one. */
  comparing = $state(false);
  /** Counts how often the picture must be opened anew, because its address had ended. */
  reopened = $state(0);

  /** Only the pictures count yet: the house has not said how the case stands now. */
  foreseen = $state(false);

  readonly writer = new Writer();
  readonly id: string;
  readonly #reader: string;
  #keeper: DraftKeeper | undefined;
  #heart: Heartbeat;
  #looks: Looks;
  #closed = false;
  #wasHeld = false;
  #renewal: ReturnType<typeof setInterval>;

  /** `reader` is who sits at it. */
  constructor(id: string, reader: string) {
    this.id = id;
    this.#reader = reader;
    this.#heart = new Heartbeat(() => renewLease(id), { held: (until) => (this.until = until), lost: () => this.#lose() });
    this.#looks = new Looks((look) => reviewerAct(id, look));
    this.#renewal = setInterval(() => void this.refresh().catch(() => undefined), RENEW_MS);
  }

  get held(): boolean {
    return this.read?.mine === true && this.read.status === 'in_review' && !this.lapsed;
  }

  /** Earlier records are shown to whoever has the case in hand, or signed it. */
  get mayCompare(): boolean {
    return this.held || this.read?.sealed.some((each) => each.signer === this.#reader) === true;
  }

  /** A second opinion is asked of this reader, and not given yet. */
  get asked(): boolean {
    return this.read?.second_opinion.answer != null;
  }

  /** The first dentist's words are not shown yet: whoever is asked for a second opinion looks for themselves first. */
  get covered(): boolean {
    return this.asked && !this.uncovered && this.images.some((each) => each.status === 'normalized' && !each.looked);
  }

  /** In the order of gathering, which is that of their numbers. */
  get images(): ReadImage[] {
    return this.read?.images ?? [];
  }

  get image(): ReadImage | undefined {
    return this.images.find((each) => each.id === this.chosen) ?? this.images[0];
  }

  get version(): number {
    return this.#keeper?.version ?? 0;
  }

  /** Shows what was foreseen until the house has answered; takes it back if the house refuses. */
  async open(): Promise<void> {
    const { read, foreseen } = opened(this.id);
    this.read = foreseen;
    this.foreseen = foreseen !== undefined;
    try {
      this.#receive(await read);
    } catch (error) {
      this.read = undefined;
      throw error;
    } finally {
      this.foreseen = false;
    }
  }

  async refresh(): Promise<void> {
    const read = await caseForReview(this.id);
    if (!this.#closed) this.#receive(read);
  }

  /** Does one act, and shows the case as it then is. Throws `Refused`. */
  async act(doing: Doing): Promise<void> {
    const read = await reviewerAct(this.id, { ...doing, id: uuid7() } as ReviewerAct);
    this.#receive(read);
    if (doing.act === 'take') this.#heldAgain(read);
  }

  /** Takes the case after the hold on it was lost; what was typed meanwhile is saved, unless somebody else wrote. */
  async takeAgain(): Promise<void> {
    await this.refresh();
    if (!this.held) await this.act({ act: 'take' });
    else if (this.read !== undefined) this.#heldAgain(this.read);
  }

  /** Told by the form whenever anything in it changed. */
  changed(review: Review): void {
    if (this.read?.status === 'in_review') this.#keeper?.changed(review);
  }

  /** True once the server has everything that is on screen. */
  async flush(): Promise<boolean> {
    return this.#keeper === undefined || (await this.#keeper.flush());
  }

  async adoptNewer(): Promise<void> {
    const read = await caseForReview(this.id);
    this.#receive(read);
    this.review = read.draft.review;
    this.#keeper?.adopt(read.draft);
  }

  async keepMine(): Promise<void> {
    const read = await caseForReview(this.id);
    this.#receive(read);
    this.#keeper?.overwrite(read.draft);
  }

  async looked(image: ReadImage, px: number, ms: number): Promise<void> {
    if (!(this.held || this.asked) || image.looked) return;
    try {
      const read = await this.#looks.tell(image.id, this.read?.second_opinion.answer ?? this.read?.round ?? 0, px, ms);
      if (read !== null) this.#receive(read);
    } catch (error) {
      this.problem = error;
    }
  }

  /** An address did not answer: with a new one, the picture is opened again. */
  async renew(): Promise<void> {
    await this.refresh();
    this.reopened += 1;
  }

  /** Takes a kind of mark in hand, on the picture where the finding's others lie; words are written before they are placed. */
  draw(kind: MarkKind): void {
    if (!this.held) return;
    this.writer.take(kind);
    if (this.writer.kind === null) return;
    if (this.writer.writing.marks.length > 0 && this.writer.writing.image !== null) this.chosen = this.writer.writing.image;
    if (kind === 'text') this.tab = 'findings';
  }

  drew(image: string, mark: Mark): void {
    this.writer.drew(image, mark);
    this.tab = 'findings';
  }

  /** Opens a mark that a finger was on: one of the finding that is being written, or of another while none is. */
  pick(finding: string, at: number): void {
    const found = this.review.findings.find((each) => each.id === finding);
    if (!this.held || (finding !== this.writer.writing.id && (found === undefined || this.writer.isBegun))) return;
    if (finding !== this.writer.writing.id && found !== undefined) this.writer.edit($state.snapshot(found));
    this.writer.change(at);
    this.tab = 'findings';
  }

  step(by: number): void {
    const all = this.images;
    const at = all.findIndex((each) => each.id === this.image?.id);
    const next = all[(at + by + all.length) % all.length];
    if (next !== undefined) this.chosen = next.id;
  }

  go(gap: Gap | RefusedGap): string {
    const jump = jumpOf({ ...gap, subject: gap.subject ?? null }, this.review);
    if (jump.image !== null) this.chosen = jump.image;
    if (jump.tab !== null) this.tab = jump.tab;
    return jump.control;
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#renewal);
    this.#heart.stop();
    this.#keeper?.stop();
  }

  #receive(read: CaseForReview): void {
    if (this.#closed) return;
    this.read = read;
    this.answering = read.second_opinion.answer ?? this.answering;
    if (this.#keeper === undefined) {
      this.review = read.draft.review;
      this.#keeper = new DraftKeeper(read.draft, (version, review) => saveDraft(this.id, version, review), (saving) => this.#savedAs(saving));
    }
    const holds = read.mine && read.status === 'in_review';
    if (holds && read.lease !== null) {
      this.lapsed = false;
      this.#wasHeld = true;
      this.until = read.lease.until;
      this.#heart.start(read.lease.until);
    } else {
      this.#heart.stop();
      if (read.status === 'in_review' || read.status === 'ready') this.#keeper.letGo();
    }
  }

  /** What was attested before the case was held by nobody or by somebody else counts only as far as the house still says so. */
  #heldAgain(read: CaseForReview): void {
    this.review.history_reviewed &&= read.draft.review.history_reviewed;
    this.review.no_live_interaction &&= read.draft.review.no_live_interaction;
    this.#keeper?.heldAgain(read.draft, $state.snapshot(this.review));
  }

  #savedAs(saving: Saving): void {
    this.saving = saving;
    if (saving === 'saved') {
      this.savedAt = new Date();
      // What is still missing is said by the server alone.
      if (!this.#closed && this.read?.status === 'in_review') void this.refresh().catch((error: unknown) => (this.problem = error));
    } else if (saving === 'unheld') this.lapsed = this.#wasHeld;
  }

  #lose(): void {
    this.lapsed = true;
    this.#keeper?.letGo();
  }
}

/** The gaps that a refusal named, or null where it was another refusal. */
export function gapsOf(error: unknown): readonly RefusedGap[] | null {
  return error instanceof Refused && error.code === 'incomplete' ? (error.problem.gaps ?? []) : null;
}
