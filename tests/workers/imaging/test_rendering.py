"""Modality, VOI, presentation and the bits of a cell, as the standard has them: each rule on a ramp that shows it (IMG-07)."""

import io
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from pydicom import Dataset
from pydicom.sequence import Sequence

from schemas.care.derivative import FrameFacts, Normalized
from tests.radiographs import dicom, lut, written
from tests.workers.imaging.frame_v1 import decode
from tests.workers.imaging.room import normalize
from workers.imaging.dicom import radiograph, window
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable

RAMP = np.tile(np.arange(4096, dtype=np.uint16).reshape(64, 64), (4, 4))
"""Each of the 4096 values of 12 bit, sixteen times."""
Values = npt.NDArray[Any]


def seen(ds: Dataset) -> Values:
    """The 8-bit picture before JPEG."""
    taken, _ = radiograph.read(Tape.of(written(ds)))
    return np.asarray(taken.picture)


def shown(ds: Dataset) -> tuple[Normalized, FrameFacts, Values]:
    """What was made, its facts, and the frame's values."""
    made = normalize(written(ds))
    told = made.frame
    assert told is not None
    (frame,) = (each for each in made.derivatives if each.facts.kind == "frame")
    return made, told, decode(frame.content, told.columns, told.rows, told.signed)


def as_the_viewer_does(told: FrameFacts, values: Values) -> Values:
    """The frame through the facts alone, which is all that the viewer has."""
    return window.greys(told, told.windows[0], told.slope, told.intercept)[values.view(np.uint16)]


# Modality (PS3.3 C.11.1)


