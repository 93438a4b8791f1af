"""Pictures of the mouth in every kind of file that a phone, a scanner or an office writes."""

import struct
import subprocess
import zlib

import imagecodecs
import numpy as np
from PIL import Image

from tests import factories, heif
from tests.workers.imaging.room import written

WIDTH, HEIGHT = 1536, 1024
STORED = {1: None} | factories.STORED_FROM_UPRIGHT


def mouth() -> Image.Image:
    return factories.mouth(WIDTH, HEIGHT)


def stored(orientation: int) -> Image.Image:
    """The mouth as a camera held otherwise stores it."""
    turn = STORED[orientation]
    return mouth() if turn is None else mouth().transpose(turn)


def cjpeg(*options: str) -> bytes:
    """The mouth by Debian's cjpeg (package libjpeg-turbo-progs), which can do what Pillow cannot."""
    done = subprocess.run(["cjpeg", "-quality", "90", *options], input=written(mouth(), "PPM"), capture_output=True, check=True, timeout=60)
    return done.stdout


def adobe_ycck() -> bytes:
    inks = 255 - np.asarray(mouth().convert("CMYK"))
    return bytes(imagecodecs.jpeg8_encode(inks, level=92, colorspace="CMYK", outcolorspace="YCCK"))


def tiff(entries: dict[int, tuple[int, tuple[int, ...]]], pixels: bytes, order: str = "<") -> bytes:
    """A TIFF of one page by hand: tag to type (3 short, 4 long) and values; where a tag's values are (-1,), the pixels begin there."""
    sizes = {3: "H", 4: "I"}
    begin = 8 + 2 + 12 * len(entries) + 4
    beyond, table = b"", b""
    lengths = [struct.calcsize(f"{len(values)}{sizes[kind]}") for kind, values in entries.values()]
    first = begin + sum(length for length in lengths if length > 4)
    for (tag, (kind, values)), length in zip(sorted(entries.items()), lengths, strict=True):
        packed = struct.pack(f"{order}{len(values)}{sizes[kind]}", *(first + -1 - value if value < 0 else value for value in values))
        if length > 4:
            packed, beyond = struct.pack(order + "I", begin + len(beyond)), beyond + packed
        table += struct.pack(order + "HHI", tag, kind, len(values)) + packed.ljust(4, b"\0")
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(order + "IH", 8, len(entries)) + table + bytes(4) + beyond + pixels


def deep_tiff(values: np.ndarray[tuple[int, ...], np.dtype[np.uint16]], photometric: int, order: str = "<") -> bytes:
    """Grey of 16 bits."""
    height, width = values.shape
    strip = {
        256: (4, (width,)),
        257: (4, (height,)),
        258: (3, (16,)),
        262: (3, (photometric,)),
        273: (4, (-1,)),
        279: (4, (values.size * 2,)),
    }
    return tiff({**strip, 277: (3, (1,)), 278: (4, (height,))}, values.astype(order + "u2").tobytes(), order)


def tiled_tiff(side: int = 256) -> bytes:
    pixels = np.asarray(mouth())
    tiles = [pixels[y : y + side, x : x + side].tobytes() for y in range(0, HEIGHT, side) for x in range(0, WIDTH, side)]
    size = len(tiles[0])
    facts: dict[int, tuple[int, tuple[int, ...]]] = {
        256: (4, (WIDTH,)),
        257: (4, (HEIGHT,)),
        258: (3, (8, 8, 8)),
        262: (3, (2,)),
        277: (3, (3,)),
    }
    facts |= {
        322: (3, (side,)),
        323: (3, (side,)),
        324: (4, tuple(-1 - size * at for at in range(len(tiles)))),
        325: (4, (size,) * len(tiles)),
    }
    return tiff(facts, b"".join(tiles))


def interlaced_png() -> bytes:
    """Adam7 (PNG section 8.1)."""
    pixels = np.asarray(mouth())
    passes = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))
    rows = b"".join(b"\0" + row.tobytes() for y, x, down, across in passes for row in pixels[y::down, x::across])
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 1)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(len(c).to_bytes(4, "big") + n + c + zlib.crc32(n + c).to_bytes(4, "big") for n, c in chunks)


def another() -> Image.Image:
    return Image.new("RGB", (WIDTH, HEIGHT), (20, 120, 20))


def ten_bit_avif() -> bytes:
    return bytes(imagecodecs.avif_encode(np.asarray(mouth()).astype(np.uint16) * 4, level=90, bitspersample=10, speed=9))


def ten_bit_heic() -> bytes:
    """heif-enc takes ten bits from a 16-bit PNG, which Pillow cannot write."""
    deep = (np.asarray(mouth()).astype(">u2") * 257).reshape(HEIGHT, -1)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 16, 2, 0, 0, 0)
    rows = b"".join(b"\0" + row.tobytes() for row in deep)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    whole = b"\x89PNG\r\n\x1a\n" + b"".join(len(c).to_bytes(4, "big") + n + c + zlib.crc32(n + c).to_bytes(4, "big") for n, c in chunks)
    return heif.encoded_png(whole, 10)
