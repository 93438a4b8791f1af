"""The measures of the quality gate, on 8-bit levels and in whole numbers: `viewer/src/gate/measures.ts` counts the same, step by step."""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from schemas.care.quality import QualityLimits
from workers.imaging.encode import halved

Levels = NDArray[np.uint8]
"""Grey levels, rows and columns."""


def laplacian_variance(grey: Levels) -> float:
    """Variance of the four-neighbour Laplacian, in squared levels: high where anything has edges, in noise too."""
    if min(grey.shape) < 3:
        return 0.0
    _, deviation = cv2.meanStdDev(cv2.Laplacian(grey, cv2.CV_16S, ksize=1)[1:-1, 1:-1])
    return float(deviation[0, 0] ** 2)


def detail(grey: Levels, limits: QualityLimits) -> float:
    """How sharp its edges are: squared second differences at half the scale over squared first differences at a quarter of it.

    A blurred edge is as high as a sharp one and rises more slowly, whatever its contrast. Only the tiles with the strongest edges count, so
    that a sharp tooth before a soft cheek is sharp; and the worse of the two directions, for a moved camera smears one of them alone.
    """
    half = halved(grey)
    quarter = halved(half)
    if min(quarter.shape) < limits.grid + 2:
        return 0.0
    return min(_ratio(_bends(half), _slopes(quarter), limits), _ratio(_bends(half.T), _slopes(quarter.T), limits))


def glare(colour: Image.Image, limits: QualityLimits) -> float:
    """Fraction of pixels in mirror-like spots: near white, without colour, and in surroundings that are not mostly white themselves.

    A sky or a page is white over more than such surroundings: that is light, and counted as `bright`. `colour` is RGB.
    """
    red, green, blue = _planes(colour, 2)
    if not red.size:
        return 0.0
    low, high = np.minimum(np.minimum(red, green), blue), np.maximum(np.maximum(red, green), blue)
    white = (low >= limits.glare_level) & (high - low <= limits.glare_spread)
    reach = max(white.shape) // limits.glare_reach
    total = cv2.integral(white.view(np.uint8))
    (top, bottom), (left, right) = _window(white.shape[0], reach), _window(white.shape[1], reach)
    down = total[bottom] - total[top]
    room = (bottom - top)[:, None] * (right - left)[None, :]
    return float(np.mean(white & (2 * (down[:, right] - down[:, left]) < room)))


def tissue(colour: Image.Image, limits: QualityLimits) -> float:
    """Fraction of 8 × 8 blocks in the colours that mucosa, lips and skin share: red before green and blue, far enough from grey."""
    red, green, blue = (plane.astype(np.int16) for plane in _planes(colour, 8))
    if not red.size:
        return 0.0
    span = red - np.minimum(green, blue)
    reddish = (red >= green) & (red >= blue) & (2 * np.abs(green - blue) <= span)
    return float(np.mean(reddish & (red >= limits.tissue_level) & (100 * span >= limits.tissue_percent * red.astype(np.int32))))


def _planes(colour: Image.Image, side: int) -> tuple[Levels, Levels, Levels]:
    """Red, green and blue, each `side` × `side` pixels as their mean, halves up; last rows and columns that fill none are left out."""
    width, height = (length // side * side for length in colour.size)
    if not width or not height:
        empty = np.zeros((0, 0), dtype=np.uint8)
        return empty, empty, empty
    red, green, blue = colour.crop((0, 0, width, height)).reduce(side).split()
    return np.asarray(red), np.asarray(green), np.asarray(blue)


def _bends(grey: Levels) -> NDArray[np.int32]:
    """Squared second differences along rows, without the outermost pixels."""
    level = grey[1:-1].astype(np.int32)
    difference = 2 * level[:, 1:-1] - level[:, :-2] - level[:, 2:]
    return difference * difference


def _slopes(grey: Levels) -> NDArray[np.int32]:
    """Squared first differences along rows, without the outermost rows."""
    level = grey[1:-1].astype(np.int32)
    difference = level[:, 1:] - level[:, :-1]
    return difference * difference


def _ratio(fine: NDArray[np.int32], coarse: NDArray[np.int32], limits: QualityLimits) -> float:
    """Fine over coarse: the upper quartile (the lower of two neighbours) of the tiles that have the strongest edges."""
    numerator, denominator = _tiles(fine, limits.grid), _tiles(coarse, limits.grid)
    strongest = np.argsort(-denominator, kind="stable")[: limits.sharpest]
    ratios = np.sort(numerator[strongest] / (denominator[strongest] + limits.edge_floor))
    return float(ratios[3 * (len(ratios) - 1) // 4])


def _tiles(values: NDArray[np.int32], grid: int) -> NDArray[np.float64]:
    """The mean of each of `grid` by `grid` tiles, row by row."""
    rows, columns = (np.arange(grid + 1) * side // grid for side in values.shape)
    sums = np.add.reduceat(np.add.reduceat(values, rows[:-1], axis=0, dtype=np.int64), columns[:-1], axis=1)
    return np.asarray(sums / (np.diff(rows)[:, None] * np.diff(columns)[None, :]), dtype=np.float64).ravel()


def _window(length: int, reach: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """First and one past the last place around each of `length` places, within them."""
    at = np.arange(length)
    return np.maximum(at - reach, 0), np.minimum(at + reach + 1, length)
