"""The picture track of a clip: where its samples lie and when they are shown, read off the tables without trust (ISO/IEC 14496-12).

Sound, subtitles, metadata and whatever else the file holds are passed over.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np
import numpy.typing as npt

from workers.imaging.unreadable import Unreadable
from workers.imaging.video.boxes import Boxes

MAX_SAMPLES = 60 * 240
"""A minute at 240 a second, as slow motion is taken."""
MAX_MOOV_BYTES = 32 * 1024 * 1024
MAX_PIXELS = 4096 * 2304
"""Of one frame: 4K in either form. A decoder keeps up to seventeen of them."""

CODINGS: Final = {
    b"avc1": "H.264",
    b"avc3": "H.264",
    b"hvc1": "HEVC",
    b"hev1": "HEVC",
    b"dvh1": "HEVC",
    b"dvhe": "HEVC",
    b"mp4v": "MPEG-4",
    b"s263": "H.263",
    b"vp08": "VP8",
    b"vp09": "VP9",
    b"jpeg": "MJPEG",
    b"mjpa": "MJPEG",
}
"""Codings by their sample entry that are decoded here. AV1 is none of them: the FFmpeg that OpenCV brings has no decoder for it."""

_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
_PLAUSIBLE_YEARS = range(2000, 2100)
_HALF = 1 << 15
"""Parts of one in the matrix, of 16.16 bits, from which a turn counts as one."""

Numbers = npt.NDArray[np.int64]


class Track:
    """`offsets` and `sizes` in bytes of the file, `shown` and `decoded` in ticks of `timescale` a second, one for each sample in the
    order of decoding; `whole` says which need no other one. `orientation` is that of EXIF, 1 to 8. `entry`: the sample description.
    """

    def __init__(self, original: memoryview) -> None:
        boxes = Boxes()
        moov = boxes.needed(original, b"moov")
        if len(moov) > MAX_MOOV_BYTES:
            raise Unreadable("limit", "longer tables than a clip has")
        trak = _picture_track(boxes, moov)
        mdia = boxes.needed(trak, b"mdia")
        self.timescale, told = _mdhd(boxes.needed(mdia, b"mdhd"))
        self.captured_at = _plausible(_created(boxes.needed(moov, b"mvhd"))) or _plausible(told)
        self.orientation = _orientation(boxes.needed(trak, b"tkhd"))
        minf = boxes.needed(mdia, b"minf")
        table = boxes.needed(minf, b"stbl")
        self.entry = _entry(boxes, table)
        _refuse_elsewhere(boxes, minf, self.entry)
        self.width, self.height = _pair(self.entry, 32)
        if min(self.width, self.height) < 1:
            raise Unreadable("undecodable", "frames without pixels")
        if self.width * self.height > MAX_PIXELS:
            raise Unreadable("limit", "larger frames than are decoded here")
        self._read_samples(boxes, table, len(original))

    @property
    def seconds(self) -> float:
        return round(float(self.durations.sum()) / self.timescale, 3)

    def _read_samples(self, boxes: Boxes, table: memoryview, length: int) -> None:
        self.sizes = _sizes(boxes, table)
        count = len(self.sizes)
        if count == 0 and boxes.first(table, b"stts") is not None:
            raise Unreadable("unsupported", "a clip in fragments, or without frames")
        self.durations = _runs(boxes.needed(table, b"stts"), count, ">u4", fill=0)
        self.decoded = np.concatenate(([0], np.cumsum(self.durations[:-1])))
        composed = boxes.first(table, b"ctts")
        late = _runs(composed, count, ">i4", fill=0) if composed is not None else np.zeros(count, np.int64)
        self.shown = self.decoded + late
        self.offsets = _offsets(boxes, table, self.sizes)
        synced = boxes.first(table, b"stss")
        self.whole = np.ones(count, bool) if synced is None else np.isin(np.arange(1, count + 1), _entries(synced, 8, ">u4", 1)[:, 0])
        there = (self.offsets >= 0) & (self.offsets + self.sizes <= length) & (self.sizes > 0)
        if not there.any() or not self.whole.any():
            raise Unreadable("undecodable", "no frame lies within the file")
        self.keep(there)

    def keep(self, which: npt.NDArray[np.bool_]) -> None:
        """Go on with those samples only."""
        self.sizes, self.offsets, self.whole = self.sizes[which], self.offsets[which], self.whole[which]
        self.durations, self.decoded, self.shown = self.durations[which], self.decoded[which], self.shown[which]


def _picture_track(boxes: Boxes, moov: memoryview) -> memoryview:
    for each in boxes.of(moov):
        if each.kind != b"trak":
            continue
        handler = boxes.first(each.content, b"mdia", b"hdlr")
        if handler is not None and bytes(handler[8:12]) == b"vide":
            return each.content
    raise Unreadable("no_picture", "a film without pictures")


def _entry(boxes: Boxes, table: memoryview) -> memoryview:
    """The first sample description with its head."""
    described = boxes.needed(table, b"stsd")
    size = int.from_bytes(described[8:12], "big")
    entry = described[8 : 8 + size]
    if size < 86 or len(entry) < size:
        raise Unreadable("undecodable", "a broken sample description")
    if bytes(entry[4:8]) not in CODINGS:
        raise Unreadable("unsupported", "a coding of films that is not decoded here")
    return entry


def _refuse_elsewhere(boxes: Boxes, minf: memoryview, entry: memoryview) -> None:
    """Raise Unreadable for pictures that lie in another file or at an address: nothing outside is ever asked for (section 8.7.2)."""
    references = boxes.needed(minf, b"dinf", b"dref")
    which = int.from_bytes(entry[14:16], "big")
    told = [each.content for each in boxes.of(references[8:])]
    if not 1 <= which <= len(told) or bytes(told[which - 1][3:4]) != b"\x01":
        raise Unreadable("unsupported", "a clip whose pictures lie in another file")


def _sizes(boxes: Boxes, table: memoryview) -> Numbers:
    packed = boxes.first(table, b"stz2")
    if packed is not None:
        raise Unreadable("unsupported", "a table of sizes that no camera writes")
    box = boxes.needed(table, b"stsz")
    size, count = _number(box, 4), _number(box, 8)
    if count > MAX_SAMPLES:
        raise Unreadable("too_long" if size == 0 else "limit", "more frames than a clip has")
    return np.full(count, size, np.int64) if size else _entries(box, 12, ">u4", 1, count)[:, 0]


def _offsets(boxes: Boxes, table: memoryview, sizes: Numbers) -> Numbers:
    """Where each sample lies: chunks by `stco` or `co64`, samples of a chunk by `stsc` (sections 8.7.4 and 8.7.5)."""
    short = boxes.first(table, b"stco")
    chunks = _entries(short, 8, ">u4", 1) if short is not None else _entries(boxes.needed(table, b"co64"), 8, ">i8", 1)
    runs = _entries(boxes.needed(table, b"stsc"), 8, ">u4", 3)
    firsts = np.append(runs[:, 0], len(chunks) + 1)
    repeats = np.diff(firsts)
    if len(chunks) > MAX_SAMPLES or len(runs) == 0 or firsts[0] != 1 or (repeats < 0).any():
        raise Unreadable("undecodable", "the table of chunks is broken")
    held = np.repeat(runs[:, 1], repeats)
    if int(held.sum()) < len(sizes) or int(held.max(initial=0)) > MAX_SAMPLES:
        raise Unreadable("undecodable", "the chunks hold fewer frames than are told")
    ends = np.minimum(np.cumsum(held), len(sizes))
    starts = np.concatenate(([0], ends[:-1]))
    before = np.concatenate(([0], np.cumsum(sizes)))
    placed: Numbers = np.repeat(chunks[:, 0], ends - starts) + before[:-1] - np.repeat(before[starts], ends - starts)
    return placed


def _runs(box: memoryview, count: int, of: str, fill: int) -> Numbers:
    """One value for each of `count` samples, of a table of (how many, value)."""
    table = _entries(box, 8, ">u4", 2)
    values = table[:, 1].astype(np.uint32).view(np.int32).astype(np.int64) if of == ">i4" else table[:, 1]
    repeats = np.minimum(table[:, 0], count)
    ends = np.minimum(np.cumsum(repeats), count)
    told = np.repeat(values, np.diff(np.concatenate(([0], ends))))
    return np.concatenate((told, np.full(count - len(told), fill, np.int64)))


def _entries(box: memoryview, start: int, of: str, columns: int, count: int | None = None) -> Numbers:
    """The rows of a table after its head, whose last four bytes count them; `of` is numpy's word for one value."""
    told = _number(box, start - 4) if count is None else count
    kind = np.dtype(of)
    if told > MAX_SAMPLES * 4:
        raise Unreadable("limit", "longer tables than a clip has")
    body = box[start : start + told * columns * kind.itemsize]
    if len(body) < told * columns * kind.itemsize:
        raise Unreadable("undecodable", "a table was cut off")
    return np.frombuffer(body, kind).astype(np.int64).reshape(told, columns)


