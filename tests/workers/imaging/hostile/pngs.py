"""PNGs and WebPs that mean harm: floods of pixels out of a few bytes, bombs of deflate in every chunk that has one, lies."""

import functools
import io
import struct
import zlib

from PIL import Image

from tests.workers.imaging.hostile import exifs
from tests.workers.imaging.hostile.cases import Case, Makers
from tests.workers.imaging.mutations.seeds import scene, seed

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MEGABYTE = bytes(1_000_000)


def chunk(name: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


@functools.cache
def zeros(megabytes: int) -> bytes:
    """So many megabytes of nothing, deflated to a thousandth."""
    packer = zlib.compressobj(1)
    return b"".join((*(packer.compress(MEGABYTE) for _ in range(megabytes)), packer.flush()))


def png(width: int, height: int, *more: bytes, data: bytes | None = None, bits: int = 8, colour: int = 0, interlaced: int = 0) -> bytes:
    """A PNG of these words; `more` are chunks before its data, which is a little deflated nothing unless told."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlaced))
    return SIGNATURE + head + b"".join(more) + chunk(b"IDAT", zeros(1) if data is None else data) + chunk(b"IEND")


def sound(*more: bytes) -> bytes:
    """A grey picture of 400 x 300, with these chunks before its data."""
    return png(400, 300, *more, data=zlib.compress(bytes(401 * 300)))


def animation(frames: int) -> bytes:
    """An APNG whose every frame is one pixel."""
    control = chunk(b"acTL", struct.pack(">II", frames, 0))
    pixel = zlib.compress(b"\0\0")
    each = [
        chunk(b"fcTL", struct.pack(">IIIIIHHBB", 2 * n, 1, 1, 0, 0, 0, 100, 0, 0)) + chunk(b"fdAT", struct.pack(">I", 2 * n + 1) + pixel)
        for n in range(frames)
    ]
    return sound(control)[: -len(chunk(b"IEND"))] + b"".join(each) + chunk(b"IEND")


def riff(*chunks: tuple[bytes, bytes], size: int | None = None) -> bytes:
    body = b"WEBP" + b"".join(name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2) for name, content in chunks)
    return b"RIFF" + struct.pack("<I", len(body) if size is None else size) + body


def lossy(width: int, height: int, rest: bytes = b"\xff" * 200) -> tuple[bytes, bytes]:
    """A VP8 key frame's head (RFC 6386 section 9.1) and noise."""
    return b"VP8 ", b"\x10\x02\x00\x9d\x01\x2a" + struct.pack("<HH", width, height) + rest


def lossless(width: int, height: int) -> tuple[bytes, bytes]:
    return b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + b"\x11\x22" * 40


def canvas(width: int, height: int, flags: int = 0) -> tuple[bytes, bytes]:
    return b"VP8X", bytes((flags, 0, 0, 0)) + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]


def moving_webp(frames: int) -> bytes:
    """Thousands of frames of one pixel on a canvas of a thousand."""
    out = io.BytesIO()
    Image.new("RGB", (1, 1)).save(out, "WEBP", lossless=True)
    pixel = out.getvalue()[12:]
    frame = b"ANMF", b"\0" * 6 + b"\0" * 6 + b"\1\0\0" + b"\0" + pixel
    return riff(canvas(1000, 1000, 2), (b"ANIM", b"\0" * 6), *[frame] * frames)


def extended(*more: tuple[bytes, bytes], behind: tuple[tuple[bytes, bytes], ...] = (), flags: int = 0) -> bytes:
    """The seed's picture in an extended file with these chunks."""
    picture = seed("WebP")
    at = picture.index(b"VP8 ")
    size = int.from_bytes(picture[at + 4 : at + 8], "little")
    return riff(canvas(*scene(1024, 1000).size, flags), *more, (b"VP8 ", picture[at + 8 : at + 8 + size]), *behind)


EXIF = exifs.BODIES["an EXIF inside itself"]

