// One image on its way to the screen: first the 8-bit copy, then, for a radiograph, its stored values.
import type { FrameFacts } from './facts';
import type { Verdict } from './frame';
import { ahead } from './ahead';
import { loadFrame, loadPhoto, paintedBy } from './load';
import { CanvasPainter, PhotoPainter } from './paint-2d';
import type { Painter } from './painter';
import type { Size } from './placement';

export type Source = { imageId: string; displayUrl: string; frameUrl?: string | undefined; frame?: FrameFacts | undefined };

export class Picture {
  /** The 8-bit copy. */
  photo = $state.raw<{ painter: PhotoPainter; size: Size }>();
  /** The stored values; undefined for photos. */
  painter = $state.raw<Painter>();
  verdict = $state.raw<Verdict | 'checking'>('checking');
  sha256 = $state('');
  failure = $state.raw<unknown>();

  readonly isGrey: boolean;
  readonly #ending = new AbortController();

  /** Begins to load at once; `onstale` hears of an address that did not answer. */
  constructor(source: Source, onstale: () => void) {
    this.isGrey = source.frame !== undefined && source.frameUrl !== undefined;
    void this.#open(source, onstale);
  }

  /** A radiograph is shown once its stored values are, and are those on record; a photo once its copy is. */
  get isShown(): boolean {
    return this.isGrey ? this.painter !== undefined && this.verdict !== 'differs' : this.photo !== undefined;
  }

  close(): void {
    this.#ending.abort();
    this.photo?.painter.dispose();
    this.painter?.dispose();
  }

  async #open(source: Source, onstale: () => void): Promise<void> {
    const { signal } = this.#ending;
    // One after the other: on a slow line, two at once would let the reader wait for both.
    const [copy] = await Promise.allSettled([this.#openPhoto(source, signal)]);
    const [exact] = await Promise.allSettled([this.#openFrame(source, signal)]);
    if (signal.aborted) return;
    // Once the stored values are there, nobody needs the copy.
    const failed = exact.status === 'rejected' ? exact : copy.status === 'rejected' && !this.isGrey ? copy : undefined;
    if (failed === undefined) return;
    ahead.keep((image) => image !== source.imageId);
    this.failure = failed.reason;
    onstale();
  }

  async #openPhoto({ imageId, displayUrl }: Source, signal: AbortSignal): Promise<void> {
    const bitmap = await loadPhoto(imageId, displayUrl, signal);
    if (signal.aborted) bitmap.close();
    else this.photo = { painter: new PhotoPainter(bitmap), size: { width: bitmap.width, height: bitmap.height } };
  }

  async #openFrame({ imageId, frame, frameUrl }: Source, signal: AbortSignal): Promise<void> {
    if (frame === undefined || frameUrl === undefined || signal.aborted) return;
    const read = await loadFrame(imageId, frameUrl, frame, signal);
    if (signal.aborted) return;
    this.verdict = read.verdict;
    this.sha256 = read.sha256;
    const values = { columns: frame.columns, rows: frame.rows, values: read.values };
    this.painter = paintedBy(values, () => {
      // A lost graphics card takes the picture with it; the plain canvas goes on.
      if (!signal.aborted) this.painter = new CanvasPainter(values);
    });
  }
}
