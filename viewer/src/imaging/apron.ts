// What was painted, with some of what lies around it: while a picture is only moved, by whole pixels of the screen, nothing is smoothed anew.
import type { Matrix } from './matrix';
import type { Size } from './placement';

/** So much of the screen's width and height lies around it on each side: a quarter more memory than twice the screen. */
const MARGIN = 0.25;
/** Of a pixel: what is left of adding fractions. */
const WHOLE = 1e-3;

/** Draws a picture by a matrix from its pixels to those of the canvas. */
export type Drawn = (context: CanvasRenderingContext2D, matrix: Matrix) => void;

export class Apron {
  readonly #context: CanvasRenderingContext2D;
  readonly #draw: Drawn;
  /** The last matrix that was asked for, and the one by which the apron holds the picture. */
  #last: Matrix | undefined;
  #held: Matrix | undefined;
  #size: Size = { width: 0, height: 0 };

  constructor(context: CanvasRenderingContext2D, draw: Drawn) {
    this.#context = context;
    this.#draw = draw;
  }

  /** The picture itself is another one now. */
  soil(): void {
    this.#held = this.#last = undefined;
  }

  /** Draws into `context`, whose canvas is `size` large: from what is held, where the picture was only moved. */
  paint(context: CanvasRenderingContext2D, matrix: Matrix, size: Size): void {
    const isMoved = this.#last !== undefined && stepOf(this.#last, matrix) !== null;
    this.#last = matrix;
    // Windowing and zooming make every picture anew: what lies around it would be made for nothing.
    const at = isMoved ? (this.#offset(matrix, size) ?? this.#hold(matrix, size)) : null;
    if (at === null) return this.#draw(context, matrix);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#context.canvas, at.x, at.y);
  }

  /** Where the held picture is to be put, or null where it does not reach. */
  #offset(matrix: Matrix, size: Size): { x: number; y: number } | null {
    const step = this.#held === undefined || size.width !== this.#size.width || size.height !== this.#size.height ? null : stepOf(this.#held, matrix);
    const [x, y] = marginOf(size);
    return step === null || Math.abs(step.x) > x || Math.abs(step.y) > y ? null : { x: step.x - x, y: step.y - y };
  }

  #hold(matrix: Matrix, size: Size): { x: number; y: number } {
    const [x, y] = marginOf(size);
    const { canvas } = this.#context;
    canvas.width = size.width + 2 * x; // empties it
    canvas.height = size.height + 2 * y;
    this.#draw(this.#context, { ...matrix, e: matrix.e + x, f: matrix.f + y });
    [this.#held, this.#size] = [matrix, size];
    return { x: -x, y: -y };
  }
}

/** How many whole pixels lie between two placements of the same scale and turn; null for any others. */
export function stepOf(from: Matrix, to: Matrix): { x: number; y: number } | null {
  if (from.a !== to.a || from.b !== to.b || from.c !== to.c || from.d !== to.d) return null;
  const [x, y] = [Math.round(to.e - from.e), Math.round(to.f - from.f)];
  return Math.abs(to.e - from.e - x) < WHOLE && Math.abs(to.f - from.f - y) < WHOLE ? { x, y } : null;
}

const marginOf = ({ width, height }: Size): [number, number] => [Math.ceil(width * MARGIN), Math.ceil(height * MARGIN)];
