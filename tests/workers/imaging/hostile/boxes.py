"""Files of boxes (ISO 14496-12: HEIC, AVIF, MP4, MOV): a small editor for them, by which a sound file is made to lie."""

import struct
from collections.abc import Callable

CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"dinf", b"edts", b"udta", b"iprp", b"ipco"}
FULL = {b"meta": 4, b"dref": 8, b"stsd": 8}
"""Bytes of version, flags and count that stand before what these contain."""


class Box:
    """A name, its own bytes, and the boxes in it."""

    def __init__(self, name: bytes, content: bytes = b"", inside: list["Box"] | None = None) -> None:
        self.name, self.content, self.inside = name, content, inside or []

    def written(self) -> bytes:
        body = self.content + b"".join(each.written() for each in self.inside)
        return struct.pack(">I", 8 + len(body)) + self.name + body


def parsed(whole: bytes, inside: bytes = b"") -> list[Box]:
    """The boxes of a sound file."""
    boxes, at = [], 0
    while at + 8 <= len(whole):
        size, name = struct.unpack(">I4s", whole[at : at + 8])
        size = size or len(whole) - at
        body = whole[at + 8 : at + size]
        if name in CONTAINERS or (name in FULL and name != b"stsd"):
            own = FULL.get(name, 0)
            boxes.append(Box(name, body[:own], parsed(body[own:], name)))
        else:
            boxes.append(Box(name, body))
        at += size
    return boxes


def edited(whole: bytes, name: bytes, change: Callable[[Box], None]) -> bytes:
    """The file with every box of this name changed; the media's places stay true only where it stands first."""
    boxes = parsed(whole)
    found = [box for box in everywhere(boxes) if box.name == name]
    assert found, f"there is no {name!r} to change"
    for box in found:
        change(box)
    return b"".join(box.written() for box in boxes)


def everywhere(boxes: list[Box]) -> list[Box]:
    return [each for box in boxes for each in (box, *everywhere(box.inside))]


def with_content(whole: bytes, name: bytes, at: int, value: bytes) -> bytes:
    """Other bytes in the content of each box of this name, of the same length."""

    def change(box: Box) -> None:
        box.content = box.content[:at] + value + box.content[at + len(value) :]

    return edited(whole, name, change)


def replaced(whole: bytes, name: bytes, content: bytes) -> bytes:
    def change(box: Box) -> None:
        box.content, box.inside = content, []

    return edited(whole, name, change)


def without(whole: bytes, name: bytes) -> bytes:
    """The name of each such box becomes `free`, so that nothing moves."""
    return edited(whole, name, lambda box: setattr(box, "name", b"free"))


def nested(name: bytes, depth: int, own: bytes = b"") -> bytes:
    """A box in a box in a box, from the innermost outwards: sizes are the sum of what follows."""
    head = 8 + len(own)
    return b"".join(struct.pack(">I", head * (depth - n)) + name + own for n in range(depth))


def large(name: bytes, size: int, content: bytes = b"") -> bytes:
    """A box with a size of 64 bits."""
    return b"\0\0\0\1" + name + struct.pack(">Q", size) + content
