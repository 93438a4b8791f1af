"""What a JPEG says of itself, read before any decoder: its markers only (ITU-T T.81 Annex B), up to the end of its first picture.

A phone's file may hold more pictures after it (CIPA DC-007, MPO) or a film; they are not looked at.
"""

import re

from msgspec import Struct

from workers.imaging.limits import refuse_dimensions
from workers.imaging.unreadable import Unreadable

MAX_SEGMENTS = 5_000
MAX_SCANS = 100
"""The most careful encoders write some twenty; each is a walk over the whole picture, be it of a few bytes."""
MAX_SCANNED_PIXELS = 2_500_000_000
"""Scans times pixels: a progressive picture of the most pixels in the twelve scans that a phone or a web encoder writes."""
MAX_BLOCKS = 10
"""In one interleaved unit (T.81 B.2.3)."""

_SOI, _EOI, _SOS, _APP1, _APP2, _APP14 = 0xD8, 0xD9, 0xDA, 0xE1, 0xE2, 0xEE
_DECODED, _PROGRESSIVE = {0xC0, 0xC1, 0xC2, 0xC9, 0xCA}, {0xC2, 0xCA}
_FRAMES = {0xC0 + low for low in range(16)} - {0xC4, 0xC8, 0xCC}
_TABLES = {0xC4, 0xCC, 0xDB, 0xDD}
_BARE = {0x01, *range(0xD0, 0xD8)}
_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_SCAN, _END = b"\xff\xda", b"\xff\xd9"


class Segment(Struct, frozen=True):
    """One marker and where it lies, from its FF to the byte after its content."""

    marker: int
    begin: int
    content: int
    end: int


class Picture(Struct, frozen=True):
    """The first picture of a JPEG. Pixels as stored; `scan` is where the first begins, `coded` where its coded data do.

    `exif`: a TIFF structure. `profile`: an ICC profile.
    """

    width: int
    height: int
    components: int
    progressive: bool
    head: tuple[Segment, ...]
    scan: int
    coded: int
    exif: bytes | None
    profile: bytes | None


def survey(original: bytes) -> Picture:
    """Raises Unreadable `undecodable`, `unsupported` or `limit` for what no decoder is to see."""
    head, at = [], 2
    while True:
        segment = _segment(original, at)
        at = segment.end
        if segment.marker == _SOS:
            break
        head.append(segment)
        if segment.marker == _EOI or len(head) > MAX_SEGMENTS:
            raise Unreadable("undecodable", "a JPEG without a scan")
    width, height, components, progressive = _frame(original, head)
    picture = Picture(
        width=width,
        height=height,
        components=components,
        progressive=progressive,
        head=tuple(head),
        scan=segment.begin,
        coded=segment.end,
        exif=_exif(original, head),
        profile=_profile(original, head),
    )
    if progressive or int.from_bytes(original[segment.content : segment.content + 1], "big") < components:
        _refuse_scans(original, picture)
    return picture


def end(original: bytes, picture: Picture) -> int | None:
    """Where the byte after the picture's end marker lies, None without one.

    In coded data a byte FF is followed by 00 or by a restart marker's (T.81 F.1.2.3): looking for the pair is enough, and quick.
    """
    found = original.find(_END, picture.coded)
    return None if found < 0 else found + len(_END)


def _refuse_scans(original: bytes, picture: Picture) -> None:
    """A picture in one scan is decoded as far as that; one in several as far as its end, again and again."""
    until = end(original, picture)
    if until is None and picture.progressive:
        raise Unreadable("undecodable", "a progressive JPEG is cut off")
    scans = 1 + original.count(_SCAN, picture.coded, until or len(original))
    if scans > MAX_SCANS or scans * picture.width * picture.height > MAX_SCANNED_PIXELS:
        raise Unreadable("limit", "more scans than a picture of this size has")


def mended(original: bytes, picture: Picture) -> bytes:
    """The picture with what every decoder needs and no more: between its segments no stray bytes, behind it an end.

    Some cameras leave bytes lying about, fill up with zeros or write no end, and put nonsense where a sequential scan says which
    coefficients it has.
    """
    whole = bytearray(b"\xff\xd8")
    for each in picture.head:
        if each.marker in _FRAMES | _TABLES or each.marker == _APP14:
            whole += original[each.begin : each.end]
    scan = len(whole)
    until = end(original, picture)
    coded = original[picture.scan : None if until is None else until - len(_END)].rstrip(b"\0")
    whole += coded + (b"\0" if coded.endswith(b"\xff") else b"") + _END
    if not picture.progressive:
        length = int.from_bytes(whole[scan + 2 : scan + 4], "big")
        whole[scan + length - 1 : scan + length + 2] = b"\x00\x3f\x00"
    return bytes(whole)


def _segment(original: bytes, at: int) -> Segment:
    found = _MARKER.search(original, at)
    if found is None:
        raise Unreadable("undecodable", "a JPEG ends before its picture")
    marker, begin, content = found[1][0], found.end() - 2, found.end()
    if marker in _BARE or marker in (_SOI, _EOI):
        return Segment(marker, begin, content, content)
    end = content + int.from_bytes(original[content : content + 2], "big")
    if end < content + 2 or end > len(original):
        raise Unreadable("undecodable", "a JPEG's segment runs over its end")
    return Segment(marker, begin, content + 2, end)


def _frame(original: bytes, head: list[Segment]) -> tuple[int, int, int, bool]:
    frames = [each for each in head if each.marker in _FRAMES]
    if len(frames) != 1:
        raise Unreadable("undecodable", "a JPEG without a frame, or with several")
    (frame,) = frames
    told = original[frame.content : frame.end]
    if len(told) < 6 or len(told) != 6 + 3 * told[5]:
        raise Unreadable("undecodable", "a JPEG's frame header is broken")
    # Lossless, hierarchical and twelve-bit pictures come from machines and not from cameras; what reads them falls over some.
    if frame.marker not in _DECODED or told[0] != 8 or told[5] not in (1, 3, 4):
        raise Unreadable("unsupported", "a JPEG of a kind that no camera writes")
    height, width = int.from_bytes(told[1:3], "big"), int.from_bytes(told[3:5], "big")
    if height == 0:
        raise Unreadable("unsupported", "a JPEG that tells its height after its pixels (DNL)")
    refuse_dimensions(width, height)
    sampling = [(told[at] >> 4, told[at] & 15) for at in range(7, len(told), 3)]
    if not all(1 <= across <= 4 and 1 <= down <= 4 for across, down in sampling):
        raise Unreadable("undecodable", "a JPEG with impossible sampling")
    if len(sampling) > 1 and sum(across * down for across, down in sampling) > MAX_BLOCKS:
        raise Unreadable("undecodable", "a JPEG with impossible sampling")
    return width, height, told[5], frame.marker in _PROGRESSIVE


def _exif(original: bytes, head: list[Segment]) -> bytes | None:
    """Exif 3.0 section 4.7.2: the first one counts."""
    for each in head:
        if each.marker == _APP1 and original[each.content : each.content + 6] == b"Exif\0\0":
            return original[each.content + 6 : each.end]
    return None


def _profile(original: bytes, head: list[Segment]) -> bytes | None:
    """ICC.1 Annex B.4: in pieces with a number each."""
    name = b"ICC_PROFILE\0"
    pieces = [
        original[each.content + len(name) : each.end]
        for each in head
        if each.marker == _APP2 and original[each.content : each.content + len(name)] == name
    ]
    return b"".join(piece[2:] for piece in sorted(pieces, key=lambda piece: piece[:1])) or None
