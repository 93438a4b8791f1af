"""An original on its way in: read once, from front to back, and only as far as it is needed."""

import io
from typing import cast

from workers.imaging.unreadable import Unreadable

LONG_STEP_BYTES = 4 * 1024 * 1024
"""What is read in one longer step, such as the pixels, is handed over and not kept as well."""


class Tape(io.BufferedIOBase):
    """A file as pydicom wants it, over a source that cannot go back: it goes back only within what was read in small steps.

    `size` is what the original is said to have, in bytes; `start` are those of it that were read already.
    """

    def __init__(self, source: io.BufferedIOBase, size: int, start: bytes = b"") -> None:
        self._source, self._size = source, size
        self._kept, self._begin, self._at = bytearray(start), 0, 0

    @classmethod
    def of(cls, original: bytes) -> "Tape":
        """A tape of what is in memory already."""
        return cls(io.BytesIO(original), len(original))

    def start(self, size: int) -> bytes:
        """The first bytes, or all there are; before anything else is read."""
        self._reach(size)
        return bytes(self._kept[:size])

    def whole(self, most: int) -> bytes:
        """The original as a whole, a bytearray that was never held twice. Raises Unreadable `too_large` above `most` bytes."""
        self.refuse_longer(most)
        return self._handed_over(self._size)

    def refuse_longer(self, most: int) -> None:
        """Raise Unreadable `too_large` if the original has more bytes."""
        if self._size > most:
            raise Unreadable("too_large", "more bytes than a file of this kind may have")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go there; what is passed over is kept."""
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        return self._at

    def read(self, size: int | None = -1) -> bytes:
        """The next bytes; of a long step a bytearray, so that pixels need no copy to be worked on.

        Raises Unreadable for those that were handed over before.
        """
        if self._at < self._begin:
            raise Unreadable("undecodable", "the file refers back to what has passed")
        left = max(self._size - self._at, 0)
        wanted = left if size is None or size < 0 else min(size, left)
        held = self._begin + len(self._kept) - self._at
        got = self._handed_over(wanted) if wanted > max(LONG_STEP_BYTES, held) else self._copied(wanted)
        self._at += len(got)
        return got

    def _copied(self, size: int) -> bytes:
        self._reach(self._at + size)
        return bytes(self._kept[self._at - self._begin : self._at - self._begin + size])

    def _handed_over(self, size: int) -> bytes:
        self._reach(self._at)
        held = self._kept[self._at - self._begin :]
        got = bytearray(size)
        got[: len(held)] = held
        with memoryview(got) as view:
            filled = len(held) + self._source.readinto(view[len(held) :])
        self._begin, self._kept = self._at + filled, bytearray()
        del got[filled:]
        return cast(bytes, got)  # whoever reads a file takes any buffer

    def _reach(self, until: int) -> None:
        missing = min(until, self._size) - self._begin - len(self._kept)
        if missing > 0:
            self._kept += self._source.read(missing)
