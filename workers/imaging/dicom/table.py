"""Look-up tables as DICOM writes them: a descriptor of three numbers, and data whose width is not always what it says."""

from typing import cast

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from pydicom import Dataset

MAX_ENTRIES = 65536


class Table(Struct, frozen=True, kw_only=True):
    """`entries` for the values from `first` on; `most` is the largest that `bits` can hold."""

    first: int
    bits: int
    entries: npt.NDArray[np.uint16]

    @property
    def most(self) -> int:
        return (1 << self.bits) - 1


def read(item: Dataset, prefix: str, signed: bool) -> Table | None:
    """The table of `prefix`Descriptor and `prefix`Data (PS3.3 C.11.1.1, C.11.2.1.1, C.7.6.3.1.5); None where it makes no sense.

    `signed`: whether the first value mapped may be negative. A palette told in pieces (C.7.9.2) is put together.
    """
    descriptor = numbers(item.get(prefix + "Descriptor"), signed=False)
    if len(descriptor) != 3 or not 8 <= descriptor[2] <= 16:
        return None
    count, bits = descriptor[0] or MAX_ENTRIES, descriptor[2]
    pieces = item.get(f"Segmented{prefix}Data")
    entries = _data(item.get(prefix + "Data"), count, bits) if pieces is None else _together(_raw(pieces), count, bits)
    if entries is None or int(entries.max()) >= 1 << bits:
        return None
    first = descriptor[1] - 0x10000 if signed and descriptor[1] >= 0x8000 else descriptor[1]
    return Table(first=first, bits=bits, entries=entries)


def numbers(value: object, signed: bool) -> list[int]:
    """Whole numbers of 16 bit, whether pydicom has read them or, not knowing their sign, left them as bytes."""
    if isinstance(value, bytes):
        return [int(one) for one in np.frombuffer(value[: len(value) // 2 * 2], "<i2" if signed else "<u2")]
    many = [value] if isinstance(value, int) else list(cast(list[int], value or ()))
    return [int(one) - 0x10000 if signed and int(one) >= 0x8000 else int(one) if signed else int(one) & 0xFFFF for one in many]


def _data(value: object, count: int, bits: int) -> npt.NDArray[np.uint16] | None:
    """Entries of 16 bit; those of 8 may also lie two in a word (PS3.3 C.11.1.1.1)."""
    raw = _raw(value)
    if bits == 8 and count <= len(raw) < 2 * count:
        return np.frombuffer(raw, np.uint8, count).astype(np.uint16)
    return np.frombuffer(raw, "<u2", count).astype(np.uint16) if len(raw) >= 2 * count else None


def _raw(value: object) -> bytes:
    return value if isinstance(value, bytes) else np.array(numbers(value, signed=False), "<u2").tobytes()


def _together(raw: bytes, count: int, bits: int) -> npt.NDArray[np.uint16] | None:
    """Pieces put together; None for one of unknown kind, of no length, or that leads outside."""
    width = 2 if bits > 8 else 1
    words = np.frombuffer(raw[: len(raw) // width * width], f"<u{width}").tolist()
    entries: list[int] = []
    at = 0
    try:
        while len(entries) < count:
            if words[at] != 2:
                at = _piece(words, at, entries)
                continue
            # Earlier pieces once more: how many, and where the first begins, in bytes, its less significant word first (C.7.9.2.3).
            place = int.from_bytes(np.array(words[at + 2 : at + 2 + 4 // width], f"<u{width}").tobytes(), "little") // width
            for _ in range(words[at + 1]):
                place = _piece(words, place, entries) if len(entries) < count else place
            at += 2 + 4 // width
    except (IndexError, ValueError):
        return None
    return np.array(entries[:count], np.uint16)


def _piece(words: list[int], at: int, entries: list[int]) -> int:
    """One piece, values (C.7.9.2.1) or a straight line to a value (C.7.9.2.2), added to the entries; where the next begins."""
    kind, length = words[at], words[at + 1]
    if kind not in (0, 1) or not length:
        raise ValueError("no piece of a palette")
    if kind == 0:
        values = words[at + 2 : at + 2 + length]
        if len(values) < length:
            raise ValueError("a piece of a palette is cut off")
        entries += values
        return at + 2 + length
    begin, end = entries[-1], words[at + 2]
    entries += [round(begin + (end - begin) * step / length) for step in range(1, length + 1)]
    return at + 3
