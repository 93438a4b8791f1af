"""What was served of an original, looked through for anything but pixels (THREATS T-U11)."""

import io
import re
from collections.abc import Iterator

import pydicom
from PIL import Image
from PIL.ExifTags import Base

from schemas.care.derivative import Normalized

SHORTEST = 8
"""Bytes of a needle: shorter ones turn up by chance among compressed pixels."""
ALLOWED = {0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDD, 0xDA}
"""JFIF's own head, tables, frame, restart interval, scan: without a comment, and without any other application's segment."""
JFIF_HEAD = 16
SPOKEN = (
    "PatientName",
    "PatientID",
    "InstitutionName",
    "ReferringPhysicianName",
    "AccessionNumber",
    "StudyInstanceUID",
    "DeviceSerialNumber",
)
TOLD = (Base.Artist, Base.Copyright, Base.ImageDescription, Base.Model, Base.Software, Base.BodySerialNumber, Base.UserComment)


def traces(original: bytes, made: Normalized) -> list[str]:
    """One phrase for each thing in a derivative that is not pixels, [] where it is bare."""
    found, sewn = list[str](), list(needles(original))
    for each in made.derivatives:
        content = bytes(each.content)
        if each.facts.media_type == "image/jpeg":
            found += [f"{each.facts.kind} has {what}" for what in segments(content)]
        if each.facts.kind != "text":
            found += [f"{each.facts.kind} tells {needle!r}" for needle in sewn if needle in content]
    return found


def segments(jpeg: bytes) -> Iterator[str]:
    """Whatever a JPEG has beside its picture (ITU T.81 annex B)."""
    if jpeg[:2] != b"\xff\xd8" or jpeg[-2:] != b"\xff\xd9":
        yield "bytes before or behind it"
    at = 2
    while at < len(jpeg) - 4:
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at] != 0xFF or marker not in ALLOWED or (marker == 0xE0 and length != JFIF_HEAD):
            yield f"a segment {marker:02X} of {length} bytes"
            return
        at += 2 + length
        if marker == 0xDA:
            following = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]").search(jpeg, at)
            at = following.start() if following else len(jpeg)


def needles(original: bytes) -> Iterator[bytes]:
    """What an original says in words that nobody but its owner should read."""
    words = list[str | bytes]()
    try:
        if original[128:132] == b"DICM":
            ds = pydicom.dcmread(io.BytesIO(original), stop_before_pixels=True)
            words += [str(ds.get(keyword) or "") for keyword in SPOKEN]
        else:
            with Image.open(io.BytesIO(original)) as image:
                told = image.getexif()
                words += [told.get(tag) or told.get_ifd(0x8769).get(tag) or "" for tag in TOLD]
                words += [image.info.get(name) or "" for name in ("comment", "xmp", "icc_profile", "exif", "photoshop")]
    except Exception:
        return  # a file whose words cannot be read tells none
    for word in words:
        needle = word if isinstance(word, bytes) else str(word).encode()
        if len(set(needle)) >= SHORTEST // 2 and len(needle) >= SHORTEST:
            yield needle[:64] if len(needle) > 200 else needle