CASES: Makers = {
    "png 60,000 x 60,000": Case(lambda: png(60_000, 60_000, colour=2), "limit"),
    "png 50,000 x 50,000 of one bit": Case(lambda: png(50_000, 50_000, bits=1, data=zeros(312)), "limit"),
    "png 30,000 x 30,000 of one bit": Case(lambda: png(30_000, 30_000, bits=1, data=zeros(113)), "limit"),
    "png 14,000 x 14,000 of one bit": Case(lambda: png(14_000, 14_000, bits=1, data=zeros(25)), "shown", "limit"),
    "png 14,000 x 14,000 of 16 bit colour": Case(lambda: png(14_000, 14_000, bits=16, colour=6, data=zeros(600)), "limit", "undecodable"),
    "png 2,147,483,647 wide": Case(lambda: png(0x7FFFFFFF, 1000), "limit", "undecodable"),
    "png 4,294,967,295 wide": Case(lambda: png(0xFFFFFFFF, 1000), "limit", "undecodable"),
    "png 1 x 2,000,000": Case(lambda: png(1, 2_000_000, interlaced=1), "too_small", "limit"),
    "png of no columns": Case(lambda: png(0, 1000), "undecodable", "too_small"),
    "png of no size": Case(lambda: png(0, 0), "undecodable", "too_small"),
    "png larger than its data": Case(lambda: png(9000, 9000, data=zlib.compress(b"\0" * 5000)), "undecodable", "shown"),
    "png of one gigabyte in small pixels": Case(lambda: png(400, 300, data=zeros(1000)), "shown", "undecodable"),
    "png profile of one gigabyte": Case(lambda: sound(chunk(b"iCCP", b"a\0\0" + zeros(1000))), "undecodable", "shown", "limit"),
    "png words of one gigabyte": Case(lambda: sound(chunk(b"zTXt", b"a\0\0" + zeros(1000))), "undecodable", "shown", "limit"),
    "png foreign words of one gigabyte": Case(lambda: sound(chunk(b"iTXt", b"a\0\1\0\0\0" + zeros(1000))), "undecodable", "shown", "limit"),
    "png of 2000 texts of a megabyte": Case(lambda: sound(chunk(b"zTXt", b"a\0\0" + zeros(1)) * 2000), "undecodable", "shown", "limit"),
    "png of 200,000 chunks": Case(lambda: sound(chunk(b"tEXt", b"a\0b") * 200_000), "undecodable", "shown", "limit"),
    "png of 100,000 empty data chunks": Case(lambda: sound(chunk(b"IDAT") * 100_000), "undecodable", "shown", "limit"),
    "png chunk of 4 gigabytes": Case(lambda: SIGNATURE + b"\xff\xff\xff\xffIHDR" + b"\0" * 40, "undecodable"),
    "png with a wrong sum": Case(lambda: sound()[:30] + b"\0" + sound()[31:], "undecodable"),
    "png without data": Case(lambda: png(400, 300).partition(b"IDAT")[0][:-4] + chunk(b"IEND"), "undecodable"),
    "png that ends first": Case(lambda: SIGNATURE + chunk(b"IEND") + sound()[8:], "undecodable"),
    "png with two heads": Case(
        lambda: sound(chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))), "limit", "undecodable"
    ),
    "png of 3 bits": Case(lambda: png(400, 300, bits=3), "undecodable"),
    "png of colour type 5": Case(lambda: png(400, 300, colour=5), "undecodable"),
    "png of no palette": Case(lambda: png(400, 300, colour=3, data=zlib.compress(bytes(401 * 300))), "undecodable", "shown"),
    "png with a palette of one": Case(
        lambda: png(400, 300, chunk(b"PLTE", b"\1\2\3"), colour=3, data=zlib.compress(b"\xff" * 401 * 300)), "undecodable", "shown"
    ),
    "png of unknown filters": Case(lambda: png(400, 300, data=zlib.compress(b"\x09" * 401 * 300)), "undecodable", "shown"),
    "png through and through": Case(lambda: sound(chunk(b"tRNS", b"\xff" * 9)), "undecodable", "shown"),
    "png with an EXIF inside itself": Case(lambda: sound(chunk(b"eXIf", EXIF())), "shown"),
    "png with a gamma of nothing": Case(lambda: sound(chunk(b"gAMA", b"\0\0\0\0"), chunk(b"pHYs", b"\0" * 9)), "shown"),
    "png of 100,000 frames": Case(lambda: animation(100_000), "shown", "limit", "undecodable"),
    "webp 16,383 x 16,383": Case(lambda: riff(lossy(16_383, 16_383)), "limit", "undecodable"),
    "webp lossless 16,384 x 16,384": Case(lambda: riff(lossless(16_384, 16_384)), "limit", "undecodable"),
    "webp canvas of 16 million": Case(lambda: riff(canvas(1 << 24, 1 << 24), lossy(1000, 1000)), "limit", "undecodable"),
    "webp 14,000 x 14,000 of noise": Case(lambda: riff(lossy(14_000, 14_000)), "undecodable", "limit"),
    "webp of no size": Case(lambda: riff(lossy(0, 0)), "undecodable"),
    "webp canvas that lies": Case(
        lambda: extended().replace(struct.pack("<I", 999)[:3], b"\x10\0\0", 1), "undecodable", "shown", "too_small"
    ),
    "webp of 30,000 frames": Case(lambda: moving_webp(30_000), "shown", "limit", "undecodable"),
    "webp longer than itself": Case(lambda: seed("WebP")[:4] + b"\xff\xff\xff\xff" + seed("WebP")[8:], "undecodable"),
    "webp chunk longer than itself": Case(lambda: seed("WebP")[:16] + b"\xff\xff\xff\xff" + seed("WebP")[20:], "undecodable"),
    "webp of no chunks": Case(lambda: riff(), "undecodable", "wrong_type"),
    "webp with a profile of noise": Case(lambda: extended((b"ICCP", b"\xff" * 900_000), flags=0x20), "shown"),
    "webp with an EXIF inside itself": Case(lambda: extended(behind=((b"EXIF", EXIF()),), flags=8), "shown"),
    "webp of 100,000 chunks": Case(lambda: riff(canvas(1000, 1000), *[(b"ABCD", b"")] * 100_000), "undecodable", "limit"),
}
