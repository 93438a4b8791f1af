// Painting without a graphics card: photos always, radiographs where WebGL2 is missing.
import { Apron } from './apron';
import { type Filter, filterChannel, KERNELS } from './filter';
import { halfOf, halveValues, halveWords, halvings } from './halving';
import { isExact, type Matrix, scale, times } from './matrix';
import { fitCanvas, type Painter, type Values } from './painter';
import type { Size } from './placement';
import type { Tile } from './tiles';
import { greyOf, wordOf } from './rgba';

type Part = { readonly x: number; readonly y: number; readonly bitmap: CanvasImageSource };

/** Draws parts of a picture, each at its own corner, over what is there: smoothed while it is smaller than its pixels or little larger. */
function put(context: CanvasRenderingContext2D, parts: readonly Part[], matrix: Matrix): void {
  turn(context, matrix);
  context.imageSmoothingQuality = 'high';
  for (const { x, y, bitmap } of parts) context.drawImage(bitmap, x, y);
}

function begin(context: CanvasRenderingContext2D, viewport: Size, deviceRatio: number): void {
  fitCanvas(context.canvas, viewport, deviceRatio);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}

/** From here on pixels of the picture are drawn; where each is one of the screen, nothing is smoothed. */
function turn(context: CanvasRenderingContext2D, matrix: Matrix): void {
  context.imageSmoothingEnabled = !isExact(matrix, 1);
  context.setTransform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
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
  readonly #apron = new Apron(contextOf(document.createElement('canvas')), (context, matrix) => put(context, [{ x: 0, y: 0, bitmap: this.#shown }], matrix));
  readonly #photo: ImageBitmap;
  #shown: CanvasImageSource;

  constructor(photo: ImageBitmap) {
    this.#shown = this.#photo = photo;
  }

  setFilter(filter: Filter | null): void {
    this.#shown = filter === null ? this.#photo : filteredPhoto(this.#photo, filter);
    this.#apron.soil();
  }

  draw(matrix: Matrix, viewport: Size, deviceRatio: number): void {
    begin(this.#context, viewport, deviceRatio);
    this.#apron.paint(this.#context, times(scale(deviceRatio), matrix), this.canvas);
  }

  /** Lays tiles of every pixel over the copy; `matrix` is from pixels of the original, in which the tiles lie. */
  lay(tiles: readonly Tile[], matrix: Matrix, deviceRatio: number): void {
    put(this.#context, tiles, times(scale(deviceRatio), matrix));
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

/**
 * Kept where the processor paints: what it writes anew for every picture is not to be carried to a card and back. Nothing shines through it,
 * and so nothing is blended.
 */
const BY_PROCESSOR: CanvasRenderingContext2DSettings = { willReadFrequently: true, alpha: false };

/** The greys of the picture at one size, and a canvas with them. */
class Copy {
  readonly size: Size;
  readonly canvas = document.createElement('canvas');
  readonly words: Int32Array;
  isFresh = false;
  readonly #context: CanvasRenderingContext2D;
  readonly #image: ImageData;

  constructor(size: Size) {
    this.size = size;
    this.canvas.width = size.width;
    this.canvas.height = size.height;
    this.#context = contextOf(this.canvas, BY_PROCESSOR);
    this.#image = new ImageData(size.width, size.height);
    this.words = new Int32Array(this.#image.data.buffer);
  }

  show(): void {
    this.#context.putImageData(this.#image, 0, 0);
    this.isFresh = true;
  }
}

export class CanvasPainter implements Painter {
  readonly name = 'canvas2d';
  readonly canvas = document.createElement('canvas');
  readonly #context = contextOf(this.canvas, BY_PROCESSOR);
  readonly #apron = new Apron(contextOf(document.createElement('canvas'), BY_PROCESSOR), (context, matrix) => this.#put(context, matrix));
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
    return Uint8Array.from(this.#fresh(0).words, greyOf);
  }

  setGreys(table: Uint8Array<ArrayBuffer>, filter: Filter | null): void {
    [this.#table, this.#filter] = [table, filter];
    for (const copy of this.#copies) copy.isFresh = false;
    this.#apron.soil();
  }

  draw(matrix: Matrix, viewport: Size, deviceRatio: number): void {
    begin(this.#context, viewport, deviceRatio);
    this.#apron.paint(this.#context, times(scale(deviceRatio), matrix), this.canvas);
  }

  dispose(): void {
    for (const { canvas } of this.#copies) canvas.width = 0;
  }

  #put(context: CanvasRenderingContext2D, matrix: Matrix): void {
    const { columns: width, rows: height } = this.#frame;
    const halved = halvings(Math.hypot(matrix.a, matrix.b), { width, height });
    const { canvas } = this.#fresh(halved);
    turn(context, matrix);
    context.imageSmoothingQuality = 'low';
    // The last pixel of an odd size stands for half as many: the copy ends where the picture does.
    context.drawImage(canvas, 0, 0, width / 2 ** halved, height / 2 ** halved, 0, 0, width, height);
  }

  #fresh(halved: number): Copy {
    const copy = this.#copy(halved);
    if (copy.isFresh) return copy;
    if (halved === 0) this.#lookUp(copy);
    else if (halved === 1 && this.#filter === null) halveValues(this.#frame.values, this.#copy(0).size, this.#table, copy.words);
    else {
      const larger = this.#fresh(halved - 1);
      halveWords(larger.words, larger.size, copy.words);
    }
    copy.show();
    return copy;
  }

  #lookUp({ size, words }: Copy): void {
    const { values } = this.#frame;
    if (this.#filter === null) {
      const table = Int32Array.from(this.#table, wordOf);
      for (let at = 0; at < values.length; at += 1) words[at] = table[values[at] as number] as number;
      return;
    }
    const greys = Uint8Array.from(values, (value) => this.#table[value] as number);
    filterChannel(greys.slice(), greys, size, KERNELS[this.#filter]);
    for (let at = 0; at < words.length; at += 1) words[at] = wordOf(greys[at] as number);
  }

  #copy(halved: number): Copy {
    let copy = this.#copies[halved];
    if (copy === undefined) {
      copy = new Copy(halfOf(this.#copy(halved - 1).size));
      this.#copies[halved] = copy;
    }
    return copy;
  }
}
