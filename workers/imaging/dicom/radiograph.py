"""A DICOM file: parsed without trust, its stored values kept whole, its 8-bit views made under a window that is written down."""

from collections.abc import Iterator
from itertools import chain

import cv2

from schemas.care.derivative import MAX_FILM_FRAMES, DicomFacts, Film, FrameFacts, Rendered
from schemas.care.image import MAX_RADIOGRAPH_BYTES
from workers.imaging.dicom import codestream, colour, demographics, elements, fragments, samples, window
from workers.imaging.dicom.codestream import Decoded
from workers.imaging.dicom.grey import Grey
from workers.imaging.dicom.samples import Declared, Stored
from workers.imaging.encode import DISPLAY_LONG_SIDE, Pixels, jpeg, scaled, spliced
from workers.imaging.srgb import to_srgb
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable

FILM_LONG_SIDE = 1024
FILM_WORK = 6_000_000_000
"""Nanoseconds of decoding for all frames of a film, by `codestream.work` and not by a clock: the same film on every machine, and
well within the processor time that a child has."""
SHOWING_WORK = 20
"""Nanoseconds a sample that it takes to window, shrink and encode."""

cv2.setNumThreads(1)  # a confined decoder may start no thread


def read(original: Tape, long_side: int | None = DISPLAY_LONG_SIDE) -> tuple["Radiograph", DicomFacts]:
    """A DICOM file's pictures and what it says of itself; None for every pixel. Raises Unreadable for anything that it holds."""
    try:
        taken = Radiograph(original, long_side)
        return taken, demographics.facts(taken.ds)
    except (Unreadable, MemoryError):
        raise
    except Exception as cause:  # pydicom reads a value when it is asked for, so that a broken one may raise anything anywhere
        raise Unreadable("undecodable", "attributes or pixels are broken") from cause


class Radiograph:
    """`picture`: 8-bit, at most `long_side` pixels long. `size`: in pixels. `facts` and `values` (rows × columns): only of a grey one.
    `film` and `frames`: only of one of many.
    """

    def __init__(self, original: Tape, long_side: int | None) -> None:
        original.refuse_longer(MAX_RADIOGRAPH_BYTES)
        self.ds, self._coding, length = elements.opened(original, codestream.CODINGS)
        self._said = said = samples.declared(self.ds)
        self.size = (said.columns, said.rows)
        self.facts: FrameFacts | None = None
        self.values: Stored | None = None
        self.film: Film | None = None
        self.frames: Rendered | None = None
        every = _every(said, self._coding)
        # Frames come off the tape one at a time: a film of hundreds needs no more memory than its largest frame.
        decoded = self._decoded(original, length, every)
        first = next(decoded)
        if said.photometric in samples.GREY:
            self._grey = Grey(self.ds, said, first.bits)
            self.values = self._grey.values(first.samples, first.bits)
            self.facts = self._grey.facts(self.values)
        elif said.photometric == samples.PALETTE:
            self._palette = colour.palette(self.ds, said)
        whole = self._seen(0, first)
        self.picture = self._finished(whole, long_side or max(self.size))
        rest = (self._seen(at * every, one) for at, one in enumerate(decoded, start=1))
        if said.frames > 1:
            self._splice(chain((whole,), rest), every)
        elif any(True for _ in rest):  # looked for even so, for there they are counted
            raise Unreadable("undecodable", "more frames than the file declares")

    def _decoded(self, original: Tape, length: int | None, every: int) -> Iterator[Decoded]:
        said, coding = self._said, self._coding
        if coding in codestream.NATIVE:
            if length is None:
                raise Unreadable("undecodable", "fragments where the coding has none")
            for frame in fragments.native(original, length, said, every):
                placed = samples.placed(samples.native(frame, said), said)
                yield Decoded(samples=placed, bits=said.stored, is_ybr=said.photometric.startswith("YBR_FULL"))
            return
        if length is not None:
            raise Unreadable("undecodable", "no fragments where the coding has them")
        for frame in fragments.encapsulated(original, said, codestream.is_run_length(coding), every):
            yield codestream.decode(frame, coding, said)

    def _seen(self, at: int, one: Decoded) -> Pixels:
        """A frame in 8 bit, as large as it is: grey under the first one's window, or red, green and blue."""
        if self.facts is not None:
            values = self.values if at == 0 and self.values is not None else self._grey.values(one.samples, one.bits)
            return window.render(values, self._grey.levels(at, self.facts))
        if self._said.photometric == samples.PALETTE:
            return colour.looked_up(one.samples, self._palette)
        return colour.rgb(one.samples, one.bits, one.is_ybr)

    def _finished(self, seen: Pixels, long_side: int) -> Pixels:
        picture, profile = scaled(seen, long_side), self.ds.get("ICCProfile")  # PS3.3 C.11.15
        return to_srgb(picture, profile if isinstance(profile, bytes) else None, None) if self.facts is None else picture

    def _splice(self, seen: Iterator[Pixels], every: int) -> None:
        made, sizes = bytearray(), list[int]()
        for one in seen:
            picture = self._finished(one, FILM_LONG_SIDE)
            made += (content := jpeg(picture))
            sizes.append(len(content))
        self.frames = spliced(made, picture.shape[1], picture.shape[0])
        self.film = Film(frames=self._said.frames, every=every, sizes=tuple(sizes), seconds=None)


def _every(said: Declared, coding: str) -> int:
    """Which frames are in the film: each, or so few that neither their number nor their decoding is too much."""
    cost = said.rows * said.columns * said.samples * (codestream.work(coding) + SHOWING_WORK)
    return max(1, -(-said.frames // MAX_FILM_FRAMES), -(-said.frames * cost // FILM_WORK))
