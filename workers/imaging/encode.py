"""Pixels become a bare JPEG: a new buffer, no metadata, the same bytes for the same pixels."""

import hashlib
from typing import Literal

import numpy as np
import simplejpeg  # type: ignore[import-untyped]
from PIL import Image

from schemas.care.derivative import Derivative, Rendered, Tiles

DISPLAY_LONG_SIDE = 2048
THUMB_LONG_SIDE = 256
JPEG_QUALITY = 85
TILE_SIDE = 1024
TILE_QUALITY = 90
"""Whoever zooms wants what the camera saw: colour is not halved either."""


def shrink(image: Image.Image, long_side: int) -> Image.Image:
    """The image with its long side at most `long_side` pixels; never enlarged."""
    longest = max(image.size)
    if longest <= long_side:
        return image
    width, height = (max(1, round(side * long_side / longest)) for side in image.size)
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def pictures(upright: Image.Image) -> tuple[Rendered, Rendered]:
    """Display and thumbnail of an upright 8-bit L or RGB image that is already at display size."""
    thumb = shrink(upright, THUMB_LONG_SIDE)
    return _rendered("display", jpeg(upright), upright.size), _rendered("thumb", jpeg(thumb), thumb.size)


def tiles(upright: Image.Image) -> tuple[Rendered, Tiles]:
    """Every pixel of an upright 8-bit L or RGB image as square JPEGs, row by row, and how they lie one after another."""
    width, height = upright.size
    contents = [
        jpeg(upright.crop((left, top, min(left + TILE_SIDE, width), min(top + TILE_SIDE, height))), TILE_QUALITY, "444")
        for top in range(0, height, TILE_SIDE)
        for left in range(0, width, TILE_SIDE)
    ]
    return _rendered("full", b"".join(contents), upright.size), Tiles(side=TILE_SIDE, sizes=tuple(map(len, contents)))


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


def jpeg(image: Image.Image, quality: int = JPEG_QUALITY, subsampling: Literal["420", "444"] = "420") -> bytes:
    """An 8-bit L or RGB image as JPEG, and nothing but its pixels."""
    pixels = np.ascontiguousarray(image)
    if pixels.ndim == 2:
        return bytes(simplejpeg.encode_jpeg(pixels[..., None], quality, "GRAY", fastdct=False))
    return bytes(simplejpeg.encode_jpeg(pixels, quality, "RGB", subsampling, fastdct=False))


def _rendered(kind: Literal["thumb", "display", "full"], content: bytes, size: tuple[int, int]) -> Rendered:
    width, height = size
    facts = Derivative(kind=kind, media_type="image/jpeg", width=width, height=height, sha256=hashlib.sha256(content).hexdigest())
    return Rendered(facts=facts, content=memoryview(content))
