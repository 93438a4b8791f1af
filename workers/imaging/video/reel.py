"""A clip as the decoder gets it: its samples where they lie in the original, under a head of our own writing.

Nothing that the sender wrote around the pictures reaches the demultiplexer: no other track, no edit list, no reference to a file or an
address, no playlist. Only the sample description and the coded frames are the file's.
"""

import io
import struct

import numpy as np

from workers.imaging.video.track import Track

_UPRIGHT = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_SELF_CONTAINED = 1


class Reel(io.BufferedIOBase):
    """Head and original as one file that is never copied together."""

    def __init__(self, track: Track, original: memoryview) -> None:
        self._parts = (memoryview(_head(track, len(original))), original)
        self._size = sum(len(each) for each in self._parts)
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence])
        return self._at

    def read(self, size: int | None = -1) -> bytes:
        head, original = self._parts
        end = self._size if size is None or size < 0 else min(self._at + size, self._size)
        got = bytes(head[self._at : end]) + bytes(original[max(self._at - len(head), 0) : max(end - len(head), 0)])
        self._at += len(got)
        return got


def _head(track: Track, length: int) -> bytes:
    """Everything before the original, which stands in one `mdat`."""
    ftyp = _box(b"ftyp", b"isom\0\0\2\0isomiso2mp41")
    bare = len(ftyp) + len(_moov(track, 0)) + 16
    return ftyp + _moov(track, bare) + struct.pack(">I4sQ", 1, b"mdat", 16 + length)


def _moov(track: Track, shift: int) -> bytes:
    return _box(b"moov", _mvhd(track) + _box(b"trak", _tkhd(track) + _box(b"mdia", _mdia(track, shift))))


def _mvhd(track: Track) -> bytes:
    span = _span(track)
    return _full(b"mvhd", struct.pack(">IIIIIH10x", 0, 0, track.timescale, span, 0x10000, 0x100) + _UPRIGHT + bytes(24) + b"\0\0\0\2")


def _tkhd(track: Track) -> bytes:
    sides = struct.pack(">II", track.width << 16, track.height << 16)
    return _full(b"tkhd", struct.pack(">IIIII8xHHHH", 0, 0, 1, 0, _span(track), 0, 0, 0, 0) + _UPRIGHT + sides, flags=3)


def _mdia(track: Track, shift: int) -> bytes:
    mdhd = _full(b"mdhd", struct.pack(">IIIIHH", 0, 0, track.timescale, _span(track), 0x55C4, 0))
    hdlr = _full(b"hdlr", bytes(4) + b"vide" + bytes(13))
    here = _box(b"dinf", _full(b"dref", struct.pack(">I", 1) + _full(b"url ", b"", flags=_SELF_CONTAINED)))
    return mdhd + hdlr + _box(b"minf", _full(b"vmhd", bytes(8), flags=1) + here + _box(b"stbl", _stbl(track, shift)))


def _stbl(track: Track, shift: int) -> bytes:
    """Each sample is a chunk of its own, so that its place is told outright."""
    count = len(track.sizes)
    entry = bytearray(track.entry)
    entry[14:16] = b"\0\1"  # its data stand in this file
    each = np.ones(count, np.int64)
    late = track.shown - track.decoded
    late -= min(0, int(late.min()))
    return (
        _full(b"stsd", struct.pack(">I", 1) + bytes(entry))
        + _table(b"stts", ">u4", each, np.diff(track.decoded, append=track.decoded[-1] + track.durations[-1]))
        + _table(b"ctts", ">u4", each, late)
        + _table(b"stss", ">u4", np.flatnonzero(track.whole) + 1)
        + _full(b"stsc", struct.pack(">IIII", 1, 1, 1, 1))
        + _full(b"stsz", struct.pack(">II", 0, count) + track.sizes.astype(">u4").tobytes())
        + _table(b"co64", ">u8", track.offsets + shift)
    )


def _span(track: Track) -> int:
    return min(int(track.decoded[-1] - track.decoded[0] + track.durations[-1]), 0xFFFFFFFF)


def _table(kind: bytes, of: str, *columns: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> bytes:
    return _full(kind, struct.pack(">I", len(columns[0])) + np.stack(columns, axis=1).astype(of).tobytes())


def _full(kind: bytes, content: bytes, flags: int = 0) -> bytes:
    return _box(kind, struct.pack(">I", flags) + content)


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content
