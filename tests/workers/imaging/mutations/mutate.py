"""Damage, reproducible: the same kind and number give the same bytes on every machine."""

import random
import re
import zlib
from collections.abc import Callable

EXTREMES = (
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"\x80\0\0\0",
    b"\0\0\0\x80",
    b"\0\0\0\1",
    b"\1\0\0\0",
)
HEALED = 0.8
MOST = 400_000
"""Bytes that a mutation may have: a doubled file is still a small one."""
PARTS = re.compile(
    rb"\xff[\xc0-\xfe]"  # markers of every JPEG, JPEG-LS and JPEG 2000
    rb"|IHDR|PLTE|IDAT|iCCP|eXIf|tEXt|RIFF|VP8[ LX]|ANMF|ALPH"
    rb"|ftyp|meta|iloc|iinf|iprp|ipco|ipma|hdlr|idat|mdat|moov|trak|mdia|stbl|stsd|stsz|stco|stts|dref|hvcC|av1C|ispe|irot"
    rb"|endobj|stream|xref|/Length|/Kids|/MediaBox|trailer"
    rb"|[\x08\x10\x18\x20\x28\xfe\xe0].[\x00\x10\xe0]..?[A-Z]{2}"  # little-endian tags with their representation
    rb"|vertex|element|property|facet",
    re.DOTALL,
)


def mutated(original: bytes, other: bytes, seed: str) -> bytes:
    """One mutation of `original`, of which `other` may become a part."""
    chance = random.Random(seed)
    damaged = bytearray(original)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        damaged = chance.choice(WAYS)(damaged, other, chance)
    while damaged == original:
        damaged = bits(damaged, other, chance)
    return bytes(healed(damaged[:MOST]) if chance.random() < HEALED else damaged[:MOST])


def healed(damaged: bytearray) -> bytearray:
    """A PNG whose sums are right again: otherwise nothing behind its first damage would ever be decoded."""
    if not damaged.startswith(b"\x89PNG"):
        return damaged
    at = 8
    while at + 12 <= len(damaged):
        size = int.from_bytes(damaged[at : at + 4], "big")
        end = at + 8 + size
        if end + 4 > len(damaged):
            break
        damaged[end : end + 4] = zlib.crc32(damaged[at + 4 : end]).to_bytes(4, "big")
        at = end + 4
    return damaged


def bits(damaged: bytearray, other: bytes, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 2, 4, 16, 64))):
        if damaged:
            damaged[_place(damaged, chance)] ^= 1 << chance.randrange(8)
    return damaged


def run(damaged: bytearray, other: bytes, chance: random.Random) -> bytearray:
    at, length = _place(damaged, chance), chance.choice((1, 2, 4, 16, 256, 4096))
    filling = chance.choice((b"\0" * length, b"\xff" * length, chance.randbytes(length)))
    damaged[at : at + length] = filling[: len(damaged) - at]
    return damaged


def cut(damaged: bytearray, other: bytes, chance: random.Random) -> bytearray:
    at = _place(damaged, chance)
    return damaged[: chance.choice((at, len(damaged) - 1, len(damaged) - chance.randrange(1, 64)))]


def left_out(damaged: bytearray, other: bytes, chance: random.Random) -> bytearray:
    at = _place(damaged, chance)
    del damaged[at : at + chance.choice((1, 2, 3, 8, 100, 2000))]
    return damaged


def spliced(damaged: bytearray, other: bytes, chance: random.Random) -> bytearray:
    """The beginning of this, the end of another; or a piece of the other in the middle."""
    at = _place(damaged, chance)
    begin = chance.randrange(len(other))
    if chance.random() < 0.5:
        return damaged[:at] + other[begin:]
    return damaged[:at] + other[begin : begin + chance.choice((4, 40, 400, 4000))] + damaged[at:]


def length(damaged: bytearray, other: bytes, chance: random.Random) -> bytearray:
    """A length, a count or an offset to its extreme: those stand right before or behind the name of a part."""
    part = _part(damaged, chance)
    width = chance.choice((2, 4, 4))
    at = max(0, part + chance.choice((-width, 2, 4, 6, 8, 12)))
    damaged[at : at + width] = chance.choice(EXTREMES)[:width]
    return damaged


def doubled(damaged: bytearray, other: bytes, chance: random.Random) -> bytearray:
    """From one part to another, once more or many times."""
    begin, end = sorted((_part(damaged, chance), _part(damaged, chance)))
    piece = damaged[begin : min(end, begin + 20_000)]
    times = chance.choice((1, 1, 2, 50))
    return damaged[:begin] + piece * min(times, MOST // max(1, len(piece))) + damaged[begin:]


def moved(damaged: bytearray, other: bytes, chance: random.Random) -> bytearray:
    """Two parts change places."""
    first, second, third = sorted((_part(damaged, chance), _part(damaged, chance), _part(damaged, chance)))
    return damaged[:first] + damaged[second:third] + damaged[first:second] + damaged[third:]


Way = Callable[[bytearray, bytes, random.Random], bytearray]
WAYS: tuple[Way, ...] = (bits, bits, run, cut, left_out, spliced, length, length, doubled, moved)


def _place(damaged: bytearray, chance: random.Random) -> int:
    """Anywhere; in every second case in the first part, where the facts stand."""
    return chance.randrange(max(1, len(damaged) if chance.random() < 0.5 else min(len(damaged), 600)))


def _part(damaged: bytearray, chance: random.Random) -> int:
    """Where the next part behind some place begins, or that place."""
    place = _place(damaged, chance)
    found = PARTS.search(damaged, place)
    return found.start() if found else place
