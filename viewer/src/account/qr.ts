// From the rows of a QR code to one path: each run of dark modules is one rectangle. Pure.

/** Modules of light that a reader needs around the code. */
export const QUIET = 4;

export function pathOf(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) => [...row.matchAll(/1+/g)].map((run) => `M${run.index + QUIET} ${y + QUIET}h${run[0].length}v1h-${run[0].length}z`))
    .join('');
}
