// The viewer's tools: one list for keys, buttons and help, so that they cannot disagree.

export const TOOLS = [
  'zoom-in', 'zoom-out', 'actual', 'reset', 'window-mode', 'next-window', 'invert', 'gamma', 'sharpen', 'emboss', 'magnifier', 'rotate', 'flip', 'ruler', 'angle', 'hide-marks',
] as const;
export type Tool = (typeof TOOLS)[number];

/** The key that each button names: none of those is the page's own. Ruler and angle are neighbours on the keyboard. */
export const KEY_OF: Record<Tool, string> = {
  'zoom-in': '+', 'zoom-out': '-', actual: '1', reset: '0', 'window-mode': 'w', 'next-window': 'n', invert: 'i', gamma: 'g',
  sharpen: 'z', emboss: 'e', magnifier: 'm', rotate: 'r', flip: 'f', ruler: 'u', angle: 'y', 'hide-marks': '/',
};

/** Tools that need stored values. */
export const GREY_ONLY: ReadonlySet<Tool> = new Set<Tool>(['window-mode', 'next-window', 'invert', 'gamma']);

/** Tools that point at the picture: pointer and arrows move a crosshair. */
export const AIMING: ReadonlySet<Tool> = new Set<Tool>(['magnifier', 'ruler', 'angle']);

const TOOL_OF = new Map<string, Tool>([...TOOLS.map((tool) => [KEY_OF[tool], tool] as const), ['=', 'zoom-in'], ['_', 'zoom-out']]);

const ARROWS: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export type Pressed = { kind: 'tool'; tool: Tool } | { kind: 'arrow'; dx: number; dy: number } | { kind: 'help' };

/**
 * What a key means here. Keys with Ctrl, Alt or Meta belong to the browser; so does every key we do not know. A person may turn single
 * letters, digits and signs off (WCAG 2.1.4); the arrows stay, and the sheet on which they are turned on again.
 */
export function pressed(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>, singleKeys = true): Pressed | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const arrow = ARROWS[event.key];
  if (arrow !== undefined) return { kind: 'arrow', dx: arrow[0], dy: arrow[1] };
  if (event.key === '?') return { kind: 'help' };
  const tool = singleKeys ? TOOL_OF.get(event.key.toLowerCase()) : undefined;
  return tool === undefined ? null : { kind: 'tool', tool };
}
