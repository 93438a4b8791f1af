"""A three-dimensional scan (STL, PLY): nothing here shows it, so all that is asked is whether it is what it says. It is kept as it came."""

import re

import numpy as np

from schemas.care.image import MAX_PHOTO_BYTES
from workers.imaging.sniff import STL_HEAD_BYTES, Kind, is_binary_stl
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable

MAX_PLY_HEAD_BYTES = 64 * 1024
MAX_DIGITS = 20
"""Of a count: Python refuses to read a number of thousands of them."""

_ENDINGS = re.compile(rb"\s*endsolid[^\n]*\s*")
_BYTES_OF = {
    **dict.fromkeys((b"char", b"uchar", b"int8", b"uint8"), 1),
    **dict.fromkeys((b"short", b"ushort", b"int16", b"uint16"), 2),
    **dict.fromkeys((b"int", b"uint", b"float", b"int32", b"uint32", b"float32"), 4),
    **dict.fromkeys((b"double", b"float64"), 8),
}


def check(original: Tape, kind: Kind) -> None:
    """Raise Unreadable `undecodable` for a scan whose content is not what its head says."""
    content = memoryview(original.whole(MAX_PHOTO_BYTES))
    sound = _is_ply(content) if kind == "model/ply" else _is_stl(content)
    if not sound:
        raise Unreadable("undecodable", "the scan is not what its head says")


def _is_stl(content: memoryview) -> bool:
    if is_binary_stl(content, len(content)):
        return _is_finite(content[STL_HEAD_BYTES:])
    text = bytes(content)
    triangles = text.count(b"endfacet")
    corners = text.count(b"vertex")
    last = text.rfind(b"endsolid")
    return text.isascii() and triangles > 0 and corners == 3 * triangles and _ENDINGS.fullmatch(text, max(last, 0)) is not None


def _is_finite(triangles: memoryview) -> bool:
    """True if every corner is a place; the two bytes behind each triangle may be anything."""
    kind = np.dtype([("place", "<f4", 12), ("more", "<u2")])
    return bool(np.isfinite(np.frombuffer(triangles, kind)["place"][:, 3:]).all())


def _is_ply(content: memoryview) -> bool:
    """True if there is as much behind the head as the elements that it lists need at least."""
    head, found, _ = bytes(content[:MAX_PLY_HEAD_BYTES]).partition(b"end_header")
    lines = [each.split() for each in head.splitlines()]
    body = len(content) - len(head) - len(b"end_header\n")
    is_text, need, count, points = [b"format", b"ascii", b"1.0"] in lines, 0, 0, 0
    for words in lines:
        if words[:1] == [b"element"] and len(words) == 3 and words[2].isdigit() and len(words[2]) <= MAX_DIGITS:
            count = int(words[2])
            points += count if words[1] == b"vertex" else 0
            need += 2 * count if is_text else 0
        elif words[:1] == [b"property"] and len(words) >= 3 and not is_text:
            # Of a list no more is sure than the number of its entries.
            need += count * _BYTES_OF.get(words[2] if words[1] == b"list" else words[1], 0)
    return found != b"" and points > 0 and body >= need
