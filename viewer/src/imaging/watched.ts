// How large the stage is, and whether it is to be seen.
import type { Size } from './placement';

/** At least so much of the stage is on the screen. */
const SEEN_SHARE = 0.25;

export function watched(resized: (size: Size) => void, sighted: (is: boolean) => void): (node: HTMLElement) => () => void {
  return (node) => {
    const sizes = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) resized({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    // Of several that a busy page hears of at once, the last is how it is now.
    const sight = new IntersectionObserver((entries) => sighted(entries.at(-1)?.isIntersecting === true), { threshold: SEEN_SHARE });
    sizes.observe(node);
    sight.observe(node);
    return () => {
      sizes.disconnect();
      sight.disconnect();
    };
  };
}
