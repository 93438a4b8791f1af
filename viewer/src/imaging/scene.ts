// One frame on the screen: the picture with its tiles, and first what the magnifier shows of it, by the same painter.
import { fillLens, lensMatrix } from './lens';
import { type Matrix, scale, type ScreenPoint, times } from './matrix';
import type { Picture } from './picture.svelte';
import type { Size } from './placement';
import type { Tile } from './tiles';

export type Scene = {
  readonly picture: Picture;
  /** Of the upright original, which the matrix counts in. */
  readonly image: Size;
  readonly matrix: Matrix;
  readonly viewport: Size;
  readonly tiles: readonly Tile[];
  readonly magnified: { readonly lens: HTMLCanvasElement; readonly at: ScreenPoint } | null;
};

/** False where there is nothing to paint yet. */
export function paint({ picture, image, matrix, viewport, tiles, magnified }: Scene): boolean {
  const { painter, photo } = picture;
  // The copy is smaller than the original that marks and placement are counted in.
  const shrunk = painter !== undefined || photo === undefined ? scale(1) : scale(image.width / photo.size.width, image.height / photo.size.height);
  const target = painter ?? photo?.painter;
  if (target === undefined) return false;
  const put = (placed: Matrix): void => {
    target.draw(times(placed, shrunk), viewport, devicePixelRatio);
    if (tiles.length > 0) photo?.painter.lay(tiles, placed, devicePixelRatio);
  };
  if (magnified !== null) {
    put(lensMatrix(matrix, magnified.at, viewport));
    fillLens(magnified.lens, target.canvas, devicePixelRatio);
  }
  put(matrix);
  return true;
}
