// The picture comes first: what stands beside it is built once it is to be seen. A slow machine takes a quarter of a second for that.

/** Nobody waits longer for the record, whether or not its picture has come. */
const LONGEST_MS = 1_000;

export class Beside {
  isBuilt = $state(false);

  /** The case is read; answers what ends the wait. */
  begin(): () => void {
    const wait = setTimeout(() => (this.isBuilt = true), LONGEST_MS);
    return () => clearTimeout(wait);
  }

  /** A picture was painted: the next frame has shown it. */
  readonly painted = (): void => {
    if (!this.isBuilt) requestAnimationFrame(() => setTimeout(() => (this.isBuilt = true)));
  };
}