def _number(box: memoryview, at: int) -> int:
    if len(box) < at + 4:
        raise Unreadable("undecodable", "a box was cut off")
    return int.from_bytes(box[at : at + 4], "big")


def _pair(entry: memoryview, at: int) -> tuple[int, int]:
    return int.from_bytes(entry[at : at + 2], "big"), int.from_bytes(entry[at + 2 : at + 4], "big")


def _mdhd(box: memoryview) -> tuple[int, datetime | None]:
    long = bytes(box[0:1]) == b"\x01"
    timescale = _number(box, 20 if long else 12)
    if timescale == 0:
        raise Unreadable("undecodable", "a clock that stands still")
    return timescale, _created(box)


def _created(box: memoryview) -> datetime | None:
    """The time of creation of `mvhd` or `mdhd`: seconds since 1904, UTC by the standard."""
    seconds = int.from_bytes(box[4:12], "big") if bytes(box[0:1]) == b"\x01" else _number(box, 4)
    return _EPOCH + timedelta(seconds=seconds) if seconds < 1 << 33 else None


def _plausible(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None and at.year in _PLAUSIBLE_YEARS else None


def _orientation(box: memoryview) -> int:
    """The turn of the track's matrix as EXIF counts turns: a phone that is held upright writes a quarter turn (section 8.3.2)."""
    start = 52 if bytes(box[0:1]) == b"\x01" else 40
    a, b, _, c, d = (int.from_bytes(box[start + 4 * at : start + 4 * at + 4], "big", signed=True) for at in range(5))
    return _EXIF_OF_MATRIX.get((_sign(a), _sign(b), _sign(c), _sign(d)), 1)


def _sign(part: int) -> int:
    return 0 if abs(part) < _HALF else 1 if part > 0 else -1


_EXIF_OF_MATRIX = {
    (1, 0, 0, 1): 1,
    (-1, 0, 0, 1): 2,
    (-1, 0, 0, -1): 3,
    (1, 0, 0, -1): 4,
    (0, 1, 1, 0): 5,
    (0, 1, -1, 0): 6,
    (0, -1, -1, 0): 7,
    (0, -1, 1, 0): 8,
}
"""Which way x (a, b) and y (c, d) of the stored frame run on the screen, y downwards."""
