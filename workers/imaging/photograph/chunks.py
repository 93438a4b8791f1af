"""What a PNG or a WebP says of itself, read before any decoder: its chunks only (PNG, third edition, section 5; RFC 9649 section 2)."""

import struct
import zlib
from collections.abc import Iterator

from workers.imaging import srgb
from workers.imaging.limits import refuse_dimensions
from workers.imaging.unreadable import Unreadable

MAX_CHUNKS = 65_536
MAX_INFLATED = 8 * 1024 * 1024
"""Bytes that all of a file's compressed words and profiles may come to; a large printer's profile has three million."""

_USUAL_GAMMA = (0.43, 0.48)
"""What sRGB is nearly (1 / 2.2), and what everybody writes who means it."""


def png(original: bytes) -> srgb.Space | None:
    """The space its colours are in, None if they are sRGB or a profile tells. Raises Unreadable `undecodable`, `limit`, `too_small`."""
    told: dict[bytes, bytes] = {}
    room = MAX_INFLATED
    for at, (name, content) in enumerate(_png_chunks(original)):
        if at == 0:
            if name != b"IHDR" or len(content) != 13:
                raise Unreadable("undecodable", "a PNG that does not begin with its header")
            refuse_dimensions(*struct.unpack_from(">II", content))
        if name in (b"iCCP", b"zTXt", b"iTXt"):
            room -= _inflated(name, bytes(content), room)
        if name in (b"gAMA", b"cHRM", b"sRGB", b"cICP"):
            told.setdefault(name, bytes(content))
    return _space(told)


def webp(original: bytes) -> None:
    """Raises Unreadable `undecodable`, `limit` or `too_small`."""
    at, sides = 12, None
    for _ in range(MAX_CHUNKS):
        if at + 8 > len(original):
            break
        name, size = original[at : at + 4], int.from_bytes(original[at + 4 : at + 8], "little")
        found = _webp_sides(name, original[at + 8 : at + 8 + min(size, 10)])
        if found is not None:
            refuse_dimensions(*found)
            sides = found
        at += 8 + size + (size & 1)
    else:
        raise Unreadable("limit", "more chunks than a picture has")
    if sides is None:
        raise Unreadable("undecodable", "a WebP without a picture")


def _png_chunks(original: bytes) -> Iterator[tuple[bytes, memoryview]]:
    whole, at = memoryview(original), 8
    for _ in range(MAX_CHUNKS):
        if at + 12 > len(original):
            raise Unreadable("undecodable", "a PNG is cut off")
        size, name = struct.unpack_from(">I4s", original, at)
        if name == b"IEND":
            return
        if at + 12 + size > len(original):
            raise Unreadable("undecodable", "a PNG is cut off")
        yield name, whole[at + 8 : at + 8 + size]
        at += 12 + size
    raise Unreadable("limit", "more chunks than a picture has")


def _inflated(name: bytes, content: bytes, room: int) -> int:
    """How many bytes a chunk's words or profile come to; what is no deflate stream comes to nothing, and is nobody's."""
    begin = content.find(b"\0") + 2
    if name == b"iTXt":  # a flag, a method, a language and a translated keyword stand before the words
        if content[begin - 1 : begin] != b"\1":
            return 0
        begin = content.find(b"\0", content.find(b"\0", begin + 1) + 1) + 1
    try:
        length = len(zlib.decompressobj().decompress(content[begin:], room + 1))
    except zlib.error:
        return 0
    if length > room:
        raise Unreadable("limit", "words or a profile that would fill the memory")
    return length


def _space(told: dict[bytes, bytes]) -> srgb.Space | None:
    """PNG section 4.3: codes go before a profile, which Pillow hands over, that before sRGB, that before a gamma."""
    try:
        if b"cICP" in told:
            return srgb.of_codes(told[b"cICP"][0], told[b"cICP"][1])
        if b"sRGB" in told or b"gAMA" not in told:
            return None
        gamma = struct.unpack(">I", told[b"gAMA"])[0] / 100_000
        white = [number / 100_000 for number in struct.unpack(">8I", told[b"cHRM"])] if b"cHRM" in told else None
    except (struct.error, IndexError):
        return None
    if white is None:
        return None if _USUAL_GAMMA[0] < gamma < _USUAL_GAMMA[1] else srgb.of_gamma(gamma, None)
    return srgb.of_gamma(gamma, ((white[2], white[3]), (white[4], white[5]), (white[6], white[7]), (white[0], white[1])))


def _webp_sides(name: bytes, content: bytes) -> tuple[int, int] | None:
    if name == b"VP8X" and len(content) >= 10:
        return 1 + int.from_bytes(content[4:7], "little"), 1 + int.from_bytes(content[7:10], "little")
    if name == b"VP8 " and content[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", content, 6)
        return width & 0x3FFF, height & 0x3FFF
    if name == b"VP8L" and content[:1] == b"\x2f" and len(content) >= 5:
        bits = int.from_bytes(content[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return None
