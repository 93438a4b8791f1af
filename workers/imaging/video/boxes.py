"""The boxes of an ISO media file (ISO/IEC 14496-12 section 4.2), walked by ourselves before any decoder sees one of them."""

from collections.abc import Iterator
from typing import NamedTuple

from workers.imaging.unreadable import Unreadable

MAX_BOXES = 20_000
"""Of one file. A phone's clip has some hundred."""

_SIZE_BYTES, _LARGE_SIZE_BYTES = 8, 16


class Box(NamedTuple):
    """`kind` are four bytes, `content` what follows the head."""

    kind: bytes
    content: memoryview


class Boxes:
    """One file's boxes, counted: nested or many, they end."""

    def __init__(self) -> None:
        self._left = MAX_BOXES

    def of(self, within: memoryview) -> Iterator[Box]:
        """The boxes that stand side by side. A last one that was cut off is given as far as it is there.

        Raises Unreadable `undecodable` for one that is shorter than its own head, `limit` for too many.
        """
        at = 0
        while at + _SIZE_BYTES <= len(within):
            size, head = int.from_bytes(within[at : at + 4], "big"), _SIZE_BYTES
            if size == 1:
                size, head = int.from_bytes(within[at + 8 : at + 16], "big"), _LARGE_SIZE_BYTES
            elif size == 0:  # up to the end; in QuickTime the four zero bytes that close a list read the same
                size = len(within) - at
            if size < head:
                raise Unreadable("undecodable", "a box that is shorter than its head")
            self._left -= 1
            if self._left < 0:
                raise Unreadable("limit", "more boxes than a clip has")
            yield Box(bytes(within[at + 4 : at + 8]), within[at + head : at + size])
            at += size

    def first(self, within: memoryview, *path: bytes) -> memoryview | None:
        """The content of the first box along a path of kinds, or None."""
        found: memoryview | None = within
        for kind in path:
            found = next((each.content for each in self.of(found) if each.kind == kind), None) if found is not None else None
        return found

    def needed(self, within: memoryview, *path: bytes) -> memoryview:
        """The same; raises Unreadable `undecodable` where it is missing."""
        found = self.first(within, *path)
        if found is None:
            raise Unreadable("undecodable", "a box is missing")
        return found
