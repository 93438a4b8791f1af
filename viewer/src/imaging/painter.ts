// What puts pixels on the screen. Two of them exist and give the same greys, because both look them up in one table
// and filter them by the same whole numbers.
import type { Filter } from './filter';
import type { Matrix } from './matrix';
import type { Size } from './placement';

export type Values = { columns: number; rows: number; values: Uint16Array<ArrayBuffer> };

export interface Painter {
  readonly name: 'webgl2' | 'canvas2d';
  readonly canvas: HTMLCanvasElement;
  /** The picture in greys of the table, 0 to 255 row by row: for tests and for saving what was seen. */
  greysShown(): Uint8Array;
  setGreys(table: Uint8Array<ArrayBuffer>, filter: Filter | null): void;
  /** Draws by a matrix from picture pixels to CSS pixels. */
  draw(matrix: Matrix, viewport: Size, deviceRatio: number): void;
  dispose(): void;
}

/** Gives the canvas as many pixels as the screen has, and shows each of them as one. */
export function fitCanvas(canvas: HTMLCanvasElement, viewport: Size, deviceRatio: number): void {
  const width = Math.max(1, Math.round(viewport.width * deviceRatio));
  const height = Math.max(1, Math.round(viewport.height * deviceRatio));
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  // Stretched to a viewer of broken size, they would be smoothed once more.
  canvas.style.width = `${width / deviceRatio}px`;
  canvas.style.height = `${height / deviceRatio}px`;
}
