// One affine matrix places the pixels and everything drawn over them, so that a mark cannot drift from what it marks.

declare const space: unique symbol;
/** CSS pixels from the viewer's top left corner. */
export type ScreenPoint = { readonly x: number; readonly y: number; readonly [space]: 'screen' };
/** Pixels of the upright original, from its top left corner: (0.5, 0.5) is the middle of the first pixel. */
export type ImagePoint = { readonly x: number; readonly y: number; readonly [space]: 'image' };

export const screenPoint = (x: number, y: number): ScreenPoint => ({ x, y }) as ScreenPoint;
export const imagePoint = (x: number, y: number): ImagePoint => ({ x, y }) as ImagePoint;

/** x' = a·x + c·y + e, y' = b·x + d·y + f: the order of SVG's and canvas's `matrix(a b c d e f)`. */
export type Matrix = { readonly a: number; readonly b: number; readonly c: number; readonly d: number; readonly e: number; readonly f: number };

/** First `right`, then `left`. */
export function times(left: Matrix, right: Matrix): Matrix {
  return {
    a: left.a * right.a + left.c * right.b,
    b: left.b * right.a + left.d * right.b,
    c: left.a * right.c + left.c * right.d,
    d: left.b * right.c + left.d * right.d,
    e: left.a * right.e + left.c * right.f + left.e,
    f: left.b * right.e + left.d * right.f + left.f,
  };
}

export const scale = (x: number, y: number = x): Matrix => ({ a: x, b: 0, c: 0, d: y, e: 0, f: 0 });
export const shift = (x: number, y: number): Matrix => ({ a: 1, b: 0, c: 0, d: 1, e: x, f: y });

export function inverse(m: Matrix): Matrix {
  const det = m.a * m.d - m.b * m.c;
  return {
    a: m.d / det,
    b: -m.b / det,
    c: -m.c / det,
    d: m.a / det,
    e: (m.c * m.f - m.d * m.e) / det,
    f: (m.b * m.e - m.a * m.f) / det,
  };
}

/** True where one pixel of the picture is one pixel of the screen: then nothing is to be smoothed. */
export function isExact(m: Matrix, deviceRatio: number): boolean {
  return Math.abs(Math.hypot(m.a, m.b) * deviceRatio - 1) < 1e-6;
}

/** An exact matrix moved by less than a pixel, so that pixels of picture and screen fall on each other; any other as it is. */
export function snapped(m: Matrix, deviceRatio: number): Matrix {
  const whole = (value: number): number => Math.round(value * deviceRatio) / deviceRatio;
  return isExact(m, deviceRatio) ? { ...m, e: whole(m.e), f: whole(m.f) } : m;
}

/** Where a point of the image appears, by the matrix image → screen. */
export function toScreen(m: Matrix, p: ImagePoint): ScreenPoint {
  return screenPoint(m.a * p.x + m.c * p.y + m.e, m.b * p.x + m.d * p.y + m.f);
}

/** What lies under a point of the screen, by the matrix image → screen. */
export function toImage(m: Matrix, p: ScreenPoint): ImagePoint {
  const back = inverse(m);
  return imagePoint(back.a * p.x + back.c * p.y + back.e, back.b * p.x + back.d * p.y + back.f);
}
