"""A film of many frames: the first whole, the others as a film of JPEGs, one frame in memory at a time (IMG-07, IMG-10)."""

import io

import imagecodecs
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from pydicom.uid import JPEGBaseline8Bit, JPEGLSLossless, RLELossless

from schemas.care.derivative import MAX_FILM_FRAMES, Normalized
from tests import radiographs
from tests.radiographs import coded, dicom, run_lengths, written
from tests.workers.imaging.room import normalize
from workers.imaging import normalize as room
from workers.imaging.dicom import radiograph
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable

ONE = radiographs.shadow(320, 240, 200, 4000).astype(np.uint16)
THREE = [ONE, ONE // 2, ONE // 4]


def film(made: Normalized) -> list[npt.NDArray[np.generic]]:
    assert made.film is not None
    (reel,) = (each for each in made.derivatives if each.facts.kind == "film")
    assert sum(made.film.sizes) == len(reel.content)
    ends = np.cumsum(made.film.sizes)
    return [np.asarray(Image.open(io.BytesIO(reel.content[end - size : end]))) for size, end in zip(made.film.sizes, ends, strict=True)]


def plain() -> bytes:
    return written(dicom(np.concatenate(THREE), Rows=240, NumberOfFrames=3, WindowCenter=2048, WindowWidth=4096))


def test_img_07_every_frame_is_shown_under_the_first_ones_window() -> None:
    made = normalize(plain())

    frames = film(made)

    assert made.film is not None
    assert (made.film.frames, made.film.every, made.film.seconds, len(frames)) == (3, 1, None, 3)
    for values, frame in zip(THREE, frames, strict=True):
        assert np.abs(frame.astype(float) - (values / 4095 * 255)).mean() < 2
    assert made.frame is not None
    assert made.frame.frames == 3
    assert [each.facts.kind for each in made.derivatives] == ["display", "thumb", "frame", "film"]


@pytest.mark.parametrize("syntax", [RLELossless, JPEGLSLossless])
def test_img_07_a_film_is_the_same_in_every_coding(syntax: str) -> None:
    coder = run_lengths if syntax == RLELossless else imagecodecs.jpegls_encode
    made = normalize(coded(ONE, syntax, [coder(each) for each in THREE], WindowCenter=2048, WindowWidth=4096))
    other = normalize(plain())

    assert made.frame is not None
    assert other.frame is not None
    assert made.frame.pixel_sha256 == other.frame.pixel_sha256
    assert [each.facts.sha256 for each in made.derivatives] == [each.facts.sha256 for each in other.derivatives]


def test_img_07_a_film_of_colour() -> None:
    photo = np.dstack([radiographs.shadow(96, 64, 20, 235, seed) for seed in (1, 2, 3)]).astype(np.uint8)
    frames = [photo, photo // 2]
    streams = []
    for each in frames:
        out = io.BytesIO()
        Image.fromarray(each).save(out, "JPEG", quality=95)
        streams.append(out.getvalue())

    made = normalize(coded(photo, JPEGBaseline8Bit, streams, photometric="YBR_FULL_422"))

    assert made.frame is None
    for expected, frame in zip(frames, film(made), strict=True):
        assert np.abs(frame.astype(int) - expected).mean() < 8


def test_img_07_frames_of_single_bits() -> None:
    bits = (radiographs.shadow(32, 40, 0, 2, 1) > 0).astype(np.uint8)
    ds = dicom(bits, bits_stored=8, NumberOfFrames=2)
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 1, 1, 0
    ds.PixelData = np.packbits(np.concatenate((bits, 1 - bits)), bitorder="little").tobytes()

    one, other = film(normalize(written(ds)))

    assert (np.abs(one.astype(int) - bits * 255) < 60).mean() > 0.95
    assert (np.abs(other.astype(int) - (1 - bits) * 255) < 60).mean() > 0.95


def test_img_10_of_too_many_frames_every_nth_is_taken() -> None:
    small = np.concatenate([np.full((16, 16), at, np.uint16) for at in range(500)])

    made = normalize(written(dicom(small, Rows=16, NumberOfFrames=500, WindowCenter=250, WindowWidth=500)))

    assert made.film is not None
    frames = film(made)
    assert (made.film.frames, made.film.every, len(frames)) == (500, 3, 167)
    assert len(frames) <= MAX_FILM_FRAMES
    assert abs(int(frames[100].mean()) - 300 / 499 * 255) < 2


def test_img_10_of_frames_that_cost_much_fewer_are_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """By what a coding costs and not by a clock, so that the same film is made on every machine."""
    original = coded(ONE, JPEGLSLossless, [imagecodecs.jpegls_encode(ONE)] * 12)
    monkeypatch.setattr(radiograph, "FILM_WORK", 5 * ONE.size * (25 + radiograph.SHOWING_WORK))

    made = normalize(original)

    assert made.film is not None
    assert (made.film.frames, made.film.every, len(made.film.sizes)) == (12, 3, 4)


def test_img_10_large_frames_are_shrunk() -> None:
    large = radiographs.shadow(1500, 600, 200, 4000)

    made = normalize(written(dicom(np.concatenate((large, large)), Rows=600, NumberOfFrames=2)))

    assert [each.shape for each in film(made)] == [(410, 1024), (410, 1024)]
    (reel,) = (each for each in made.derivatives if each.facts.kind == "film")
    assert (reel.facts.width, reel.facts.height) == (1024, 410)


class Measured(io.BytesIO):
    """A source that remembers the longest piece that was asked of it."""

    longest = 0

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self.longest = max(self.longest, len(buffer))
        return super().readinto(buffer)


def test_img_10_frames_come_off_the_tape_one_at_a_time() -> None:
    original = plain()
    source = Measured(original)

    room.normalize(Tape(source, len(original)))

    assert source.longest == ONE.nbytes


@pytest.mark.parametrize("declared", [2, 4])
@pytest.mark.parametrize("syntax", [None, JPEGLSLossless])
def test_t_u10_more_or_fewer_frames_than_declared_are_refused(declared: int, syntax: str | None) -> None:
    if syntax is None:
        original = written(dicom(np.concatenate(THREE), Rows=240, NumberOfFrames=declared))
    else:
        original = coded(ONE, syntax, [imagecodecs.jpegls_encode(each) for each in THREE], NumberOfFrames=declared)

    with pytest.raises(Unreadable) as refusal:
        normalize(original)

    assert refusal.value.reason == "undecodable"
