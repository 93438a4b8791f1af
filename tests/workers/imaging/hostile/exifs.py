"""EXIF blocks that never end, or say they are larger than the world (TIFF 6.0 section 2: an IFD is a count, entries, an offset)."""

import struct
from collections.abc import Callable

HEAD = b"II*\0\x08\0\0\0"


def directory(*entries: tuple[int, int, int, int], following: int = 0) -> bytes:
    """Tag, type, count, value or offset; then where the next directory stands."""
    return struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *each) for each in entries) + struct.pack("<I", following)


def chain(length: int) -> bytes:
    """A directory behind a directory behind a directory."""
    step = len(directory((0x0112, 3, 1, 1)))
    return HEAD + b"".join(directory((0x0112, 3, 1, 1), following=8 + step * (n + 1)) for n in range(length))


BODIES: dict[str, Callable[[], bytes]] = {
    "an EXIF that follows itself": lambda: HEAD + directory((0x0112, 3, 1, 6), following=8),
    "an EXIF inside itself": lambda: HEAD + directory((0x8769, 4, 1, 8), (0x8825, 4, 1, 8), (0xA005, 4, 1, 8)),
    "a chain of 3000 EXIF directories": lambda: chain(3000),
    "an EXIF of 65,535 entries": lambda: HEAD + b"\xff\xff" + b"\x12\1\3\0\1\0\0\0\1\0\0\0" * 5000,
    "an EXIF of 4 billion values": lambda: HEAD + directory(*((tag, 5, 0xFFFFFFFF, 8) for tag in range(0x9000, 0x9040))),
    "an EXIF of unknown types": lambda: HEAD + directory(*((tag, 999, 1, 8) for tag in range(0x0100, 0x0140))),
    "an EXIF that points past its end": lambda: b"II*\0\xff\xff\xff\xff",
    "an EXIF that turns 65,535 times": lambda: HEAD + directory((0x0112, 3, 1, 0xFFFF)),
    "an EXIF that turns by a word": lambda: HEAD + directory((0x0112, 2, 4, 0x41414141)),
    "an EXIF of nothing": lambda: b"",
    "an EXIF of both orders": lambda: b"IM*\0\x08\0\0\0" + directory((0x0112, 3, 1, 6)),
    "an EXIF thumbnail that lies": lambda: HEAD + directory(following=14) + directory((0x0201, 4, 1, 1), (0x0202, 4, 1, 0xFFFFFFFF)),
}
