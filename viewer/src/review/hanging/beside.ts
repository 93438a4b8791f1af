// Arrow keys go to what is seen there, however the mount is drawn: on a desk, on a telephone, in a dentist's own order.
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const WAYS: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** What lies askew counts as so much farther away. */
const ASKEW = 3;

export const isArrow = (key: string): boolean => Object.hasOwn(WAYS, key);

/** Which of the boxes lies next in the arrow's direction, by centres; -1 where none does. Sideways only within a row. */
export function beside(boxes: readonly Box[], from: number, key: string): number {
  const way = WAYS[key];
  const start = boxes[from];
  if (way === undefined || start === undefined) return -1;
  let [best, nearest] = [-1, Infinity];
  boxes.forEach((box, at) => {
    const [dx, dy] = [box.x + box.width / 2 - start.x - start.width / 2, box.y + box.height / 2 - start.y - start.height / 2];
    const ahead = dx * way[0] + dy * way[1];
    const distance = ahead + ASKEW * Math.abs(way[0] === 0 ? dx : dy);
    const apart = way[0] !== 0 && (box.y >= start.y + start.height || box.y + box.height <= start.y);
    if (at !== from && ahead > 1 && !apart && distance < nearest) [best, nearest] = [at, distance];
  });
  return best;
}
