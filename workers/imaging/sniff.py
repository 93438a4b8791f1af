"""What a file is, told by its first bytes alone: its name and declared type decide nothing."""

from schemas.care.derivative import MediaType
from workers.imaging.unreadable import Unreadable

Kind = MediaType

DICOM_PREAMBLE = 128
"""Bytes before the word DICM (DICOM PS3.10 section 7.1); anything may stand in them, even another file's beginning."""

TRANSFER_SYNTAX = b"\x02\x00\x10\x00UI"
FIRST_BYTES = 512
"""As many as are looked at."""

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis"}
_AVIF_BRANDS = {b"avif"}

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"solid ", "an STL scan"),
    (b"ply\n", "a PLY scan"),
    (b"\x00\x00\x00\x0cjP  ", "a bare JPEG 2000 image"),
    (b"\xff\x4f\xff\x51", "a bare JPEG 2000 image"),
    (b"<", "a web page or SVG drawing"),
)


def sniff(original: bytes) -> Kind:
    """The kind of an original by its first bytes. Unreadable `empty` or `wrong_type`, the latter with a word for what it is instead."""
    if not original:
        raise Unreadable("empty", "zero bytes")
    if is_dicom(original):
        return "application/dicom"
    if original.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if original.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if original[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "image/tiff"
    if original.startswith(b"RIFF") and original[8:12] == b"WEBP":
        return "image/webp"
    if original[4:8] == b"ftyp":
        return _of_brands(original)
    raise Unreadable("wrong_type", _name(original))


def is_dicom(original: bytes) -> bool:
    """Whether the first bytes are of a DICOM file."""
    return original[DICOM_PREAMBLE : DICOM_PREAMBLE + 4] == b"DICM"


def transfer_syntax(first: bytes) -> str:
    """The coding that a DICOM file's meta information names, or '' (PS3.10 section 7.1: it stands first, in explicit little endian)."""
    at = first.find(TRANSFER_SYNTAX)
    start = at + len(TRANSFER_SYNTAX) + 2
    return first[start : start + int.from_bytes(first[start - 2 : start], "little")].rstrip(b"\0").decode("latin-1") if at >= 0 else ""


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
    raise Unreadable("wrong_type", "a video or another ISO media file")


def _name(original: bytes) -> str:
    for start, words in _OTHERS:
        if original.startswith(start):
            return words
    try:
        original[:512].decode("ascii")
    except UnicodeDecodeError:
        return "a file of unknown kind"
    return "a text file"
