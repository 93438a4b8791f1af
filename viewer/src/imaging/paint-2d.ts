// Painting without a graphics card: photos always, radiographs where WebGL2 is missing.
import { type Filter, filterChannel, KERNELS } from './filter';
import { isExact, type Matrix } from './matrix';
import { fitCanvas, type Painter, type Values } from './painter';
import type { Size } from './placement';
import type { Tile } from './tiles';

/** Draws any picture by a matrix, smoothed while it is smaller than its pixels or little larger. */
function place(context: CanvasRenderingContext2D, source: CanvasImageSource, matrix: Matrix, viewport: Size, deviceRatio: number): void {
  fitCanvas(context.canvas, viewport, deviceRatio);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  put(context, [{ x: 0, y: 0, bitmap: source }], matrix, deviceRatio);
}

type Part = { readonly x: number; readonly y: number; readonly bitmap: CanvasImageSource };

/** Draws parts of a picture, each at its own corner, over what is there. */
function put(context: CanvasRenderingContext2D, parts: readonly Part[], matrix: Matrix, deviceRatio: number): void {
  context.imageSmoothingEnabled = !isExact(matrix, deviceRatio);
  context.imageSmoothingQuality = 'high';
  const r = deviceRatio;
  context.setTransform(matrix.a * r, matrix.b * r, matrix.c * r, matrix.d * r, matrix.e * r, matrix.f * r);
  for (const { x, y, bitmap } of parts) context.drawImage(bitmap, x, y);
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser paints nothing');
  return context;
}

/** A photo, or the 8-bit view of a radiograph while its frame is on the way. */
export class PhotoPainter {
  readonly canvas = document.createElement('canvas');
  readonly #context = contextOf(this.canvas);
  readonly #photo: ImageBitmap;
  #shown: CanvasImageSource;

  constructor(photo: ImageBitmap) {
    this.#shown = this.#photo = photo;
  }

  setFilter(filter: Filter | null): void {
    this.#shown = filter === null ? this.#photo : filteredPhoto(this.#photo, filter);
  }

  draw(matrix: Matrix, viewport: Size, deviceRatio: number): void {
    place(this.#context, this.#shown, matrix, viewport, deviceRatio);
  }

  /** Lays tiles of every pixel over the copy; `matrix` is from pixels of the original, in which the tiles lie. */
  lay(tiles: readonly Tile[], matrix: Matrix, deviceRatio: number): void {
    put(this.#context, tiles, matrix, deviceRatio);
  }

  dispose(): void {
    this.#photo.close();
  }
}

/** Its three colours are filtered each by itself. */
function filteredPhoto(photo: ImageBitmap, filter: Filter): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = photo.width;
  canvas.height = photo.height;
  const context = contextOf(canvas);
  context.drawImage(photo, 0, 0);
  const from = context.getImageData(0, 0, photo.width, photo.height);
  const to = new ImageData(new Uint8ClampedArray(from.data), photo.width);
  for (const colour of [0, 1, 2]) filterChannel(from.data, to.data, photo, KERNELS[filter], colour, 4);
  context.putImageData(to, 0, 0);
  return canvas;
}

export class CanvasPainter implements Painter {
  readonly name = 'canvas2d';
  readonly canvas = document.createElement('canvas');
  readonly #context = contextOf(this.canvas);
  readonly #picture = document.createElement('canvas');
  readonly #frame: Values;
  #greys: Uint8Array;

  constructor(frame: Values) {
    this.#frame = frame;
    this.#greys = new Uint8Array(frame.columns * frame.rows);
    this.#picture.width = frame.columns;
    this.#picture.height = frame.rows;
  }

  greysShown(): Uint8Array {
    return this.#greys;
  }

  setGreys(table: Uint8Array<ArrayBuffer>, filter: Filter | null): void {
    const { columns, rows, values } = this.#frame;
    const image = new ImageData(columns, rows);
    const pixels = new Uint32Array(image.data.buffer);
    const plain = new Uint8Array(values.length);
    for (let at = 0; at < values.length; at += 1) plain[at] = table[values[at] as number] as number;
    this.#greys = plain;
    if (filter !== null) filterChannel(plain, (this.#greys = new Uint8Array(values.length)), { width: columns, height: rows }, KERNELS[filter]);
    // Red, green, blue, opaque: the same word read from either end of the grey bytes.
    for (let at = 0; at < values.length; at += 1) pixels[at] = OPAQUE | ((this.#greys[at] as number) * 0x010101) << GREY_SHIFT;
    contextOf(this.#picture).putImageData(image, 0, 0);
  }

  draw(matrix: Matrix, viewport: Size, deviceRatio: number): void {
    place(this.#context, this.#picture, matrix, viewport, deviceRatio);
  }

  dispose(): void {
    this.#picture.width = 0;
  }
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const OPAQUE = LITTLE_ENDIAN ? 0xff000000 : 0x000000ff;
const GREY_SHIFT = LITTLE_ENDIAN ? 0 : 8;
