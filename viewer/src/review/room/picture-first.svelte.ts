// The picture comes first: what stands beside it is built once it is to be seen. A slow machine takes a quarter of a second for that.

/** Nobody waits longer for the record, whether or not its picture has come. */
const LONGEST_MS = 1_000;
/** Where no single picture is on its way: a mount, or nothing to show yet. */
const SOON_MS = 100;

export class PictureFirst {
  isBuilt = $state(false);

  /** The case is read; `waits` for a picture of it. Answers what ends the wait. */
  begin(waits: boolean): () => void {
    const wait = setTimeout(() => (this.isBuilt = true), waits ? LONGEST_MS : SOON_MS);
    return () => clearTimeout(wait);
  }

  /** A picture was painted: the next frame has shown it. */
  readonly painted = (): void => {
    if (!this.isBuilt) requestAnimationFrame(() => setTimeout(() => (this.isBuilt = true)));
  };
}
