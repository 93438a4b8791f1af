// Where the teeth of each guide stand. Lengths in the units of a drawing of 320 by 220.
export type Shape = { x: number; y: number; width: number; height: number; turn: number };

/** A row of teeth side by side, the widths as given, centred on `middle`; `edge` is where both rows meet. */
export function row(widths: readonly number[], middle: number, edge: number, height: (at: number) => number, up: boolean): Shape[] {
  let x = middle - widths.reduce((sum, each) => sum + each, 0) / 2;
  return widths.map((width, at) => {
    const tall = height(at);
    const shape = { x: x + 1, y: up ? edge - tall : edge, width: width - 2, height: tall, turn: 0 };
    x += width;
    return shape;
  });
}

/** Fourteen teeth on half an ellipse, as somebody sees an arch who looks into the open mouth; incisors on top for the upper one. */
export function arch(upper: boolean): Shape[] {
  const [middle, base, wide, deep] = upper ? [160, 172, 88, 126] : [160, 48, 84, 122];
  return Array.from({ length: 14 }, (_, at) => {
    const angle = (Math.PI * (at + 0.5)) / 14;
    const size = 17 + 9 * Math.abs(Math.cos(angle)) ** 1.5;
    const x = middle - wide * Math.cos(angle);
    const y = base + (upper ? -1 : 1) * deep * Math.sin(angle);
    const turn = (Math.atan2((upper ? -1 : 1) * deep * Math.cos(angle), wide * Math.sin(angle)) * 180) / Math.PI;
    return { x: x - size / 2, y: y - size / 2, width: size, height: size, turn: Math.round(turn) };
  });
}
