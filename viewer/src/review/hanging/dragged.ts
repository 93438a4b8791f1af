// Dragging with mouse, pen or finger: what is held, and over which spot. A touch that scrolls the list is none.

/** So far is a click that trembled. */
const STARTS_PX = 6;

export type Drag = { readonly spot: string; readonly x: number; readonly y: number; readonly moved: boolean };

const spotAt = (x: number, y: number): HTMLElement | null => document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-spot], [data-tray]') ?? null;

/** The spot under a point: a place's name, a picture's id, 'tray', or '' where there is none. */
export function under(x: number, y: number): string {
  const found = spotAt(x, y);
  return found?.dataset['spot'] ?? (found === null ? '' : 'tray');
}

export function begun(event: PointerEvent): Drag | null {
  const from = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-spot]') : null;
  if (from === null || event.button !== 0 || !event.isPrimary) return null;
  return { spot: from.dataset['spot'] ?? '', x: event.clientX, y: event.clientY, moved: false };
}

export function dragged(drag: Drag, event: PointerEvent): Drag {
  return drag.moved || Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < STARTS_PX ? drag : { ...drag, moved: true };
}
