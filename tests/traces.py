"""What a photograph says of its camera, its place and its time, and whether any of that is left in another file."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

from PIL import ExifTags, Image

SHORTEST_TEXT = 5  # characters: fewer stand in any picture by chance
PLACE, CAMERA = ExifTags.IFD.GPSInfo, ExifTags.IFD.Exif


def traces_of(photo: bytes) -> frozenset[bytes]:
    """Texts of a photograph's EXIF, and its places and times as the numbers that they are written in. Fails for one without."""
    exif = Image.open(io.BytesIO(photo)).getexif()
    values = [value for part in (exif, exif.get_ifd(PLACE), exif.get_ifd(CAMERA)) for value in part.values()]
    found = frozenset(trace for value in values for trace in written(value) if trace in photo)
    assert found, "this photograph says nothing of itself"
    return found


def has_place(photo: bytes) -> bool:
    """True if a photograph says where it was taken: latitude and longitude, each in degrees, minutes and seconds."""
    place = Image.open(io.BytesIO(photo)).getexif().get_ifd(PLACE)
    return ExifTags.GPS.GPSLatitude in place and ExifTags.GPS.GPSLongitude in place


def written(value: Any) -> Iterator[bytes]:
    """How a value may stand in a file: a text as it is, fractions in either byte order (TIFF 6.0, RATIONAL)."""
    if isinstance(value, str) and len(value.strip("\0 ")) >= SHORTEST_TEXT:
        yield value.strip("\0 ").encode()
    if isinstance(value, tuple) and len(value) == 3 and all(hasattr(each, "numerator") for each in value):
        numbers = [number for each in value for number in (each.numerator, each.denominator)]
        yield from (struct.pack(f"{order}6L", *numbers) for order in "<>")


def left_in(content: bytes, traces: frozenset[bytes]) -> list[bytes]:
    return sorted(trace for trace in traces if trace in content)


def segments(jpeg: bytes) -> list[str]:
    """The application and comment segments of a JPEG before its picture begins (ITU T.81 B.1.1.3), such as APP1 for EXIF and XMP."""
    assert jpeg[:2] == b"\xff\xd8", "this is no JPEG"
    found, at = [], 2
    while jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        kind = jpeg[at + 1]
        if 0xE0 <= kind <= 0xEF:
            found.append(f"APP{kind - 0xE0}")
        if kind == 0xFE:
            found.append("COM")
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return found
