"""JPEGs that mean harm: bombs of scans and pixels, lies about sizes, loops in EXIF, and every header that says nothing."""

import io
import struct
from collections.abc import Callable
from functools import partial

from PIL import Image

from tests.workers.imaging.hostile import exifs
from tests.workers.imaging.hostile.cases import Case, Makers
from tests.workers.imaging.mutations.seeds import scene, seed

SIZE = (1040, 1000)
SOI, EOI = b"\xff\xd8", b"\xff\xd9"


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def plain(**options: object) -> bytes:
    """A sound photo, a little over the least size."""
    out = io.BytesIO()
    scene(*SIZE).save(out, "JPEG", quality=50, **options)
    return out.getvalue()


def with_segments(*segments: bytes) -> bytes:
    """A sound photo with these right behind its start."""
    return SOI + b"".join(segments) + plain()[2:]


def patched(at: int, value: bytes, marker: bytes = b"\xff\xc0") -> bytes:
    """A sound photo with other bytes `at` so many behind its frame header's (or another) marker."""
    whole = bytearray(plain())
    place = whole.index(marker) + at
    whole[place : place + len(value)] = value
    return bytes(whole)


def scan_bomb(scans: int, side: int = 4000) -> bytes:
    """A progressive photo whose last refinement comes again and again, each time over every block."""
    out = io.BytesIO()
    Image.new("RGB", (side, side), (120, 60, 50)).save(out, "JPEG", quality=30, progressive=True)
    whole = out.getvalue()
    last = whole.rindex(b"\xff\xda")
    return whole[:last] + whole[last:-2] * scans + EOI


def chunked_profile(chunks: int, count: int) -> bytes:
    return with_segments(*(segment(0xE2, b"ICC_PROFILE\0" + bytes((n % 256, count % 256)) + b"\xff" * 60_000) for n in range(chunks)))


def profile(size: int, tags: int) -> bytes:
    """A profile that declares so many bytes and tags and holds next to nothing (ICC.1 section 7.2)."""
    head = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x04300000, b"mntr", b"RGB ", b"XYZ ").ljust(36, b"\0") + b"acsp"
    return with_segments(segment(0xE2, b"ICC_PROFILE\0\1\1" + head.ljust(128, b"\0") + struct.pack(">I", tags) + b"\xff" * 600))


def overfull_table() -> bytes:
    """A Huffman table with more codes than there are."""
    return with_segments(segment(0xC4, b"\0" + b"\xff" * 16 + bytes(range(256)) * 16))


def two_frames() -> bytes:
    """A second, far larger frame header behind the first."""
    return patched(0, segment(0xC0, b"\x08\xff\xff\xff\xff\x03\x01\x22\0\x02\x11\1\x03\x11\1"), b"\xff\xda")


def mpo_of_many(entries: int) -> bytes:
    """A multi-picture file whose index names thousands of pictures that are nowhere (CIPA DC-007)."""
    ifd = b"MM\0*\0\0\0\x08\0\x03" + struct.pack(">HHI4s", 0xB000, 7, 4, b"0100") + struct.pack(">HHII", 0xB001, 4, 1, entries)
    ifd += struct.pack(">HHIII", 0xB002, 7, entries * 16, 50, 0)
    return with_segments(segment(0xE2, b"MPF\0" + ifd + b"\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xf0" * 200))


def cmyk(transform: int | None) -> bytes:
    """Four channels, with a colour transform that Adobe's marker tells, or no marker at all."""
    whole = seed("JPEG CMYK")
    at = whole.index(b"\xff\xee")
    marker = whole[at : at + 16]
    return whole.replace(marker, b"" if transform is None else marker[:-1] + bytes((transform,)), 1)


def exif(body: bytes) -> bytes:
    return with_segments(segment(0xE1, b"Exif\0\0" + body))


def exif_of(body: Callable[[], bytes]) -> bytes:
    return exif(body())


