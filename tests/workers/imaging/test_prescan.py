"""What a file says of itself is held against limits before any decoder sees it, and each no has its name."""

import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from schemas.care.derivative import Reason
from tests import factories, heif
from tests.workers.imaging.room import refused, written
from workers.imaging import limits
from workers.imaging.photograph import chunks, directories, markers, primary


def mouth() -> Image.Image:
    return factories.mouth(1200, 1000)


def jpeg(**options: object) -> bytes:
    return written(mouth(), "JPEG", quality=80, **options)


def scan_bomb() -> bytes:
    """A progressive picture whose last scan, a few hundred bytes of refinement, comes again and again."""
    whole = jpeg(progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * markers.MAX_SCANS + whole[-2:]


def with_frame(change: Callable[[bytearray, int], None]) -> bytes:
    whole = bytearray(jpeg())
    change(whole, whole.index(b"\xff\xc0"))
    return bytes(whole)


def _set(offset: int, value: bytes) -> Callable[[bytearray, int], None]:
    def change(whole: bytearray, at: int) -> None:
        whole[at + offset : at + offset + len(value)] = value

    return change


def png(*more: tuple[bytes, bytes], sides: tuple[int, int] | None = None) -> bytes:
    """The mouth with other chunks right behind its header, or with other sides in it."""
    whole = written(mouth(), "PNG", compress_level=1)
    header = whole[8:33] if sides is None else chunk(b"IHDR", struct.pack(">II", *sides) + whole[24:29])
    return whole[:8] + header + b"".join(chunk(*each) for each in more) + whole[33:]


def chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")


BOMB = zlib.compress(bytes(chunks.MAX_INFLATED + 1), 9)


def tiff_in_a_circle() -> bytes:
    whole = bytearray(written(mouth(), "TIFF"))
    at = int.from_bytes(whole[4:8], "little")
    after = at + 2 + 12 * int.from_bytes(whole[at : at + 2], "little")
    whole[after : after + 4] = whole[4:8]
    return bytes(whole)


def tiff_of_pages(pages: int) -> bytes:
    """Directories without an entry, one after another, behind a picture's own."""
    whole = bytearray(written(mouth(), "TIFF"))
    at = int.from_bytes(whole[4:8], "little")
    after = at + 2 + 12 * int.from_bytes(whole[at : at + 2], "little")
    whole[after : after + 4] = len(whole).to_bytes(4, "little")
    for page in range(pages):
        whole += bytes(2) + (len(whole) + 6 if page < pages - 1 else 0).to_bytes(4, "little")
    return bytes(whole)


def tiff_entry(tag: int, count: int | None = None, value: int | None = None) -> bytes:
    whole = bytearray(written(mouth(), "TIFF"))
    at = int.from_bytes(whole[4:8], "little") + 2
    while int.from_bytes(whole[at : at + 2], "little") != tag:
        at += 12
    if count is not None:
        whole[at + 4 : at + 8] = count.to_bytes(4, "little")
    if value is not None:
        whole[at + 2 : at + 12] = struct.pack("<HII", 4, 1, value)
    return bytes(whole)


def heic(*more: bytes, sides: tuple[int, int] | None = None) -> bytes:
    item = heif.coded(mouth())
    told = (item.properties[0], heif.sides(*sides)) if sides else item.properties
    return heif.container([heif.Item(item.kind, item.content, told)], 1, *more)


def nested(depth: int) -> bytes:
    inner = b""
    for _ in range(depth):
        inner = heif.box(b"moov", inner)
    return inner


def webp_of_sides(width: int, height: int) -> bytes:
    extended = b"VP8X" + struct.pack("<I", 10) + bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 4 + len(extended)) + b"WEBP" + extended


