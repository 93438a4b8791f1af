"""What a file is, told by its first bytes alone: its name and declared type decide nothing."""

import re

from schemas.care.derivative import MediaType
from workers.imaging.unreadable import Unreadable

Kind = MediaType

DICOM_PREAMBLE = 128
"""Bytes before the word DICM (DICOM PS3.10 section 7.1); anything may stand in them, even another file's beginning."""

FIRST_BYTES = 1024
"""As many as are looked at: a PDF may begin anywhere within them, as every reader has it."""

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
"""Of pictures, and of sequences of them (ISO 23008-12 annex B), which are shown by their first."""
_AVIF_BRANDS = {b"avif", b"avis"}
_FILM_BRANDS = {
    *(b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9"),
    *(b"mp41", b"mp42", b"avc1", b"MSNV", b"mmp4", b"M4V ", b"M4VH", b"M4VP", b"XAVC", b"f4v ", b"qt  "),
}
_SMALL_PHONES = (b"3gp", b"3g2")
_NO_FILMS = {b"crx ": "a raw camera image", b"M4A ": "a sound recording", b"M4B ": "a sound recording", b"M4P ": "a sound recording"}
"""Major brands of what also names itself after MP4."""

_QUICKTIME_BOXES = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
"""What stands first in a QuickTime file that is older than the box of its type."""

STL_HEAD_BYTES, STL_TRIANGLE_BYTES = 84, 50

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x00\x00\x00\x0cjP  ", "a bare JPEG 2000 image"),
    (b"\xff\x4f\xff\x51", "a bare JPEG 2000 image"),
    (b"<", "a web page or SVG drawing"),
)


_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"II+\0", "image/tiff"),
    (b"MM\0+", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"ply\nformat ", "model/ply"),
    (b"ply\r\nformat ", "model/ply"),
)
_ASCII_STL = re.compile(rb"\s*solid\b[^\n]*\n\s*facet\s+normal\s")


def sniff(original: bytes, size: int | None = None) -> Kind:
    """The kind of an original by its first bytes, and by its `size` in bytes where there is more of it: a binary STL has no other sign.

    Raises Unreadable `empty` or `wrong_type`, the latter with a word for what it is instead.
    """
    whole = len(original) if size is None else size
    if not original:
        raise Unreadable("empty", "zero bytes")
    if is_dicom(original):
        return "application/dicom"
    for start, kind in _STARTS:
        if original.startswith(start):
            return kind
    if original.startswith(b"RIFF") and original[8:12] == b"WEBP":
        return "image/webp"
    if original[4:8] == b"ftyp":
        return _of_brands(original)
    if original[4:8] in _QUICKTIME_BOXES and _is_box_within(original, whole):
        return "video/quicktime"
    if is_binary_stl(original, whole) or _ASCII_STL.match(original):
        return "model/stl"
    other = next((words for start, words in _OTHERS if original.startswith(start)), None)
    if other is None and b"%PDF-" in original[:FIRST_BYTES]:
        return "application/pdf"
    raise Unreadable("wrong_type", other or _name(original))


def is_binary_stl(original: bytes | memoryview, size: int) -> bool:
    """True if the count in its head is that of the triangles which the file has room for, to the byte."""
    count = int.from_bytes(original[80:STL_HEAD_BYTES], "little")
    return count > 0 and size == STL_HEAD_BYTES + STL_TRIANGLE_BYTES * count


def is_dicom(original: bytes) -> bool:
    """Whether the first bytes are of a DICOM file."""
    return original[DICOM_PREAMBLE : DICOM_PREAMBLE + 4] == b"DICM"


def _of_brands(original: bytes) -> Kind:
    """ISO 14496-12 section 4.3: a major brand, a version, then the compatible brands up to the end of the box."""
    end = min(int.from_bytes(original[:4], "big"), 256)
    brands = {original[8:12], *(original[at : at + 4] for at in range(16, end - 3, 4))}
    if original[8:12] in _AVIF_BRANDS:
        return "image/avif"
    if brands & _HEIC_BRANDS:
        return "image/heic"
    if brands & _AVIF_BRANDS:
        return "image/avif"
    if original[8:12] in _NO_FILMS:
        raise Unreadable("wrong_type", _NO_FILMS[original[8:12]])
    if original[8:12] == b"qt  ":
        return "video/quicktime"
    if brands & _FILM_BRANDS or any(each.startswith(_SMALL_PHONES) for each in brands):
        return "video/mp4"
    raise Unreadable("wrong_type", "another ISO media file")


def _is_box_within(original: bytes, size: int) -> bool:
    """True if the first box is as long as a box can be: up to the end (0), by a longer number (1), or within the file."""
    told = int.from_bytes(original[:4], "big")
    return told in (0, 1) or 8 <= told <= size


def _name(original: bytes) -> str:
    try:
        original[:512].decode("ascii")
    except UnicodeDecodeError:
        return "a file of unknown kind"
    return "a text file"
