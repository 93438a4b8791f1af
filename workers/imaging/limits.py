"""How large a picture may be, whatever kind of file says so, before the first of its pixels is decoded."""

from workers.imaging.unreadable import Unreadable

MAX_PIXELS = 200_000_000
"""SPEC IMG-10."""
MAX_SIDE = 40_000
"""Pixels; a row of a billion would be under the limit above, and no memory is laid out for one."""
MIN_SHORT_SIDE_GREY = 200
"""Pixels: a grey picture may be a radiograph out of a sensor's software, and small sensors are smaller than a photo's least side."""


def refuse_dimensions(width: int, height: int) -> None:
    """Raise Unreadable `undecodable`, `limit` or `too_small` for sides, in pixels, that nothing is decoded for."""
    if min(width, height) < 1:
        raise Unreadable("undecodable", "a side has no pixels")
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise Unreadable("limit", "more pixels than are decoded here")
    if min(width, height) < MIN_SHORT_SIDE_GREY:
        raise Unreadable("too_small", "the short side has too few pixels")
