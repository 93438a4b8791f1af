// Painting without a graphics card: photos always, radiographs where WebGL2 is missing.
import { type Filter, filterChannel, KERNELS } from './filter';
import { halfOf, halve, halvings } from './halving';
import { isExact, type Matrix } from './matrix';
import { fitCanvas, type Painter, type Values } from './painter';
import type { Size } from './placement';
import type { Tile } from './tiles';

/** Draws any picture by a matrix, smoothed while it is smaller than its pixels or little larger. */
function place(context: CanvasRenderingContext2D, source: CanvasImageSource, matrix: Matrix, viewport: Size, deviceRatio: number): void {
  begin(context, viewport, deviceRatio);
  put(context, [{ x: 0, y: 0, bitmap: source }], matrix, deviceRatio);
}

type Part = { readonly x: number; readonly y: number; readonly bitmap: CanvasImageSource };

/** Draws parts of a picture, each at its own corner, over what is there. */
function put(context: CanvasRenderingContext2D, parts: readonly Part[], matrix: Matrix, deviceRatio: number): void {
  turn(context, matrix, deviceRatio);
  context.imageSmoothingQuality = 'high';
  for (const { x, y, bitmap } of parts) context.drawImage(bitmap, x, y);
}

function begin(context: CanvasRenderingContext2D, viewport: Size, deviceRatio: number): void {
  fitCanvas(context.canvas, viewport, deviceRatio);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}

/** From here on pixels of the picture are drawn; where each is one of the screen, nothing is smoothed. */
function turn(context: CanvasRenderingContext2D, matrix: Matrix, ratio: number): void {
  context.imageSmoothingEnabled = !isExact(matrix, ratio);
  context.setTransform(matrix.a * ratio, matrix.b * ratio, matrix.c * ratio, matrix.d * ratio, matrix.e * ratio, matrix.f * ratio);
}

function contextOf(canvas: HTMLCanvasElement, settings: CanvasRenderingContext2DSettings = {}): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', settings);
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

/** Kept where the processor paints: what it writes anew for every picture is not to be carried to a card and back. */
const OFTEN_READ: CanvasRenderingContext2DSettings = { willReadFrequently: true };

/** The greys of the picture at one size, and a canvas with them. */
class Copy {
  readonly size: Size;
  readonly canvas = document.createElement('canvas');
  readonly greys: Uint8Array;
  isFresh = false;
  readonly #context: CanvasRenderingContext2D;
  readonly #image: ImageData;

  constructor(size: Size) {
    this.size = size;
    this.canvas.width = size.width;
    this.canvas.height = size.height;
    this.#context = contextOf(this.canvas, OFTEN_READ);
    this.#image = new ImageData(size.width, size.height);
    this.greys = new Uint8Array(size.width * size.height);
  }

  show(): void {
    const pixels = new Uint32Array(this.#image.data.buffer);
    // Red, green, blue, opaque: the same word read from either end of the grey bytes.
    for (let at = 0; at < pixels.length; at += 1) pixels[at] = OPAQUE | ((this.greys[at] as number) * 0x010101) << GREY_SHIFT;
    this.#context.putImageData(this.#image, 0, 0);
  }
}

export class CanvasPainter implements Painter {
  readonly name = 'canvas2d';
  readonly canvas = document.createElement('canvas');
  readonly #context = contextOf(this.canvas, OFTEN_READ);
  readonly #frame: Values;
  /** As it is, halved once, twice and so on, as far as they were needed. */
  readonly #copies: Copy[];
  #table: Uint8Array = new Uint8Array(0x10000);
  #filter: Filter | null = null;

  constructor(frame: Values) {
    this.#frame = frame;
    this.#copies = [new Copy({ width: frame.columns, height: frame.rows })];
  }

  greysShown(): Uint8Array {
    return this.#fresh(0).greys;
  }

  setGreys(table: Uint8Array<ArrayBuffer>, filter: Filter | null): void {
    [this.#table, this.#filter] = [table, filter];
    for (const copy of this.#copies) copy.isFresh = false;
  }

  draw(matrix: Matrix, viewport: Size, deviceRatio: number): void {
    const { columns: width, rows: height } = this.#frame;
    const times = halvings(Math.hypot(matrix.a, matrix.b) * deviceRatio, { width, height });
    const { canvas } = this.#fresh(times);
    begin(this.#context, viewport, deviceRatio);
    turn(this.#context, matrix, deviceRatio);
    this.#context.imageSmoothingQuality = 'low';
    // The last pixel of an odd size stands for half as many: the copy ends where the picture does.
    this.#context.drawImage(canvas, 0, 0, width / 2 ** times, height / 2 ** times, 0, 0, width, height);
  }

  dispose(): void {
    for (const { canvas } of this.#copies) canvas.width = 0;
  }

  #fresh(times: number): Copy {
    const copy = this.#copy(times);
    if (copy.isFresh) return copy;
    const { values } = this.#frame;
    if (times === 0) this.#lookUp(copy);
    else if (times === 1 && this.#filter === null) halve(values, this.#copy(0).size, copy.greys, this.#table);
    else {
      const larger = this.#fresh(times - 1);
      halve(larger.greys, larger.size, copy.greys);
    }
    copy.show();
    copy.isFresh = true;
    return copy;
  }

  #lookUp({ size, greys }: Copy): void {
    const { values } = this.#frame;
    for (let at = 0; at < values.length; at += 1) greys[at] = this.#table[values[at] as number] as number;
    if (this.#filter !== null) filterChannel(greys.slice(), greys, size, KERNELS[this.#filter]);
  }

  #copy(times: number): Copy {
    let copy = this.#copies[times];
    if (copy === undefined) {
      copy = new Copy(halfOf(this.#copy(times - 1).size));
      this.#copies[times] = copy;
    }
    return copy;
  }
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const OPAQUE = LITTLE_ENDIAN ? 0xff000000 : 0x000000ff;
const GREY_SHIFT = LITTLE_ENDIAN ? 0 : 8;
