"""Pixels become a bare JPEG: a new buffer, no metadata, the same bytes for the same pixels."""

import hashlib
from typing import Literal, cast

import cv2
import numpy as np
import numpy.typing as npt
import simplejpeg  # type: ignore[import-untyped]
from PIL import Image

from schemas.care.derivative import Derivative, Rendered, Tiles

DISPLAY_LONG_SIDE = 2048
THUMB_LONG_SIDE = 256
JPEG_QUALITY = 85
TILE_SIDE = 1024
TILE_QUALITY = 90
"""Whoever zooms wants what the camera saw."""

AS_GOOD = 0.98
"""A side up to 2 % under the one that is wanted lets the decoder's shrinking be the only one: 4032 / 2 = 2016."""
MILD = 1.6
"""Times: up to here a picture is shrunk by interpolation, which is sharper; beyond, every pixel has to be counted in."""

Pixels = npt.NDArray[np.uint8]
"""Rows × columns of grey, or rows × columns × 3 of red, green and blue; × 4 only of printing inks."""

cv2.setNumThreads(1)  # a confined decoder may start no thread


def least(long_side: int) -> int:
    """Pixels of a long side that is as good as `long_side`."""
    return int(long_side * AS_GOOD)


def reached(longest: int, long_side: int | None) -> int:
    """The long side, in pixels, that a picture is shrunk to: a whole part of what it has where one is as good as `long_side`."""
    if long_side is None or longest <= long_side:
        return longest
    whole = -(-longest // long_side)
    return longest // whole if longest % whole == 0 and longest // whole >= least(long_side) else long_side


def shrink(image: Image.Image, long_side: int) -> Image.Image:
    """The image with its long side at most `long_side` pixels; never enlarged."""
    longest = max(image.size)
    if longest <= long_side:
        return image
    width, height = (max(1, round(side * long_side / longest)) for side in image.size)
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def scaled(pixels: Pixels, long_side: int) -> Pixels:
    """The pixels with their long side at most `long_side`; never enlarged."""
    height, width = pixels.shape[:2]
    longest = max(height, width)
    if longest <= long_side:
        return pixels
    # Halving is quick and exact; the last step, from at least twice the size, decides how sharp the picture is.
    width, height = (max(1, round(side * long_side / longest)) for side in (width, height))
    while ((longest := max(pixels.shape[:2])) >= 4 * long_side or longest == 2 * long_side) and min(pixels.shape[:2]) > 1:
        pixels = halved(pixels)
    if longest == long_side:
        return pixels
    return _resized(pixels, width, height, cv2.INTER_AREA if longest > MILD * long_side else cv2.INTER_CUBIC)


def halved(pixels: Pixels) -> Pixels:
    """Each 2 × 2 pixels as their mean, halves up; a last odd row or column is left out."""
    height, width = (side // 2 for side in pixels.shape[:2])
    if not height or not width:
        return pixels[:height, :width]
    return _resized(pixels[: 2 * height, : 2 * width], width, height, cv2.INTER_AREA)


def _resized(pixels: Pixels, width: int, height: int, how: int) -> Pixels:
    return cast(Pixels, cv2.resize(pixels, (width, height), interpolation=how))


def pictures(upright: Pixels) -> tuple[Rendered, Rendered]:
    """Display and thumbnail of upright 8-bit pixels, grey or sRGB, that are at display size already."""
    thumb = scaled(upright, reached(max(upright.shape[:2]), THUMB_LONG_SIDE))
    return _rendered("display", jpeg(upright), upright), _rendered("thumb", jpeg(thumb), thumb)


def tiles(upright: Pixels) -> tuple[Rendered, Tiles]:
    """Every one of these pixels as square JPEGs, row by row, and how they lie one after another."""
    height, width = upright.shape[:2]
    contents = [
        jpeg(upright[top : top + TILE_SIDE, left : left + TILE_SIDE], TILE_QUALITY)
        for top in range(0, height, TILE_SIDE)
        for left in range(0, width, TILE_SIDE)
    ]
    return _rendered("full", b"".join(contents), upright), Tiles(side=TILE_SIDE, sizes=tuple(map(len, contents)))


def lossless(stream: bytearray, columns: int, rows: int) -> Rendered:
    """A frame of stored values as an opaque object."""
    return Rendered(
        facts=Derivative(
            kind="frame", media_type="application/octet-stream", width=columns, height=rows, sha256=hashlib.sha256(stream).hexdigest()
        ),
        content=memoryview(stream),
    )


def spliced(frames: bytearray, width: int, height: int) -> Rendered:
    """JPEGs one after another, as a film has them; sides in pixels of its last frame."""
    return Rendered(
        facts=Derivative(
            kind="film", media_type="application/octet-stream", width=width, height=height, sha256=hashlib.sha256(frames).hexdigest()
        ),
        content=memoryview(frames),
    )


def words(text: str, width: int, height: int) -> Rendered:
    """What a document says, in UTF-8; sides in pixels of the picture that it stands beside."""
    said = text.encode()
    return Rendered(
        facts=Derivative(kind="text", media_type="text/plain", width=width, height=height, sha256=hashlib.sha256(said).hexdigest()),
        content=memoryview(said),
    )


def jpeg(pixels: Pixels, quality: int = JPEG_QUALITY) -> bytes:
    """Grey or sRGB as JPEG, and nothing but its pixels.

    Colour at full resolution: a shrunk photo has it, gums are told from teeth by it, and half of it is what shows first.
    """
    grey = pixels.ndim == 2
    content: bytes = simplejpeg.encode_jpeg(
        np.ascontiguousarray(pixels[:, :, np.newaxis] if grey else pixels),
        quality=quality,
        colorspace="GRAY" if grey else "RGB",
        colorsubsampling="Gray" if grey else "444",
    )
    return content


def _rendered(kind: Literal["thumb", "display", "full"], content: bytes, pixels: Pixels) -> Rendered:
    height, width = pixels.shape[:2]
    facts = Derivative(kind=kind, media_type="image/jpeg", width=width, height=height, sha256=hashlib.sha256(content).hexdigest())
    return Rendered(facts=facts, content=memoryview(content))
