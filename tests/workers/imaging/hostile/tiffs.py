"""TIFFs that mean harm: directories in circles, strips that are nowhere, sizes beyond everything (TIFF 6.0, BigTIFF)."""

import struct
import zlib

from tests.workers.imaging.hostile.cases import Case, Makers
from tests.workers.imaging.hostile.pngs import zeros

SHORT, LONG = 3, 4


def tiff(
    width: int = 400,
    height: int = 300,
    *,
    bits: int = 8,
    samples: int = 1,
    compression: int = 1,
    photometric: int = 1,
    rows: int | None = None,
    data: bytes = b"\x80" * 120_000,
    offset: int | None = None,
    length: int | None = None,
    following: int = 0,
    more: tuple[tuple[int, int, int, int], ...] = (),
) -> bytes:
    """One directory, one strip right behind the header; `more` are entries in place of those of the same tag."""
    entries = {
        0x0100: (LONG, 1, width),
        0x0101: (LONG, 1, height),
        0x0102: (SHORT, 1, bits),
        0x0103: (SHORT, 1, compression),
        0x0106: (SHORT, 1, photometric),
        0x0111: (LONG, 1, 8 if offset is None else offset),
        0x0115: (SHORT, 1, samples),
        0x0116: (LONG, 1, height if rows is None else rows),
        0x0117: (LONG, 1, len(data) if length is None else length),
        **{tag: (kind, count, value) for tag, kind, count, value in more},
    }
    table = b"".join(struct.pack("<HHII", tag, *entry) for tag, entry in sorted(entries.items()))
    return b"II*\0" + struct.pack("<I", 8 + len(data)) + data + struct.pack("<H", len(entries)) + table + struct.pack("<I", following)


def bigtiff(offset: int, count: int) -> bytes:
    entry = struct.pack("<HHQQ", 0x0100, LONG, 1, 1000) * 3
    return b"II+\0\x08\0\0\0" + struct.pack("<Q", offset) + struct.pack("<Q", count) + entry + b"\0" * 64


def pages(count: int) -> bytes:
    """So many directories in a row, each of one small picture."""
    size = len(tiff(data=b"")) - 8
    return b"".join([b"II*\0\x08\0\0\0", *(tiff(data=b"", following=8 + size * (n + 1))[8:] for n in range(count))])


def lzw_bomb() -> bytes:
    """Every code says as much as there is."""
    return b"\x80" + b"\x00\x7f\xbf\xdf" * 200_000


CASES: Makers = {
    "tiff 60,000 x 60,000": Case(lambda: tiff(60_000, 60_000), "limit", "undecodable"),
    "tiff 4,294,967,295 x 4,294,967,295": Case(lambda: tiff(0xFFFFFFFF, 0xFFFFFFFF), "limit", "undecodable"),
    "tiff 30,000 x 30,000 of one bit": Case(lambda: tiff(30_000, 30_000, bits=1), "limit", "undecodable"),
    "tiff of no size": Case(lambda: tiff(0, 0), "undecodable", "too_small"),
    "tiff of 65,535 samples": Case(lambda: tiff(samples=65_535), "undecodable", "unsupported"),
    "tiff of 64 bits": Case(lambda: tiff(bits=64), "undecodable", "unsupported"),
    "tiff of no bits": Case(lambda: tiff(bits=0), "undecodable", "unsupported"),
    "tiff of an unknown colour": Case(lambda: tiff(photometric=999), "undecodable", "unsupported"),
    "tiff of an unknown compression": Case(lambda: tiff(compression=999), "undecodable", "unsupported"),
    "tiff strip past the end": Case(lambda: tiff(offset=0xFFFFFF00), "undecodable", "shown"),
    "tiff strip of 4 gigabytes": Case(lambda: tiff(length=0xFFFFFFFF), "undecodable", "shown"),
    "tiff strip of nothing": Case(lambda: tiff(length=0), "undecodable", "shown"),
    "tiff strips of no rows": Case(lambda: tiff(rows=0), "undecodable", "shown"),
    "tiff of 4 billion strips": Case(lambda: tiff(more=((0x0111, LONG, 0xFFFFFFFF, 8),)), "undecodable", "limit"),
    "tiff of a hundred million strips": Case(lambda: tiff(100, 100_000_000, rows=1), "limit", "too_small", "undecodable"),
    "tiff in tiles of nothing": Case(
        lambda: tiff(more=((0x0142, LONG, 1, 0), (0x0143, LONG, 1, 0), (0x0144, LONG, 1, 8), (0x0145, LONG, 1, 8))), "undecodable", "shown"
    ),
    "tiff in one tile of the world": Case(
        lambda: tiff(more=((0x0142, LONG, 1, 1 << 30), (0x0143, LONG, 1, 1 << 30), (0x0144, LONG, 1, 8), (0x0145, LONG, 1, 8))),
        "undecodable",
        "limit",
        "shown",
    ),
    "tiff directory after itself": Case(lambda: tiff(following=120_008), "shown", "undecodable"),
    "tiff directory inside itself": Case(
        lambda: tiff(more=((0x014A, LONG, 1, 120_008), (0x8769, LONG, 1, 120_008))), "shown", "undecodable"
    ),
    "tiff of 20,000 pages": Case(lambda: pages(20_000), "shown", "undecodable", "limit"),
    "tiff of 65,535 entries": Case(lambda: b"II*\0\x08\0\0\0\xff\xff" + b"\0\1\4\0\1\0\0\0\xe8\3\0\0" * 60_000, "undecodable", "limit"),
    "tiff directory past the end": Case(lambda: b"II*\0\xff\xff\xff\xff", "undecodable"),
    "tiff of a header": Case(lambda: b"MM\0*", "undecodable", "wrong_type"),
    "tiff deflated bomb": Case(lambda: tiff(compression=8, data=zeros(1000)), "undecodable", "shown"),
    "tiff deflated and cut": Case(lambda: tiff(compression=8, data=zlib.compress(b"\x55" * 120_000)[:60]), "undecodable"),
    "tiff LZW of lies": Case(lambda: tiff(compression=5, data=lzw_bomb()), "undecodable", "shown"),
    "tiff fax of noise": Case(lambda: tiff(2000, 2000, bits=1, compression=4, data=b"\xa5\x5a" * 2000), "undecodable", "shown"),
    "tiff JPEG without tables": Case(lambda: tiff(compression=7, photometric=6, data=b"\xff\xd8\xff\xd9"), "undecodable"),
    "tiff old JPEG that lies": Case(
        lambda: tiff(compression=6, photometric=6, samples=3, more=((0x0201, LONG, 1, 0xFFFFFFF0), (0x0202, LONG, 1, 0xFFFFFFFF))),
        "undecodable",
        "unsupported",
    ),
    "tiff of samples in planes that are nowhere": Case(
        lambda: tiff(samples=3, photometric=2, more=((0x011C, SHORT, 1, 2),)), "undecodable", "shown", "too_small"
    ),
    "bigtiff of 18 quintillion entries": Case(lambda: bigtiff(16, (1 << 64) - 1), "wrong_type", "undecodable", "limit"),
    "bigtiff past everything": Case(lambda: bigtiff((1 << 64) - 1, 3), "wrong_type", "undecodable", "limit"),
    "bigtiff of its own offset": Case(lambda: bigtiff(0, 3), "wrong_type", "undecodable"),
}
