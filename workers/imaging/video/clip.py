"""A clip of at most a minute: a poster that shows something, and a film of still frames. Its sound is dropped.

OpenCV's FFmpeg decodes from memory, under a container of our own writing (`reel`): with one thread, one format and no protocol.
"""

import os
from collections.abc import Iterator
from typing import Any, cast

import cv2
import numpy as np
import numpy.typing as npt
import simplejpeg  # type: ignore[import-untyped]

from schemas.care.derivative import MAX_FILM_FRAMES, Film, Rendered
from schemas.care.image import MAX_PHOTO_BYTES
from workers.imaging.encode import DISPLAY_LONG_SIDE, scaled, spliced
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable
from workers.imaging.video.reel import Reel
from workers.imaging.video.track import MAX_PIXELS, Numbers, Track

MAX_SECONDS = 60.0
TOLERANCE_SECONDS = 1.0
"""A phone that stops by itself after a minute writes a little more."""

FRAMES_A_SECOND = 4
FILM_LONG_SIDE = 1024
FILM_QUALITY = 80

MOST_DECODED = 1_000_000_000
"""Pixels that are decoded of one clip: 16 s of 1080p at 30 a second, 4 s of 4K. Of a longer one the first frames after each
whole one are, so that it stays well within the child's processor time."""

POSTER_SECONDS = 3.0
"""The poster comes from the first seconds if anything is to be seen in them."""
POSTER_SIDE = 256
DARK, BRIGHT = 40.0, 225.0
"""Mean grey levels outside which a frame is no poster: before the flash, or into it."""

Frame = npt.NDArray[np.uint8]

# OpenCV asks for it when it opens a film. Whatever a stream holds, this one format reads it, and nothing goes to an address.
os.putenv("OPENCV_FFMPEG_CAPTURE_OPTIONS", "input_format;mov|format_whitelist;mov|protocol_whitelist;none|threads;1")
cv2.setNumThreads(1)
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)  # it would quote the file


class Clip:
    """`picture`: the poster, upright, at display size. `size`: of an upright frame in pixels. `film` and `frames`: the derivative."""

    def __init__(self, original: Tape) -> None:
        original.refuse_longer(MAX_PHOTO_BYTES)
        content = memoryview(original.read())
        track = Track(content)
        self.seconds, self.orientation, self.captured_at = track.seconds, track.orientation, track.captured_at
        if self.seconds > MAX_SECONDS + TOLERANCE_SECONDS:
            raise Unreadable("too_long", "a clip of more than a minute")
        count = len(track.sizes)
        thin(track)
        poster, made = _Poster(), bytearray()
        times: list[float] = []
        sizes: list[int] = []
        for at, frame in _wanted(track, content):
            upright = _UPRIGHT[self.orientation](frame)
            small = scaled(upright, FILM_LONG_SIDE)
            poster.offer(len(sizes), at, upright, small)
            coded = simplejpeg.encode_jpeg(np.ascontiguousarray(small), quality=FILM_QUALITY, colorspace="BGR")
            made += coded
            sizes.append(len(coded))
            times.append(round(at, 3))
            side = small.shape[1], small.shape[0]
            self.size = upright.shape[1], upright.shape[0]
        if not sizes:
            raise Unreadable("undecodable", "no frame can be decoded")
        self.picture = poster.picture
        self.frames: Rendered = spliced(made, *side)
        self.film = Film(
            frames=count,
            every=max(1, round(count / len(sizes))),
            sizes=tuple(sizes),
            seconds=self.seconds,
            times=tuple(times),
            poster=poster.number,
        )


