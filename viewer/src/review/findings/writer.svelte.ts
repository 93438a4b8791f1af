// The finding that is being written, and the marks that are drawn for it. It outlives the part of the page that shows it: nothing that
// was typed or drawn is lost by looking elsewhere.
import type { Finding } from '../../contract/shapes';
import type { Mark, MarkKind } from '../../imaging/facts';
import { MAX_MARKS } from '../../imaging/mark';
import { marksOf, newFinding, type Writing } from '../fill';

export class Writer {
  writing = $state<Writing>(newFinding(null));
  /** The picture was chosen by hand, or drawn on: it does not follow the stage any more. */
  pinned = $state(false);
  /** The finding that is being changed; '' while a new one is written. */
  editing = $state('');
  /** What is being drawn. */
  kind = $state.raw<MarkKind | null>(null);
  /** The words of the next mark of words. */
  words = $state('');
  /** Which of the marks is being moved and shaped. */
  changing = $state.raw<number | null>(null);
  /** A mark was drawn, and nobody has said yet of which tooth. */
  asks = $state(false);

  get isBegun(): boolean {
    const { tooth, region, marks, observation, note } = this.writing;
    return this.editing !== '' || tooth !== null || region !== null || marks.length > 0 || observation !== '' || note !== '';
  }

  get isFull(): boolean {
    return this.writing.marks.length >= MAX_MARKS;
  }

  /** Marks lie on the picture of their finding: on another one nothing is drawn for it. */
  mayDrawOn(image: string): boolean {
    return this.writing.marks.length === 0 || this.writing.image === image;
  }

  /** Takes a kind in hand, or puts it down. */
  take(kind: MarkKind | null): void {
    this.kind = kind === this.kind || this.isFull ? null : kind;
    this.changing = null;
  }

  /** A mark was drawn, or the one that is being changed was. Who draws is said by the house. */
  drew(image: string, mark: Mark): void {
    const drawn = { ...mark, drawn_by: null, drawn_at: null };
    if (this.changing !== null) {
      this.writing.marks[this.changing] = drawn;
      return;
    }
    Object.assign(this.writing, { image, marks: [...this.writing.marks, drawn] });
    this.pinned = true;
    this.kind = null;
    this.words = '';
    this.asks = this.writing.tooth === null;
  }

  change(at: number): void {
    this.kind = null;
    this.changing = this.changing === at ? null : at;
  }

  /** Other words in a mark of words; without any that can be read it keeps those it has. */
  reword(at: number, words: string): void {
    const mark = this.writing.marks[at];
    if (mark === undefined || words.trim() === '') return;
    this.writing.marks[at] = { ...mark, text: words, drawn_by: null, drawn_at: null };
  }

  erase(at: number): void {
    this.writing.marks = this.writing.marks.filter((_, place) => place !== at);
    this.changing = null;
  }

  /** Opens a finding that stands in the record, with all of its marks. */
  edit(finding: Finding): void {
    this.clear();
    this.writing = { ...finding, marks: marksOf(finding), mark: null };
    this.editing = finding.id;
    this.pinned = true;
  }

  clear(): void {
    this.writing = newFinding(null);
    this.pinned = this.asks = false;
    this.editing = this.words = '';
    this.kind = this.changing = null;
  }
}
