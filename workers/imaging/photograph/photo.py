"""A photograph: decoded once, shrunk while it is decoded, its colours made sRGB, made upright last."""

from collections.abc import Callable

import cv2
import numpy as np

from workers.imaging.encode import DISPLAY_LONG_SIDE, Pixels, reached, scaled
from workers.imaging.limits import MIN_SHORT_SIDE_GREY
from workers.imaging.photograph import heif, jpeg, still
from workers.imaging.photograph.decoded import Decoded
from workers.imaging.sniff import Kind
from workers.imaging.srgb import to_srgb
from workers.imaging.unreadable import Unreadable

MIN_SHORT_SIDE = 1000
"""Pixels (SPEC UPL-10), for colour."""
GREY_TOLERANCE = 6
"""Levels of 255 by which the channels of a grey picture may differ after JPEG."""
_GLANCE = 256
"""Pixels of the long side at which that is looked at."""

_UPRIGHT: dict[int, Callable[[Pixels], Pixels]] = {
    2: lambda pixels: pixels[:, ::-1],
    3: lambda pixels: pixels[::-1, ::-1],
    4: lambda pixels: pixels[::-1],
    5: lambda pixels: pixels.swapaxes(0, 1),
    6: lambda pixels: pixels[::-1].swapaxes(0, 1),
    7: lambda pixels: pixels[::-1, ::-1].swapaxes(0, 1),
    8: lambda pixels: pixels[:, ::-1].swapaxes(0, 1),
}


class Photo:
    """`picture`: upright, sRGB or grey, rows × columns (× 3) of 8 bits, its long side at most `long_side` pixels, None for all there are.

    `size`: width and height of the upright original in pixels. `camera`: what EXIF told. `orientation`: the turn that was made.
    """

    def __init__(self, original: bytes, kind: Kind, long_side: int | None = DISPLAY_LONG_SIDE) -> None:
        decoded = _decoded(original, kind, long_side)
        self.camera, self.orientation = decoded.camera, decoded.orientation
        picture = to_srgb(decoded.pixels, decoded.profile, decoded.space)
        self.grey = _is_grey(picture)
        if min(decoded.size) < (MIN_SHORT_SIDE_GREY if self.grey else MIN_SHORT_SIDE):
            raise Unreadable("too_small", "the short side has too few pixels")
        sides, turn = decoded.size, None if decoded.turned else _UPRIGHT.get(self.orientation)
        self.picture = np.ascontiguousarray(picture if turn is None else turn(picture))
        self.size = sides[::-1] if turn is not None and self.orientation >= 5 else sides


def _decoded(original: bytes, kind: Kind, long_side: int | None) -> Decoded:
    if kind == "image/jpeg":
        return jpeg.decode(original, long_side)
    if kind == "image/heic":
        return heif.decode(original, long_side)
    return still.decode(original, kind, long_side)


def _is_grey(picture: Pixels) -> bool:
    if picture.ndim == 2:
        return True
    red, green, blue = cv2.split(scaled(picture, reached(max(picture.shape[:2]), _GLANCE)))
    apart = cv2.max(cv2.max(red, green), blue) - cv2.min(cv2.min(red, green), blue)
    return int(apart.max()) <= GREY_TOLERANCE
