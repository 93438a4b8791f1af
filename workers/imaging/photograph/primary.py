"""What a HEIC or AVIF says of its primary picture, read before any decoder (ISO 14496-12 section 8.11, ISO 23008-12 section 6.5).

Only boxes are walked. Which of a collection's pictures is the primary one, how it is turned and how its colours are meant stands in them.
"""

import struct
from collections.abc import Iterator

from msgspec import Struct

from workers.imaging.limits import refuse_dimensions
from workers.imaging.unreadable import Unreadable

MAX_BOXES = 20_000
MAX_DEPTH = 8
MAX_ITEMS = 4_000
"""A picture of 200 megapixels in tiles of 512 has some 800, and as many again for its depth and its gain map."""
MAX_EXIF = 1024 * 1024
"""Bytes."""

_HOLDS = {b"iprp", b"ipco", b"moov", b"trak", b"mdia", b"minf", b"stbl", b"dinf", b"grpl", b"meta"}
_FULL = {b"meta"}
"""Boxes that begin with a version and flags."""


class Box(Struct, frozen=True):
    """Where a box's content lies, and in which boxes."""

    kind: bytes
    begin: int
    end: int
    within: tuple[bytes, ...]


class Primary(Struct, frozen=True):
    """`turned`: whether the container itself turns or mirrors it. `codes`: primaries and transfer (H.273), None where it tells none.

    `exif`: a TIFF structure.
    """

    turned: bool
    codes: tuple[int, int] | None
    exif: bytes | None


def survey(original: bytes) -> Primary:
    """Raises Unreadable `undecodable`, `limit` or `too_small` for what no decoder is to see."""
    try:
        return _survey(original)
    except (struct.error, IndexError) as cause:
        raise Unreadable("undecodable", "the boxes end before their content") from cause


def _survey(original: bytes) -> Primary:
    meta = [box for box in _boxes(original) if box.within[:1] == (b"meta",)]
    (primary,) = [_number(original, box, 2, 4) for box in meta if box.kind == b"pitm"][:1] or (None,)
    if primary is None:
        raise Unreadable("undecodable", "no picture is the primary one")
    kinds = dict(_items(original, meta))
    if len(kinds) > MAX_ITEMS:
        raise Unreadable("limit", "more parts than a picture has")
    shared = [box for box in meta if box.within == (b"meta", b"iprp", b"ipco")]
    belonging = _belonging(original, meta, primary)
    properties = [shared[at - 1] for at in belonging if 1 <= at <= len(shared)]
    for box in properties:
        if box.kind == b"ispe":
            refuse_dimensions(*struct.unpack_from(">II", original, box.begin + 4))
    return Primary(
        turned=any(box.kind in (b"irot", b"imir") for box in properties),
        codes=_codes(original, properties),
        exif=_exif(original, meta, [item for item, kind in kinds.items() if kind == b"Exif"]),
    )


def _boxes(original: bytes) -> Iterator[Box]:
    count, waiting = 0, [Box(b"", 0, len(original), ())]
    while waiting:
        outer = waiting.pop()
        at = outer.begin
        while at + 8 <= outer.end:
            box = _box(original, at, outer)
            count += 1
            if count > MAX_BOXES or len(box.within) > MAX_DEPTH:
                raise Unreadable("limit", "more boxes than a picture has")
            yield box
            if box.kind in _HOLDS:
                waiting.append(Box(box.kind, box.begin + 4 * (box.kind in _FULL), box.end, (*box.within, box.kind)))
            at = box.end


def _box(original: bytes, at: int, outer: Box) -> Box:
    size, kind = struct.unpack_from(">I4s", original, at)
    begin = at + 8
    if size == 1:
        (size,) = struct.unpack_from(">Q", original, begin)
        begin += 8
    end = outer.end if size == 0 else at + size
    if not outer.within:
        end = min(end, outer.end)  # a file that is cut off in its pixels is the decoder's affair
    if end < begin or end > outer.end:
        raise Unreadable("undecodable", "a box runs over what it lies in")
    return Box(kind, begin, end, outer.within)


