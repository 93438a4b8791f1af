"""A tape goes forward; what it handed over in one long step is gone, and a film of many frames is read no further than its first."""

import io

import numpy as np
import pydicom
import pytest
from pydicom.encaps import encapsulate
from pydicom.uid import JPEGLSLossless, RLELossless

from tests import radiographs
from workers.imaging import tape
from workers.imaging.normalize import normalize
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable


class Counted(io.BytesIO):
    """A source that counts the bytes that were taken from it."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        got = super().read(size)
        self.taken += len(got)
        return got

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        filled = super().readinto(buffer)
        self.taken += filled
        return filled


@pytest.fixture(autouse=True)
def _short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tape, "LONG_STEP_BYTES", 100)


def test_small_steps_can_be_gone_back_to() -> None:
    read = Tape.of(bytes(range(250)))

    assert read.read(50) == bytes(range(50))
    assert read.seek(-20, io.SEEK_CUR) == 30
    assert read.read(30) == bytes(range(30, 60))
    assert read.seek(200) == 200
    assert read.read(5) == bytes(range(200, 205))
    assert read.seek(0) == 0
    assert read.start(3) == b"\0\1\2"
    assert read.read() == bytes(range(250))
    assert read.read(1) == b""


def test_what_was_handed_over_is_gone() -> None:
    read = Tape.of(bytes(250))

    read.read(20)
    assert read.read(200) == bytes(200)
    assert read.tell() == 220
    assert read.read(10) == bytes(10)
    read.seek(100)
    with pytest.raises(Unreadable):
        read.read(1)


def test_no_more_is_asked_for_than_there_is() -> None:
    assert Tape.of(b"abc").read(4_000_000_000) == b"abc"


def frames(syntax: str | None = None) -> bytes:
    """A film of three frames; `syntax` compresses each."""
    one = radiographs.shadow(320, 240, 0, 4000)
    ds = radiographs.dicom(np.concatenate((one, one // 2, one // 3)), NumberOfFrames=3, Rows=240)
    if syntax is not None:
        ds.compress(syntax)
    return radiographs.written(ds)


def test_img_10_a_film_of_many_frames_is_read_no_further_than_its_first() -> None:
    original = frames()
    source = Counted(original)

    made = normalize(Tape(source, len(original)))

    assert made.frame is not None
    assert (made.frame.frames, made.frame.rows) == (3, 240)
    assert source.taken < len(original) / 2


@pytest.mark.parametrize("syntax", [None, RLELossless, JPEGLSLossless])
def test_the_first_frame_is_the_same_in_every_coding(syntax: str | None) -> None:
    made, plain = normalize(Tape.of(frames(syntax))), normalize(Tape.of(frames()))

    assert made.frame is not None
    assert plain.frame is not None
    assert made.frame.pixel_sha256 == plain.frame.pixel_sha256


def test_a_table_that_points_nowhere_is_refused() -> None:
    ds = pydicom.dcmread(io.BytesIO(frames(RLELossless)))
    ds.PixelData = encapsulate([b"\0" * 400], has_bot=False)
    ds["PixelData"].is_undefined_length = True

    with pytest.raises(Unreadable) as refusal:
        normalize(Tape.of(radiographs.written(ds)))

    assert refusal.value.reason == "undecodable"