SIDE = limits.MAX_SIDE + 1
HOSTILE: dict[str, tuple[Callable[[], bytes], Reason]] = {
    "JPEG, scan after scan": (scan_bomb, "limit"),
    "JPEG, longer than any sensor": (lambda: with_frame(_set(5, struct.pack(">HH", 300, SIDE))), "limit"),
    "JPEG, no columns": (lambda: with_frame(_set(7, b"\0\0")), "undecodable"),
    "JPEG, height told later": (lambda: with_frame(_set(5, b"\0\0")), "unsupported"),
    "JPEG, two components": (lambda: with_frame(_set(9, b"\2")), "undecodable"),
    "JPEG, sampled nine times": (lambda: with_frame(_set(11, b"\x99")), "undecodable"),
    "JPEG, more blocks than a unit holds": (lambda: with_frame(_set(11, b"\x44")), "undecodable"),
    "JPEG, two frames": (
        lambda: (whole := jpeg()).replace(frame := whole[(at := whole.index(b"\xff\xc0")) : at + 19], frame * 2),
        "undecodable",
    ),
    "JPEG, a segment too long": (lambda: jpeg()[:4] + b"\xff\xff" + bytes(40), "undecodable"),
    "JPEG, thousands of segments": (lambda: b"\xff\xd8" + b"\xff\xe5\0\2" * (markers.MAX_SEGMENTS + 1) + jpeg()[2:], "undecodable"),
    "JPEG, a scan without components": (lambda: (whole := jpeg())[: whole.index(b"\xff\xda")] + b"\xff\xda\0\2", "undecodable"),
    "PNG, longer than any sensor": (lambda: png(sides=(SIDE, 300)), "limit"),
    "PNG, no rows": (lambda: png(sides=(1200, 0)), "undecodable"),
    "PNG, a profile of zeros": (lambda: png((b"iCCP", b"a\0\0" + BOMB)), "limit"),
    "PNG, words of zeros": (lambda: png((b"zTXt", b"a\0\0" + BOMB)), "limit"),
    "PNG, words of zeros in a language": (lambda: png((b"iTXt", b"a\0\1\0en\0b\0" + BOMB)), "limit"),
    "PNG, words of zeros in parts": (lambda: png(*[(b"zTXt", b"a\0\0" + zlib.compress(bytes(1_000_000)))] * 9), "limit"),
    "PNG, empty chunks": (lambda: png(*[(b"teXt", b"")] * chunks.MAX_CHUNKS), "limit"),
    "PNG, no header": (lambda: (whole := png())[:8] + whole[33:], "undecodable"),
    "WebP, longer than any sensor": (lambda: webp_of_sides(SIDE, 300), "limit"),
    "WebP, a billion pixels": (lambda: webp_of_sides(30_000, 30_000), "limit"),
    "WebP, no picture": (lambda: b"RIFF\x04\0\0\0WEBP", "undecodable"),
    "WebP, empty chunks": (lambda: written(mouth(), "WEBP") + b"abcd\0\0\0\0" * chunks.MAX_CHUNKS, "limit"),
    "TIFF, pages in a circle": (tiff_in_a_circle, "undecodable"),
    "TIFF, more pages than a book": (lambda: tiff_of_pages(directories.MAX_DIRECTORIES + 1), "limit"),
    "TIFF, an entry longer than the file": (lambda: tiff_entry(273, count=2**31), "undecodable"),
    "TIFF, longer than any sensor": (lambda: tiff_entry(256, value=SIDE), "limit"),
    "TIFF, two billion channels": (lambda: tiff_entry(277, value=2**31), "unsupported"),
    "HEIC, longer than any sensor": (lambda: heic(sides=(SIDE, 300)), "limit"),
    "HEIC, no columns": (lambda: heic(sides=(0, 300)), "undecodable"),
    "HEIC, box in box in box": (lambda: heic(nested(primary.MAX_DEPTH + 1)), "limit"),
    "HEIC, thousands of boxes": (lambda: heic(heif.box(b"free") * primary.MAX_BOXES), "limit"),
    "HEIC, a box longer than what it lies in": (lambda: heic((2**31).to_bytes(4, "big") + b"free"), "undecodable"),
    "HEIC, thousands of parts": (lambda: heif.container([heif.coded(mouth())] + [heif.Item(b"mime", b"")] * primary.MAX_ITEMS, 1), "limit"),
    "HEIC, no primary picture": (lambda: heic().replace(b"pitm", b"free", 1), "undecodable"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_t_u10_each_is_refused_by_its_name(what: str) -> None:
    original, reason = HOSTILE[what]

    assert refused(original()) == reason


def test_an_ordinary_progressive_picture_is_far_from_the_limit() -> None:
    assert jpeg(progressive=True).count(b"\xff\xda") < markers.MAX_SCANS / 5


@pytest.mark.parametrize("cut", range(0, 700, 7))
def test_t_u10_boxes_cut_anywhere_are_a_refusal(cut: int) -> None:
    assert refused(heic()[: 28 + cut]) in ("undecodable", "limit", "too_small")
