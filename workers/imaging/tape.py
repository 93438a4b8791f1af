"""An original on its way in: read once, from front to back, and only as far as it is needed."""

import io
from typing import cast

from workers.imaging.unreadable import Unreadable

_STEP_BYTES = 256 * 1024


class Tape:
    """A source that cannot go back, and that is never whole in memory unless it is asked for.

    `size` is what the original is said to have, in bytes; `start` are those of it that were read already. `at` counts what was taken.
    """

    def __init__(self, source: io.BufferedIOBase, size: int, start: bytes = b"") -> None:
        self._source, self._size, self._start = source, size, start
        self.at = 0

    @classmethod
    def of(cls, original: bytes) -> "Tape":
        """A tape of what is in memory already."""
        return cls(io.BytesIO(original), len(original))

    @property
    def size(self) -> int:
        """Bytes of the original, as far as was said."""
        return self._size

    @property
    def left(self) -> int:
        """Bytes that are still to come, as far as was said."""
        return self._size - self.at

    def start(self, size: int) -> bytes:
        """The first bytes, or all there are; before anything else is read."""
        if (missing := min(size, self._size) - len(self._start)) > 0:
            self._start += self._source.read(missing)
        return self._start[:size]

    def whole(self, most: int) -> bytes:
        """The original as a whole, a bytearray that was never held twice. Raises Unreadable `too_large` above `most` bytes."""
        self.refuse_longer(most)
        return cast(bytes, self.read())  # whoever reads a file takes any buffer

    def refuse_longer(self, most: int) -> None:
        """Raise Unreadable `too_large` if the original has more bytes."""
        if self._size > most:
            raise Unreadable("too_large", "more bytes than a file of this kind may have")

    def read(self, size: int | None = None) -> bytearray:
        """The next `size` bytes, or all that are left, in a buffer that may be worked on. Raises Unreadable where the original ends
        before.
        """
        size = self.left if size is None else size
        if size > self.left:
            raise Unreadable("undecodable", "a length in the file goes beyond its end")
        got = bytearray(size)
        held = self._start[self.at : self.at + size]
        got[: len(held)] = held
        with memoryview(got) as view:
            filled = len(held) + (self._source.readinto(view[len(held) :]) if len(held) < size else 0)
        if filled < size:
            raise Unreadable("undecodable", "the file ends before its last byte")
        self.at += size
        return got

    def skip(self, size: int) -> None:
        """Pass over `size` bytes, keeping none. Raises Unreadable where the original ends before."""
        if size > self.left:
            raise Unreadable("undecodable", "a length in the file goes beyond its end")
        while size > 0:
            size -= len(self.read(min(size, _STEP_BYTES)))
