"""A DICOM file's elements, walked before anything believes them: what the picture needs goes on, the rest is passed over unread.

pydicom reads whatever a file holds, as deep and as long as the file says. Here one pass from front to back, whose cost is the file's
own length, takes out the few elements that are used, and pydicom is given only those (DICOM PS3.5 section 7).
"""

import io
from typing import NamedTuple

from pydicom import Dataset, config
from pydicom.datadict import dictionary_VR
from pydicom.filereader import read_dataset

from workers.imaging.sniff import DICOM_PREAMBLE
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable

MAX_ELEMENTS = 100_000
"""Headers before the pixels, those within sequences too; 240 frames that each say everything of themselves have a tenth."""
MAX_DEPTH = 8
"""Sequences within sequences; what is used here lies two deep."""
MAX_VALUE_BYTES = 4 * 1024 * 1024
"""A colour profile is the longest value that is used; a table of 65,536 entries has 128 KiB."""
MAX_KEPT_BYTES = 32 * 1024 * 1024

_SEQUENCES = frozenset({0x00283000, 0x00283010, 0x52009229, 0x52009230, 0x00289110, 0x00289132, 0x00289145})
"""Modality LUT, VOI LUT, Shared and Per-Frame Functional Groups, and in those Pixel Measures, Frame VOI LUT, Pixel Value
Transformation: whatever another sequence holds is passed over."""
_PRESENTATION_ENDS = 0x5000
"""Groups from here on are curves, waveforms, overlays and pixels."""
_PIXELS, _FLOAT_PIXELS = 0x7FE00010, frozenset({0x7FE00008, 0x7FE00009})
_ITEM, _ITEM_END, _SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
_TRANSFER_SYNTAX = 0x00020010
_LONG = frozenset((b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV"))
"""Value representations whose length has four bytes (PS3.5 section 7.1.2)."""
UNDEFINED = 0xFFFFFFFF


config.settings.reading_validation_mode = config.IGNORE  # a sensor's sloppy attribute is no reason to lose its picture


class Opened(NamedTuple):
    """What stands before the pixels. `length`: of the pixels in bytes, None where they come in fragments."""

    ds: Dataset
    coding: str
    length: int | None


class _Header(NamedTuple):
    tag: int
    vr: bytes
    length: int


class _Level(NamedTuple):
    """Something that holds others: until `end`, or until its delimiter where that is None."""

    holds: str
    end: int | None
    explicit: bool
    keep: bool


def opened(original: Tape, codings: frozenset[str]) -> Opened:
    """The elements that are used here, with the tape at the first byte of the pixels.

    Raises Unreadable: `unsupported` for a coding that is not among `codings`, `no_picture` where no pixels follow, `limit` and
    `undecodable` for what no honest file has.
    """
    walk = _Walk(original)
    original.skip(DICOM_PREAMBLE + 4)
    coding, first = walk.meta()
    if coding not in codings:
        raise Unreadable("unsupported", "a DICOM transfer syntax that is not read here")
    # Some writers say implicit and write explicit, or the other way round: the first element shows it.
    length = walk.top(first, explicit=_is_vr(first[4:6]))
    ds = read_dataset(io.BytesIO(walk.kept), is_implicit_VR=True, is_little_endian=True)
    return Opened(ds, coding, None if length == UNDEFINED else length)


class _Walk:
    """`kept`: the elements that are used, all written in one way, implicit and with delimiters, so that no header of theirs is
    believed twice."""

    def __init__(self, original: Tape) -> None:
        self._tape, self._seen = original, 0
        self.kept = bytearray()

    def meta(self) -> tuple[str, bytearray]:
        """The transfer syntax, and the first eight bytes after the meta information, which is always explicit (PS3.10 section 7.1)."""
        coding = ""
        while (begun := self._begun())[:2] == b"\x02\x00":
            header = self._header(begun, explicit=True)
            if header.tag == _TRANSFER_SYNTAX and header.length <= 64:
                coding = self._tape.read(header.length).rstrip(b"\0 ").decode("latin-1")
            else:
                self._tape.skip(header.length)
        if not coding:
            raise Unreadable("undecodable", "the file does not name its coding")
        return coding, begun

    def top(self, begun: bytearray, explicit: bool) -> int:
        """Keep what is used; the length of the pixels, at which this ends."""
        while True:
            header = self._header(begun, explicit)
            if header.tag == _PIXELS:
                return header.length
            if header.tag in _FLOAT_PIXELS:
                raise Unreadable("unsupported", "pixels of floating point")
            self._take(header, [_Level("elements", None, explicit, keep=True)])
            if not self._tape.left:
                raise Unreadable("no_picture", "a DICOM object without pixel data")
            begun = self._begun()

    def _take(self, header: _Header, levels: list[_Level]) -> None:
        """Keep an element or pass it over, and walk what it holds; never by calling itself, for depth is the file's to choose."""
        outermost = len(levels)
        self._element(header, levels)
        while len(levels) > outermost:
            level = levels[-1]
            if level.end is not None and self._tape.at >= level.end:
                if self._tape.at > level.end:
                    raise Unreadable("undecodable", "an element is longer than what holds it")
                self._close(levels)
                continue
            if len(levels) > outermost + 2 * MAX_DEPTH:
                raise Unreadable("limit", "sequences lie deeper in one another than is read here")
            begun = self._begun()
            tag = _tag(begun)
            if tag in (_ITEM, _ITEM_END, _SEQUENCE_END):
                self._mark(tag, int.from_bytes(begun[4:], "little"), levels)
            elif level.holds == "elements":
                self._element(self._header(begun, level.explicit), levels)
            else:
                raise Unreadable("undecodable", "a sequence holds something that is no item")

    def _element(self, header: _Header, levels: list[_Level]) -> None:
        explicit, keep = levels[-1].explicit, levels[-1].keep
        keep_inside = keep and header.tag in _SEQUENCES
        if keep_inside or header.length == UNDEFINED:
            holds = "fragments" if header.vr in (b"OB", b"OW") or header.tag == _PIXELS else "items"
            # What is unknown and of undefined length is implicit inside (PS3.5 section 6.2.2).
            levels.append(_Level(holds, self._end(header.length), explicit and header.vr != b"UN", keep_inside))
            if keep_inside:
                self._put(header.tag, UNDEFINED)
        elif keep and _is_used(header):
            self._put(header.tag, header.length)
            self.kept += self._tape.read(header.length)
        else:
            self._tape.skip(header.length)

    def _mark(self, tag: int, length: int, levels: list[_Level]) -> None:
        holds, end, explicit, keep = levels[-1]
        if tag == _ITEM and holds == "items":
            levels.append(_Level("elements", self._end(length), explicit, keep))
            if keep:
                self._put(_ITEM, UNDEFINED)
        elif tag == _ITEM and holds == "fragments":
            self._tape.skip(length)
        elif tag == (_ITEM_END if holds == "elements" else _SEQUENCE_END) and end is None:
            self._close(levels)
        else:
            raise Unreadable("undecodable", "items and their ends do not match")

    def _close(self, levels: list[_Level]) -> None:
        level = levels.pop()
        if level.keep:
            self._put(_ITEM_END if level.holds == "elements" else _SEQUENCE_END, 0)

    def _begun(self) -> bytearray:
        self._seen += 1
        if self._seen > MAX_ELEMENTS:
            raise Unreadable("limit", "more elements than a picture needs")
        return self._tape.read(8)

    def _header(self, begun: bytearray, explicit: bool) -> _Header:
        tag, vr = _tag(begun), bytes(begun[4:6])
        # A length, which is even, never reads like the pixels' own OB, OW or UN, whatever the first element looked like. And among
        # explicit elements there are some that an implicit writer has put in.
        if not (explicit and _is_vr(vr)) and not (tag == _PIXELS and vr in (b"OB", b"OW", b"UN")):
            return _Header(tag, b"", int.from_bytes(begun[4:], "little"))
        if vr in _LONG:
            return _Header(tag, vr, int.from_bytes(self._tape.read(4), "little"))
        return _Header(tag, vr, int.from_bytes(begun[6:], "little"))

    def _end(self, length: int) -> int | None:
        if length == UNDEFINED:
            return None
        if length > self._tape.left:
            raise Unreadable("undecodable", "a length in the file goes beyond its end")
        return self._tape.at + length

    def _put(self, tag: int, length: int) -> None:
        self.kept += (tag >> 16).to_bytes(2, "little") + (tag & 0xFFFF).to_bytes(2, "little") + length.to_bytes(4, "little")
        if len(self.kept) > MAX_KEPT_BYTES:
            raise Unreadable("limit", "more is said about the picture than is read here")


def _tag(begun: bytearray) -> int:
    return int.from_bytes(begun[:2], "little") << 16 | int.from_bytes(begun[2:4], "little")


def _is_vr(vr: bytes | bytearray) -> bool:
    return vr.isalpha() and vr.isupper()


def _is_used(header: _Header) -> bool:
    """Short, of a public group, neither a group length nor a sequence, whatever the file calls it."""
    group, element = header.tag >> 16, header.tag & 0xFFFF
    if group % 2 or not element or group >= _PRESENTATION_ENDS or header.length > MAX_VALUE_BYTES:
        return False
    try:
        return dictionary_VR(header.tag) != "SQ"
    except KeyError:
        return False
