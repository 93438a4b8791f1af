"""DICOM files that mean harm, in their pixels: each coding's own header says what its frame does not (PS3.5 annex A)."""

import struct

import imagecodecs
from pydicom import uid as syntax

from tests.workers.imaging.hostile.cases import Allowed, Case, Makers
from tests.workers.imaging.hostile.films import ENDLESS, ITEM, SEQUENCE_END, element, file, picture
from tests.workers.imaging.mutations.films import VALUES

EIGHT = (VALUES >> 4).astype("u1")
HEAD = picture(pixels=b"")[:-12]
OPEN = struct.pack("<HH", 0x7FE0, 0x10) + b"OB\0\0" + ENDLESS


def item(content: bytes, length: int | None = None) -> bytes:
    content += b"\0" * (len(content) % 2)
    return ITEM + struct.pack("<I", len(content) if length is None else length) + content


def coded(coding: str, *fragments: bytes, table: bytes = b"", head: bytes = HEAD, end: bytes = SEQUENCE_END) -> bytes:
    """A picture in these fragments."""
    return file(head, OPEN, item(table), *map(item, fragments), end, coding=coding)


def jpeg(coding: str = syntax.JPEGBaseline8Bit, width: int = 65_535, height: int = 65_535) -> bytes:
    stream = bytes(imagecodecs.jpeg8_encode(EIGHT))
    return coded(coding, _resized(stream, b"\xff\xc0", width, height))


def _resized(stream: bytes, marker: bytes, width: int, height: int) -> bytes:
    at = stream.index(marker) + 5
    return stream[:at] + struct.pack(">HH", height, width) + stream[at + 4 :]


def jls(width: int, height: int) -> bytes:
    return coded(syntax.JPEGLSLossless, _resized(bytes(imagecodecs.jpegls_encode(EIGHT)), b"\xff\xf7", width, height))


def lossless(width: int, height: int) -> bytes:
    return coded(syntax.JPEGLosslessSV1, _resized(bytes(imagecodecs.ljpeg_encode(EIGHT)), b"\xff\xc3", width, height))


def wavelet(at: int, value: bytes, coding: str = syntax.JPEG2000Lossless) -> bytes:
    """A codestream with other numbers in its SIZ, `at` so many behind the marker (ITU T.800 A.5.1)."""
    high = coding in (syntax.HTJ2KLossless, syntax.HTJ2K)
    stream = bytes(imagecodecs.htj2k_encode(EIGHT)) if high else bytes(imagecodecs.jpeg2k_encode(EIGHT, codecformat="j2k", level=0))
    place = stream.index(b"\xff\x51") + at
    return coded(coding, stream[:place] + value + stream[place + len(value) :])


def rle(segments: int, offsets: bytes, content: bytes) -> bytes:
    """A run-length frame: sixteen numbers, then the segments (PS3.5 annex G)."""
    return coded(syntax.RLELossless, (struct.pack("<I", segments) + offsets).ljust(64, b"\0")[:64] + content)


WORLD = struct.pack(">II", 0xFFFFFFFF, 0xFFFFFFFF)
LARGE = struct.pack(">II", 60_000, 60_000)
HARMED: tuple[Allowed, ...] = ("undecodable", "limit")