def test_img_07_a_modality_table_is_applied_to_the_frames_values() -> None:
    table = (np.arange(4096) ** 2 // 4096 + 3).tolist()
    ds = dicom(RAMP, ModalityLUTSequence=Sequence([lut([4096, 0, 16], table)]), WindowCenter=2000, WindowWidth=3000)

    _, told, values = shown(ds)

    assert (values == np.array(table)[RAMP]).all()
    assert (told.slope, told.intercept, told.signed, told.bits_stored) == (1.0, 0.0, False, 16)
    assert (seen(ds) == as_the_viewer_does(told, values)).all()


def test_img_07_a_modality_table_begins_where_it_says_and_ends_flat() -> None:
    ds = dicom(RAMP.astype(int) - 2048, signed=True, ModalityLUTSequence=Sequence([lut([100, -50, 8], list(range(100)))]))

    _, _, values = shown(ds)

    assert (values == (RAMP.astype(int) - 2048 + 50).clip(0, 99)).all()


def test_img_07_padding_stays_padding_under_a_modality_table() -> None:
    ds = dicom(RAMP, ModalityLUTSequence=Sequence([lut([4096, 0, 12], list(range(4096))[::-1])]), PixelPaddingValue=0)

    _, told, values = shown(ds)

    assert told.padding_value is not None
    assert ((values == told.padding_value) == (RAMP == 0)).all()
    assert (seen(ds)[RAMP == 0] == 0).all()
    assert (seen(ds)[RAMP == 1] > 250).all()


@pytest.mark.parametrize("descriptor", [[4096, 0], [4096, 0, 40], [5000, 0, 16]])
def test_a_modality_table_that_makes_no_sense_is_refused(descriptor: list[int]) -> None:
    with pytest.raises(Unreadable) as refusal:
        normalize(written(dicom(RAMP, ModalityLUTSequence=Sequence([lut(descriptor + [0] * (2 - len(descriptor)), [0] * 4096)]))))
    assert refusal.value.reason == "undecodable"


# VOI (C.11.2)


CURVE = (65535 / (1 + np.exp(-(np.arange(4096) - 2000) / 300))).astype(int).tolist()


@pytest.mark.parametrize("table", [CURVE, CURVE[::-1]], ids=["rising", "falling"])
def test_img_07_a_voi_table_is_applied_whole_and_the_viewer_can_follow(table: list[int]) -> None:
    ds = dicom(RAMP, VOILUTSequence=Sequence([lut([4096, 0, 16], table)]))

    _, told, values = shown(ds)

    assert (seen(ds) == np.floor(np.array(table)[RAMP] / 65535 * 255 + 0.5)).all()
    assert (seen(ds) == as_the_viewer_does(told, values)).all()
    assert (told.windows[0].explanation, len(told.windows[0].steps)) == (window.FROM_LUT, 256)


def test_img_07_a_voi_table_looks_up_modality_values() -> None:
    table = lut([1024, -500, 8], [at // 4 for at in range(1024)])
    ds = dicom(RAMP, RescaleSlope=0.5, RescaleIntercept=-1000, VOILUTSequence=Sequence([table]))

    expected = np.clip(np.floor(RAMP * 0.5 - 1000).astype(int) + 500, 0, 1023) // 4
    assert (seen(ds) == expected).all()


def test_img_07_entries_of_eight_bit_may_lie_two_in_a_word() -> None:
    entries = [255 - at // 16 for at in range(4096)]
    plain, packed = (seen(dicom(RAMP, VOILUTSequence=Sequence([lut([4096, 0, 8], entries, packed=how)]))) for how in (False, True))

    assert (packed == plain).all()
    assert (plain == np.array(entries)[RAMP]).all()


def test_a_window_comes_before_a_table_which_stays_a_choice() -> None:
    ds = dicom(RAMP, WindowCenter=1000, WindowWidth=500, VOILUTSequence=Sequence([lut([4096, 0, 16], CURVE)]))
    ds.VOILUTSequence[0].LUTExplanation = "BONE"

    _, told, _ = shown(ds)

    assert [(each.explanation, bool(each.steps)) for each in told.windows] == [("", False), ("BONE", True)]


@pytest.mark.parametrize("table", [[7] * 4096, np.random.default_rng(1).integers(0, 65536, 65536).tolist()], ids=["flat", "noise"])
def test_a_table_that_is_no_curve_is_left_for_a_computed_window(table: list[int]) -> None:
    _, told, _ = shown(dicom(RAMP, VOILUTSequence=Sequence([lut([len(table) % 65536, 0, 16], table)])))

    assert told.windows[0].explanation == (window.FROM_LUT if table[0] == table[1] else window.COMPUTED)


@pytest.mark.parametrize(("function", "at"), [("LINEAR", 0.5), ("LINEAR_EXACT", 0.5), ("SIGMOID", 1 / (1 + np.exp(-2)))])
def test_img_07_window_functions(function: str, at: float) -> None:
    ds = dicom(RAMP, WindowCenter=2000, WindowWidth=1000, VOILUTFunction=function)

    picture = seen(ds)
    value = 2500 if function == "SIGMOID" else 2000

    assert abs(int(picture[value == RAMP][0]) - at * 255) <= 1


# Presentation (C.11.6, C.7.6.3.1.2)


@pytest.mark.parametrize(
    ("photometric", "shape", "inverted"),
    [
        ("MONOCHROME2", None, False),
        ("MONOCHROME1", None, True),
        ("MONOCHROME2", "IDENTITY", False),
        ("MONOCHROME1", "INVERSE", True),
        ("MONOCHROME2", "INVERSE", True),
        ("MONOCHROME1", "IDENTITY", False),
        ("MONOCHROME1", "nonsense", True),
    ],
)
def test_img_07_presentation_shape_has_the_last_word(photometric: str, shape: str | None, inverted: bool) -> None:
    more: dict[str, Any] = {} if shape is None else {"PresentationLUTShape": shape}
    ds = dicom(RAMP, photometric=photometric, WindowCenter=2048, WindowWidth=4096, **more)

    _, told, values = shown(ds)

    assert told.photometric == ("MONOCHROME1" if inverted else "MONOCHROME2")
    assert (seen(ds)[RAMP == 0] == (255 if inverted else 0)).all()
    assert (seen(ds) == as_the_viewer_does(told, values)).all()


# Bits (C.7.6.3.1, PS3.5 section 8.1.1)


@pytest.mark.parametrize("high", [11, 12, 15])
@pytest.mark.parametrize("signed", [False, True])
def test_img_07_bits_may_lie_anywhere_in_their_cell_beside_an_overlays(high: int, signed: bool) -> None:
    cells = RAMP << (high - 11)
    for bit in range(16):
        if not high - 11 <= bit <= high:  # an overlay of old in every bit that is not the sample's
            cells = cells | ((RAMP.T & 1) << bit)
    ds = dicom(RAMP, WindowCenter=0 if signed else 2048, WindowWidth=4096)
    ds.HighBit, ds.PixelRepresentation, ds.PixelData = high, int(signed), cells.astype("<u2").tobytes()

    _, _, values = shown(ds)

    assert (values == (np.where(RAMP > 2047, RAMP.astype(int) - 4096, RAMP) if signed else RAMP)).all()


def test_img_07_single_bits() -> None:
    bits = (RAMP[:40, :33] & 1).astype(np.uint8)
    ds = dicom(bits, bits_stored=8)
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 1, 1, 0
    ds.PixelData = np.packbits(bits, bitorder="little").tobytes() + b"\0"

    _, told, values = shown(ds)

    assert (values == bits).all()
    assert (seen(ds) == bits * 255).all()
    assert told.bits_stored == 1


def test_img_07_single_bits_of_one_kind_are_still_white() -> None:
    ds = dicom(np.ones((40, 32), np.uint8), bits_stored=8)
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 1, 1, 0
    ds.PixelData = b"\xff" * 160

    assert (seen(ds) == 255).all()


# Padding (C.7.5.1.1.2)


@pytest.mark.parametrize("ends", [(100, 300), (300, 100)])
def test_img_07_a_range_of_padding_is_black_and_said(ends: tuple[int, int]) -> None:
    ds = dicom(RAMP, photometric="MONOCHROME1", PixelPaddingValue=ends[0], PixelPaddingRangeLimit=ends[1])

    _, told, values = shown(ds)

    assert (told.padding_value, told.padding_limit) == ends
    assert (seen(ds)[(RAMP >= 100) & (RAMP <= 300)] == 0).all()
    assert (seen(ds)[RAMP == 99] > 200).all()
    assert (seen(ds) == as_the_viewer_does(told, values)).all()


def test_img_07_a_frame_may_have_its_window_and_rescale_to_itself() -> None:
    """The functional groups of an enhanced film (PS3.3 C.7.6.16): the second frame's rescale undoes its darker values."""
    ds = dicom(np.concatenate((RAMP, RAMP // 2)), Rows=RAMP.shape[0], NumberOfFrames=2)
    voi, shared, first, second = Dataset(), Dataset(), Dataset(), Dataset()
    voi.WindowCenter, voi.WindowWidth = 2048, 4096
    shared.FrameVOILUTSequence = Sequence([voi])
    for group, slope in ((first, 1), (second, 2)):
        rescale = Dataset()
        rescale.RescaleSlope, rescale.RescaleIntercept, rescale.RescaleType = slope, 0, "US"
        group.PixelValueTransformationSequence = Sequence([rescale])
    ds.SharedFunctionalGroupsSequence, ds.PerFrameFunctionalGroupsSequence = Sequence([shared]), Sequence([first, second])

    made, told, _ = shown(ds)

    assert (told.windows[0].center, told.windows[0].width) == (2048.0, 4096.0)
    assert made.film is not None
    (reel,) = (each for each in made.derivatives if each.facts.kind == "film")
    one, other = (Image.open(io.BytesIO(each)) for each in (reel.content[: made.film.sizes[0]], reel.content[made.film.sizes[0] :]))
    assert np.abs(np.asarray(one).astype(int) - np.asarray(other)).mean() < 3