CASES: Makers = {
    "jpeg of 2000 scans": Case(lambda: scan_bomb(2000), "limit"),
    "jpeg of 7000 scans": Case(lambda: scan_bomb(7000), "limit"),
    "jpeg small of 7000 scans": Case(lambda: scan_bomb(7000, 1040), "limit"),
    "jpeg 65535 x 65535": Case(lambda: patched(5, b"\xff\xff\xff\xff"), "limit"),
    "jpeg 65535 x 1000": Case(lambda: patched(5, b"\x03\xe8\xff\xff"), "undecodable", "shown", "limit"),
    "jpeg taller than its data": Case(lambda: patched(5, b"\x20\x00"), "undecodable", "shown"),
    "jpeg of no rows": Case(lambda: patched(5, b"\0\0"), "undecodable", "unsupported"),
    "jpeg of no columns": Case(lambda: patched(7, b"\0\0"), "undecodable"),
    "jpeg of no components": Case(lambda: patched(9, b"\0"), "undecodable"),
    "jpeg of 255 components": Case(lambda: patched(9, b"\xff"), "undecodable"),
    "jpeg of 2 components": Case(lambda: patched(9, b"\2"), "undecodable"),
    "jpeg of 12 bits": Case(lambda: patched(4, b"\x0c"), "undecodable", "unsupported"),
    "jpeg of 255 bits": Case(lambda: patched(4, b"\xff"), "undecodable", "unsupported"),
    "jpeg sampled 15 x 15": Case(lambda: patched(11, b"\xff"), "undecodable"),
    "jpeg sampled 0 x 0": Case(lambda: patched(11, b"\0"), "undecodable"),
    "jpeg said to be lossless": Case(lambda: patched(1, b"\xc3"), "undecodable", "unsupported"),
    "jpeg said to be hierarchical": Case(lambda: patched(1, b"\xc5"), "undecodable", "unsupported"),
    "jpeg said to be arithmetic": Case(lambda: patched(1, b"\xc9"), "undecodable", "unsupported", "shown"),
    "jpeg frame header too short": Case(lambda: patched(2, b"\0\2"), "undecodable"),
    "jpeg frame header too long": Case(lambda: patched(2, b"\xff\xff"), "undecodable"),
    "jpeg of two frames": Case(two_frames, "undecodable", "limit"),
    "jpeg with an overfull table": Case(overfull_table, "undecodable"),
    "jpeg without tables": Case(lambda: plain().replace(b"\xff\xc4", b"\xff\xe5"), "undecodable", "shown"),
    "jpeg without quantization": Case(lambda: plain().replace(b"\xff\xdb", b"\xff\xe5"), "undecodable"),
    "jpeg quantized by nothing": Case(lambda: patched(5, b"\0" * 64, b"\xff\xdb"), "shown", "undecodable"),
    "jpeg of start and end": Case(lambda: SOI + EOI, "undecodable", "wrong_type"),
    "jpeg started a thousand times": Case(lambda: SOI * 1000 + plain()[2:], "undecodable", "shown"),
    "jpeg of fill bytes": Case(lambda: SOI + b"\xff" * 5_000_000 + plain()[2:], "shown", "undecodable", "limit"),
    "jpeg of 60 MB comments": Case(lambda: with_segments(segment(0xFE, b"x" * 60_000) * 1000), "shown", "limit"),
    "jpeg of 200,000 empty segments": Case(lambda: with_segments(segment(0xE5, b"") * 200_000), "shown", "limit", "undecodable"),
    "jpeg segment of length 0": Case(lambda: SOI + b"\xff\xe1\0\0" + plain()[2:], "undecodable", "shown"),
    "jpeg segment past the end": Case(lambda: SOI + b"\xff\xe1\xff\xff" + plain()[2:3000], "undecodable"),
    "jpeg restarted everywhere": Case(lambda: with_segments(segment(0xDD, b"\0\1")), "shown", "undecodable"),
    "jpeg with 8 MB behind it": Case(lambda: plain() + b"\xaa" * 8_000_000, "shown"),
    "jpeg without its end": Case(lambda: plain()[:-2], "shown", "undecodable"),
    "jpeg with a scan of nothing": Case(lambda: patched(2, b"\0\2", b"\xff\xda"), "undecodable"),
    "jpeg CMYK without Adobe": Case(lambda: cmyk(None), "shown"),
    "jpeg CMYK of an unknown transform": Case(lambda: cmyk(200), "shown", "undecodable"),
    "jpeg CMYK said to be YCCK": Case(lambda: cmyk(2), "shown"),
    "jpeg with a profile of 15 MB": Case(lambda: chunked_profile(255, 255), "shown", "limit"),
    "jpeg with a profile in pieces that lie": Case(lambda: chunked_profile(3, 0), "shown"),
    "jpeg with a profile of 4 billion tags": Case(lambda: profile(0xFFFFFFFF, 0xFFFFFFFF), "shown"),
    "jpeg with a profile of no bytes": Case(lambda: profile(0, 0), "shown"),
    "jpeg of 4 billion pictures": Case(lambda: mpo_of_many(0xFFFFFFF), "shown", "undecodable"),
    **{f"jpeg with {name}": Case(partial(exif_of, body), "shown") for name, body in exifs.BODIES.items()},
}
