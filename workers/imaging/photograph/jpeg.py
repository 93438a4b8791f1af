"""A JPEG becomes pixels: shrunk by the decoder itself, in eighths, and refused where the decoder has doubts about what it read."""

import io
import re

import numpy as np
import simplejpeg  # type: ignore[import-untyped]
from PIL import Image

from workers.imaging.encode import Pixels, least, scaled
from workers.imaging.photograph import exif, markers
from workers.imaging.photograph.decoded import Decoded
from workers.imaging.unreadable import Unreadable

_SPACES = {1: "GRAY", 3: "RGB", 4: "CMYK"}
_HARMLESS = re.compile(r"extraneous bytes before marker 0x(?!d[0-7])|Premature end of JPEG file|Invalid SOS parameters|JFIF|bad ICC marker")
"""Complaints about what lies around the pixels; all others are about the pixels themselves."""
_UNNAMED = "Could not determine subsampling"
"""Colour sampled as few encoders do: TurboJPEG has no name for it, Pillow needs none."""
_NO_MEMORY = "Insufficient memory"


def decode(original: bytes, long_side: int | None) -> Decoded:
    """One decode with the long side at most `long_side` pixels. Raises Unreadable."""
    picture = markers.survey(original)
    pixels = _pixels(original, picture, _eighths(max(picture.width, picture.height), long_side))
    if picture.components == 4:
        pixels = 255 - pixels  # stored inverted, as Adobe began and everybody has done since
    camera = exif.of_block(picture.exif)
    return Decoded(
        pixels=pixels if long_side is None else scaled(pixels, long_side),
        size=(picture.width, picture.height),
        camera=camera,
        orientation=camera.orientation,
        profile=picture.profile,
    )


def _eighths(longest: int, long_side: int | None) -> int:
    return 8 if long_side is None else min(8, -(-least(long_side) * 8 // longest))


def _pixels(original: bytes, picture: markers.Picture, eighths: int) -> Pixels:
    try:
        return _turbo(original, picture, eighths)
    except ValueError as complaint:
        words = str(complaint)
    if _UNNAMED in words and markers.end(original, picture) is not None:
        return _pillow(original, picture, eighths)
    if _HARMLESS.search(words):
        try:
            return _turbo(markers.mended(original, picture), picture, eighths)
        except ValueError as complaint:
            words = str(complaint)
    if _NO_MEMORY in words:
        raise MemoryError
    raise Unreadable("undecodable", "the pixels are damaged or cut off")


def _turbo(original: bytes, picture: markers.Picture, eighths: int) -> Pixels:
    space = _SPACES[picture.components]
    height, width = (-(-side * eighths // 8) for side in (picture.height, picture.width))
    pixels: Pixels = simplejpeg.decode_jpeg(original, space, min_height=height, min_width=width, min_factor=1, strict=True)
    return pixels[:, :, 0] if space == "GRAY" else pixels


def _pillow(original: bytes, picture: markers.Picture, eighths: int) -> Pixels:
    try:
        with Image.open(io.BytesIO(original), formats=("JPEG",)) as image:
            image.draft(image.mode, (picture.width * eighths // 8, picture.height * eighths // 8))
            image.load()
            return np.asarray(image)
    except MemoryError:
        raise
    except Exception as cause:
        raise Unreadable("undecodable", "the pixels cannot be decoded") from cause