def thin(track: Track) -> None:
    """Leave out frames that would cost more to decode than a clip may, in a way that keeps every one that is left whole.

    A whole frame begins a group; a group cut short can still be decoded, but what is shown before its first frame leans on the group
    before it, and goes too.
    """
    allowed = max(1, MOST_DECODED // (track.width * track.height))
    count = len(track.sizes)
    if count <= allowed:
        return
    starts = np.flatnonzero(track.whole)
    step = -(-len(starts) // allowed)
    each = max(1, allowed // len(starts))
    first = np.maximum(np.searchsorted(starts, np.arange(count), side="right") - 1, 0)
    place = np.arange(count) - starts[first]
    keeps = (place >= 0) & (place < each) & (first % step == 0) & (track.shown >= track.shown[starts[first]])
    track.keep(keeps)


def moments(times: npt.NDArray[np.float64], seconds: float) -> Numbers:
    """Which of the frames at `times`, in seconds and in order, are in the film: the first, then one for every step that has one."""
    step = max(1 / FRAMES_A_SECOND, seconds / MAX_FILM_FRAMES)
    # A frame that comes a breath early still belongs to its step; a minute and a bit has no more steps than a film has frames.
    number = np.minimum(np.floor((times - times[0]) / step + 1e-3).astype(np.int64), MAX_FILM_FRAMES - 1)
    return np.flatnonzero(np.diff(number, prepend=-1) > 0)


def _wanted(track: Track, content: memoryview) -> Iterator[tuple[float, Frame]]:
    """The film's frames as they are stored, with their time in seconds; a decoder gives them in the order in which they are shown."""
    shown = np.sort(track.shown)
    times = (shown - shown[0]) / track.timescale
    wanted = set(moments(times, float(times[-1])).tolist())
    film = cv2.VideoCapture(cast(Any, Reel(track, content)), cv2.CAP_FFMPEG, [cv2.CAP_PROP_N_THREADS, 1])
    if not film.isOpened():
        raise Unreadable("undecodable", "the decoder does not open the clip")
    film.set(cv2.CAP_PROP_ORIENTATION_AUTO, 0)  # a stream may carry a turn of its own, which the track's has replaced
    last = max(wanted)
    for number in range(last + 1):
        if not film.grab():
            return
        if number in wanted:
            got, frame = film.retrieve()
            if not got:
                return
            if frame.shape[0] * frame.shape[1] > MAX_PIXELS:
                raise Unreadable("limit", "larger frames than are decoded here")
            yield float(times[number]), cast(Frame, frame)
    # Never `film.release()`: it would let go of our stream without the interpreter's lock, which aborts the process.


class _Poster:
    """The sharpest frame of the first seconds that is neither dark nor blinding; or the first such frame later; or the first of all."""

    def __init__(self) -> None:
        self._rank: tuple[bool, bool, float] | None = None

    def offer(self, number: int, at: float, upright: Frame, small: Frame) -> None:
        grey = cv2.cvtColor(scaled(small, POSTER_SIDE), cv2.COLOR_BGR2GRAY)
        lit, early = DARK <= float(grey.mean()) <= BRIGHT, at <= POSTER_SECONDS
        sharp = round(float(cv2.Laplacian(grey, cv2.CV_64F).var()), 3) if early else 0.0
        rank = (lit, early, sharp)
        if self._rank is None or rank > self._rank:
            self._rank, self.number = rank, number
            self.picture = np.asarray(cv2.cvtColor(scaled(upright, DISPLAY_LONG_SIDE), cv2.COLOR_BGR2RGB), dtype=np.uint8)


_UPRIGHT: dict[int, Any] = {
    1: lambda frame: frame,
    2: lambda frame: cv2.flip(frame, 1),
    3: lambda frame: cv2.rotate(frame, cv2.ROTATE_180),
    4: lambda frame: cv2.flip(frame, 0),
    5: cv2.transpose,
    6: lambda frame: cv2.rotate(frame, cv2.ROTATE_90_CLOCKWISE),
    7: lambda frame: cv2.flip(cv2.transpose(frame), -1),
    8: lambda frame: cv2.rotate(frame, cv2.ROTATE_90_COUNTERCLOCKWISE),
}
"""By the EXIF number of the orientation."""
