// What is fetched while a picture is read: the other pictures of its case, then the first one of the case that would be read next.
import { caseAhead } from '../contract/review';
import type { CaseForReview, ReadImage } from '../contract/shapes';
import type { Ahead, Wanted } from '../imaging/ahead';
import { decodeAhead } from '../imaging/load';

/** Every copy from the chosen picture on and around, and then what is needed to window the radiographs anew. */
export function restOf(images: readonly ReadImage[], chosen: string): Wanted[] {
  const at = Math.max(0, images.findIndex((each) => each.id === chosen));
  const around = [...images.slice(at), ...images.slice(0, at)];
  return [...around.flatMap((each) => wantedOf(each, 'display')), ...around.flatMap((each) => wantedOf(each, 'frame'))];
}

/** What a case shows first. */
export function firstOf(images: readonly ReadImage[]): Wanted[] {
  return images.slice(0, 1).flatMap((each) => [...wantedOf(each, 'display'), ...wantedOf(each, 'frame')]);
}

function wantedOf(image: ReadImage, kind: Wanted['kind']): Wanted[] {
  const url = kind === 'display' ? image.display_url : image.frame_url;
  return url === null ? [] : [{ image: image.id, kind, url }];
}

export class Foresight {
  readonly #ahead: Ahead;
  readonly #read: (id: string) => Promise<CaseForReview>;
  readonly #decode: typeof decodeAhead;
  /** The case that was fetched ahead, and its images. */
  #next: { id: string; images: ReadonlySet<string>; read?: CaseForReview } | undefined;

  constructor(ahead: Ahead, read: (id: string) => Promise<CaseForReview> = caseAhead, decode = decodeAhead) {
    this.#ahead = ahead;
    this.#read = read;
    this.#decode = decode;
  }

  /** That case as it was then: its pictures are still its pictures, and whatever else it says may have changed. */
  foreseen(id: string): CaseForReview | undefined {
    return this.#next?.id === id ? this.#next.read : undefined;
  }

  /** Follows the reader: whenever another picture is chosen, or another case would be the next. */
  async follow(images: readonly ReadImage[], chosen: string, next: string | undefined): Promise<void> {
    const own = new Set(images.map((each) => each.id));
    this.#ahead.keep((image) => own.has(image) || this.#next?.images.has(image) === true);
    if (!(await this.#ahead.fetch(restOf(images, chosen)))) return;
    if (next === undefined || next === this.#next?.id) return;
    this.#next = { id: next, images: new Set() };
    // Whoever may not see it any more finds out when they open it.
    const read = await this.#read(next).catch(() => undefined);
    if (read === undefined || this.#next.id !== next) return;
    const wanted = firstOf(read.images);
    this.#next = { id: next, images: new Set(wanted.map((each) => each.image)), read };
    if (!(await this.#ahead.fetch(wanted))) return;
    const [first] = wanted;
    if (first?.kind === 'display') this.#decode(first.image, first.url);
  }

  stop(): void {
    this.#ahead.stop();
  }
}