def _number(original: bytes, box: Box, short: int, long: int) -> int:
    """The number after version and flags, whose width goes by the version."""
    width = long if original[box.begin] else short
    return int.from_bytes(original[box.begin + 4 : box.begin + 4 + width], "big")


def _items(original: bytes, meta: list[Box]) -> Iterator[tuple[int, bytes]]:
    for info in meta:
        if info.kind == b"iinf":
            at = info.begin + (8 if original[info.begin] else 6)
            entries = 0
            while at + 8 <= info.end and entries <= MAX_ITEMS:
                box = _box(original, at, Box(b"iinf", at, info.end, (b"iinf",)))
                wide = 4 if original[box.begin] == 3 else 2
                yield (
                    int.from_bytes(original[box.begin + 4 : box.begin + 4 + wide], "big"),
                    original[box.begin + 6 + wide : box.begin + 10 + wide],
                )
                at, entries = box.end, entries + 1


def _belonging(original: bytes, meta: list[Box], primary: int) -> list[int]:
    """Which of the shared properties are the primary picture's, counted from one (ISO 23008-12 section 9.3.1)."""
    for box in meta:
        if box.kind != b"ipma":
            continue
        wide_items, wide_properties = original[box.begin] > 0, original[box.begin + 3] & 1
        (entries,) = struct.unpack_from(">I", original, box.begin + 4)
        at = box.begin + 8
        for _ in range(min(entries, MAX_ITEMS)):
            item = int.from_bytes(original[at : at + (4 if wide_items else 2)], "big")
            at += 4 if wide_items else 2
            count, width = original[at], 2 if wide_properties else 1
            found = [original[at + 1 + width * each : at + 1 + width * (each + 1)] for each in range(count)]
            at += 1 + width * count
            if item == primary:
                return [int.from_bytes(one, "big") & (0x7FFF if wide_properties else 0x7F) for one in found]
    return []


def _codes(original: bytes, properties: list[Box]) -> tuple[int, int] | None:
    for box in properties:
        if box.kind == b"colr" and original[box.begin : box.begin + 4] == b"nclx":
            primaries, transfer = struct.unpack_from(">HH", original, box.begin + 4)
            return primaries, transfer
    return None


def _exif(original: bytes, meta: list[Box], items: list[int]) -> bytes | None:
    """ISO 23008-12 Annex A.2.1: a number tells how far into the item the TIFF structure begins."""
    for box in meta:
        if box.kind == b"iloc" and items:
            block = _located(original, box, items[0], next((each.begin for each in meta if each.kind == b"idat"), 0))
            return block[4 + int.from_bytes(block[:4], "big") :] if block else None
    return None


def _located(original: bytes, iloc: Box, wanted: int, idat: int) -> bytes | None:
    """The bytes of an item that lie in one piece (ISO 14496-12 section 8.11.3)."""
    version, sizes = original[iloc.begin], int.from_bytes(original[iloc.begin + 4 : iloc.begin + 6], "big")
    offsets, lengths, bases, indexes = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15 if version else 0
    wide = 4 if version == 2 else 2
    at = iloc.begin + 6

    def take(width: int) -> int:
        nonlocal at
        at += width
        return int.from_bytes(original[at - width : at], "big")

    for _ in range(min(take(wide), MAX_ITEMS)):
        item, method = take(wide), take(2) & 15 if version else 0
        take(2)
        base, pieces = take(bases), []
        for _ in range(min(take(2), MAX_ITEMS)):
            take(indexes)
            pieces.append((take(offsets), take(lengths)))
        if item == wanted:
            begin = base + pieces[0][0] + (idat if method == 1 else 0)
            return original[begin : begin + pieces[0][1]] if len(pieces) == 1 and pieces[0][1] <= MAX_EXIF and method < 2 else None
    return None
