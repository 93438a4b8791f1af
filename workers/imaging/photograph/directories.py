"""What a TIFF says of itself, read before any decoder: its directories only (TIFF 6.0 section 2; BigTIFF)."""

import struct
from collections.abc import Iterator

from workers.imaging.limits import refuse_dimensions
from workers.imaging.unreadable import Unreadable

MAX_DIRECTORIES = 1_000
"""Pages; only the first is shown."""
MAX_ENTRIES = 1_000
"""Of one page; the standards together name some two hundred."""
MAX_SAMPLES = 8

_WIDTH, _HEIGHT, _SAMPLES = 256, 257, 277
_SHORT, _LONG = 3, 4
_SIZES = {1: 1, 2: 1, _SHORT: 2, _LONG: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes of one value of each type."""


def survey(original: bytes) -> None:
    """Raises Unreadable `undecodable`, `unsupported`, `limit` or `too_small` for what no decoder is to see."""
    try:
        first = [page for at, page in enumerate(_pages(original)) if at == 0]
    except (struct.error, OverflowError) as cause:  # BigTIFF has places that no machine counts to
        raise Unreadable("undecodable", "a TIFF's directory lies outside of it") from cause
    if not first or not {_WIDTH, _HEIGHT} <= set(first[0]):
        raise Unreadable("undecodable", "a TIFF without sides")
    refuse_dimensions(first[0][_WIDTH], first[0][_HEIGHT])
    if first[0].get(_SAMPLES, 1) > MAX_SAMPLES:
        raise Unreadable("unsupported", "a TIFF of more channels than colours have")


def _pages(original: bytes) -> Iterator[dict[int, int]]:
    order = "<" if original[:2] == b"II" else ">"
    big = struct.unpack_from(order + "H", original, 2)[0] == 43
    counting, entry, pointer, width = ("Q", "HHQ", "Q", 20) if big else ("H", "HHI", "I", 12)
    seen, (at,) = set[int](), struct.unpack_from(order + pointer, original, 8 if big else 4)
    while at:
        if at in seen:
            raise Unreadable("undecodable", "a TIFF whose pages run in a circle")
        seen.add(at)
        (count,) = struct.unpack_from(order + counting, original, at)
        if len(seen) > MAX_DIRECTORIES or count > MAX_ENTRIES:
            raise Unreadable("limit", "more pages or entries than a picture has")
        at += struct.calcsize(order + counting)
        yield dict(_entries(original, at, count, order + entry, width, order))
        (at,) = struct.unpack_from(order + pointer, original, at + count * width)


def _entries(original: bytes, begin: int, count: int, entry: str, width: int, order: str) -> Iterator[tuple[int, int]]:
    """The entries that hold one whole number; none may claim more values than the file has bytes."""
    for at in range(begin, begin + count * width, width):
        tag, kind, values = struct.unpack_from(entry, original, at)
        if values * _SIZES.get(kind, 1) > len(original):
            raise Unreadable("undecodable", "a TIFF's entry is longer than the file")
        if values == 1 and kind in (_SHORT, _LONG):
            yield tag, struct.unpack_from(order + ("H" if kind == _SHORT else "I"), original, at + struct.calcsize(entry))[0]
