"""The one zip that the house writes (APPNOTE.TXT 6.3.10): files as they are, one after the other, and nothing beside or between them.

There is no compression, no moment and no maker's mark in it, so that the same files are the same bytes whenever and wherever they are put
together. What comes in pieces has its checksum behind it (4.3.9); what is known before has it in front.
"""

import struct
import zlib

import msgspec

MOST_BYTES = 2**32 - 2
"""No zip is longer: beyond it the format needs a second kind of header."""

LONGEST_NAME = 255
_LOCAL, _LOCAL_MARK = struct.Struct("<4sHHHHHIIIHH"), b"PK\x03\x04"
_BEHIND, _BEHIND_MARK = struct.Struct("<4sIII"), b"PK\x07\x08"
_LISTED, _LISTED_MARK = struct.Struct("<4sHHHHHHIIIHHHHHII"), b"PK\x01\x02"
_END, _END_MARK = struct.Struct("<4sHHHHIIH"), b"PK\x05\x06"
_NEEDED, _MADE_BY = 20, (3 << 8) + 20  # version 2.0, Unix
_MIDNIGHT, _FIRST_DAY = 0, 0x21  # January 1, 1980: the first that there is
_CHECKSUM_BEHIND = 8
_PLAIN_FILE = 0o100644 << 16

HEADER_BYTES = _LOCAL.size


class Entry(msgspec.Struct, frozen=True):
    """A file of the zip: its size in bytes, its CRC-32, whether that stands behind it, and where it begins."""

    name: str
    size: int
    checksum: int
    is_behind: bool
    at: int


class Archive:
    """A zip on its way out. Of each file: `begin`, `add` for every piece, `end`; when all are through, `directory`."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._at = 0
        self._open = Entry("", 0, 0, False, 0)

    def begin(self, name: str, size: int, checksum: int | None = None) -> bytes:
        """The bytes in front of a file."""
        self._open = Entry(name, size, checksum or 0, checksum is None, self._at)
        header = front(name, size, checksum)
        self._at += len(header) + size
        return header

    def add(self, piece: bytes) -> None:
        """Take note of a piece of the file that was begun."""
        if self._open.is_behind:
            self._open = msgspec.structs.replace(self._open, checksum=zlib.crc32(piece, self._open.checksum))

    def end(self) -> bytes:
        """The bytes behind a file."""
        done = self._open
        self.entries.append(done)
        behind = _BEHIND.pack(_BEHIND_MARK, done.checksum, done.size, done.size) if done.is_behind else b""
        self._at += len(behind)
        return behind

    def directory(self) -> bytes:
        """What ends the zip: the list of its files."""
        listed = b"".join(_listed(each) for each in self.entries)
        count = len(self.entries)
        return listed + _END.pack(_END_MARK, 0, 0, count, count, len(listed), self._at, 0)


def front(name: str, size: int, checksum: int | None) -> bytes:
    """The header of a file."""
    flags, told = (_CHECKSUM_BEHIND, (0, 0, 0)) if checksum is None else (0, (checksum, size, size))
    head = _LOCAL.pack(_LOCAL_MARK, _NEEDED, flags, 0, _MIDNIGHT, _FIRST_DAY, *told, len(name), 0)
    return head + name.encode("ascii")


def length(first: tuple[str, int], others: list[tuple[str, int]]) -> int:
    """How many bytes the zip of these names and sizes has, the first of them with its checksum in front."""
    each = [HEADER_BYTES + _LISTED.size + 2 * len(name) + size for name, size in (first, *others)]
    return sum(each) + len(others) * _BEHIND.size + _END.size


def told_in(header: bytes) -> tuple[int, int, int] | None:
    """The length of the name, the size and the checksum that a header tells; None if it is no header of a file."""
    if len(header) < HEADER_BYTES or not header.startswith(_LOCAL_MARK):
        return None
    fields = _LOCAL.unpack_from(header)
    return fields[9], fields[8], fields[6]


def _listed(entry: Entry) -> bytes:
    flags = _CHECKSUM_BEHIND if entry.is_behind else 0
    times = (_MIDNIGHT, _FIRST_DAY)
    sizes = (entry.checksum, entry.size, entry.size, len(entry.name), 0, 0, 0, 0)
    return _LISTED.pack(_LISTED_MARK, _MADE_BY, _NEEDED, flags, 0, *times, *sizes, _PLAIN_FILE, entry.at) + entry.name.encode("ascii")
