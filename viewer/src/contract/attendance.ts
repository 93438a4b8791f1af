// Whether somebody is at the page. What a page asks by itself, to be up to date, must not keep a forgotten screen signed in (THREATS T-A09).

/** A page that was not touched for so long asks by itself. */
export const ALONE_MS = 60_000;
const SIGNS = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'touchstart'];

let touchedAt: number | undefined;

/** From now on signs of a person count. Pages that go on for somebody who has put them down, such as a phone that sends, never ask for it. */
export function watchForPeople(): void {
  touchedAt = Date.now();
  for (const sign of SIGNS) addEventListener(sign, () => (touchedAt = Date.now()), { capture: true, passive: true });
}

export function isAlone(): boolean {
  return touchedAt !== undefined && Date.now() - touchedAt > ALONE_MS;
}