CASES: Makers = {
    "dicom jpeg 65,535 x 65,535": Case(jpeg, *HARMED),
    "dicom jpeg 12,000 x 12,000": Case(lambda: jpeg(width=12_000, height=12_000), *HARMED),
    "dicom jpeg 100 x 100": Case(lambda: jpeg(width=100, height=100), "undecodable"),
    "dicom jpeg said to be extended": Case(lambda: jpeg(syntax.JPEGExtended12Bit, 256, 256), "shown", "undecodable", "unsupported"),
    "dicom jpeg said to be lossless": Case(lambda: jpeg(syntax.JPEGLosslessSV1, 256, 256), "shown", "undecodable", "unsupported"),
    "dicom jpeg said to be JPEG 2000": Case(lambda: jpeg(syntax.JPEG2000, 256, 256), "unsupported", "undecodable"),
    "dicom jpeg said to be JPEG-LS": Case(lambda: jpeg(syntax.JPEGLSLossless, 256, 256), "unsupported", "undecodable"),
    "dicom JPEG-LS 65,535 x 65,535": Case(lambda: jls(65_535, 65_535), *HARMED),
    "dicom JPEG-LS of no size": Case(lambda: jls(0, 0), "undecodable"),
    "dicom lossless 65,535 x 65,535": Case(lambda: lossless(65_535, 65_535), *HARMED),
    "dicom lossless of no size": Case(lambda: lossless(0, 0), "undecodable"),
    "dicom JPEG 2000 of the world": Case(lambda: wavelet(6, WORLD), *HARMED),
    "dicom JPEG 2000 60,000 x 60,000": Case(lambda: wavelet(6, LARGE), *HARMED),
    "dicom JPEG 2000 60,000 x 60,000 in one tile": Case(lambda: wavelet(6, LARGE + b"\0" * 8 + LARGE), *HARMED),
    "dicom JPEG 2000 in tiles of one pixel": Case(lambda: wavelet(22, struct.pack(">II", 1, 1)), *HARMED, "shown"),
    "dicom JPEG 2000 in tiles of nothing": Case(lambda: wavelet(22, b"\0" * 8), "undecodable"),
    "dicom JPEG 2000 of 16,384 components": Case(lambda: wavelet(38, b"\x40\0"), *HARMED, "unsupported"),
    "dicom JPEG 2000 of no components": Case(lambda: wavelet(38, b"\0\0"), "unsupported", "undecodable"),
    "dicom JPEG 2000 of 38 bits": Case(lambda: wavelet(40, b"\x25"), "undecodable", "unsupported", "shown"),
    "dicom JPEG 2000 sampled by nothing": Case(lambda: wavelet(41, b"\0\0"), "unsupported", "undecodable"),
    "dicom JPEG 2000 beyond its start": Case(lambda: wavelet(14, WORLD), "undecodable", "limit"),
    "dicom HTJ2K 60,000 x 60,000": Case(lambda: wavelet(6, LARGE, syntax.HTJ2KLossless), *HARMED),
    "dicom HTJ2K of the world": Case(lambda: wavelet(6, WORLD, syntax.HTJ2KLossless), *HARMED),
    "dicom RLE of 15 segments": Case(lambda: rle(15, struct.pack("<15I", *range(64, 79)), b"\x80" * 400), "undecodable"),
    "dicom RLE of 4 billion segments": Case(lambda: rle(0xFFFFFFFF, b"\xff" * 60, b"\x80" * 400), "undecodable"),
    "dicom RLE that runs on": Case(lambda: rle(1, b"\x40\0\0\0", b"\x81\xaa" * 400_000), "undecodable", "shown", "limit"),
    "dicom RLE past its end": Case(lambda: rle(1, b"\xff\xff\xff\x7f", b"\x81\xaa"), "undecodable"),
    "dicom RLE of nothing": Case(lambda: coded(syntax.RLELossless, b""), "undecodable"),
    "dicom of no fragments": Case(lambda: coded(syntax.JPEGBaseline8Bit), "undecodable", "no_picture"),
    "dicom of 300,000 empty fragments": Case(lambda: coded(syntax.JPEGBaseline8Bit, *[b""] * 300_000), *HARMED),
    "dicom fragment of 4 gigabytes": Case(lambda: file(HEAD, OPEN, item(b""), item(b"ab", 0xFFFFFFFE), coding=syntax.JPEG2000), *HARMED),
    "dicom table of frames that points nowhere": Case(
        lambda: coded(syntax.JPEGBaseline8Bit, bytes(imagecodecs.jpeg8_encode(EIGHT)), table=ENDLESS * 4), "undecodable", "shown"
    ),
    "dicom table of frames of 8 MB": Case(
        lambda: coded(syntax.JPEGBaseline8Bit, bytes(imagecodecs.jpeg8_encode(EIGHT)), table=b"\0" * 8_000_000),
        "undecodable",
        "shown",
        "limit",
    ),
    "dicom of fragments without an end": Case(
        lambda: coded(syntax.JPEGBaseline8Bit, bytes(imagecodecs.jpeg8_encode(EIGHT)), end=b""), "shown", "undecodable"
    ),
    "dicom video": Case(lambda: coded(syntax.MPEG2MPML, b"\0\0\1\xb3" + b"\0" * 64), "unsupported"),
    "dicom JPEG XL": Case(lambda: coded("1.2.840.10008.1.2.4.110", b"\xff\x0a" + b"\0" * 64), "unsupported"),
    "dicom coded but not in fragments": Case(
        lambda: file(HEAD, element(0x7FE0, 0x10, b"OB", bytes(imagecodecs.jpeg8_encode(EIGHT))), coding=syntax.JPEGBaseline8Bit),
        "undecodable",
        "shown",
    ),
}
