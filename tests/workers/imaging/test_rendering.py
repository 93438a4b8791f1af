"""Modality, VOI, presentation and the bits of a cell, as the standard has them: each rule on a ramp that shows it (IMG-07)."""

import io
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageCms
from pydicom import Dataset
from pydicom.sequence import Sequence

from schemas.care.derivative import FrameFacts, Normalized
from tests import radiographs
from tests.radiographs import dicom, lut, written
from tests.workers.imaging.frame_v1 import decode
from tests.workers.imaging.room import normalize
from workers.imaging import radiograph, window
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


# Colour


def colours(ds: Dataset) -> Values:
    return seen(ds).astype(int)


PHOTO = np.dstack([radiographs.shadow(96, 64, 20, 235, seed) for seed in (1, 2, 3)]).astype(np.uint8)


def test_img_07_planes_and_pixels_are_the_same_picture() -> None:
    by_plane = dicom(PHOTO, bits_stored=8, photometric="RGB")
    by_plane.PlanarConfiguration, by_plane.PixelData = 1, np.moveaxis(PHOTO, 2, 0).tobytes()

    assert (colours(dicom(PHOTO, bits_stored=8, photometric="RGB")) == PHOTO).all()
    assert (colours(by_plane) == PHOTO).all()


def test_img_07_ybr_full_and_halved() -> None:
    ybr = np.asarray(Image.fromarray(PHOTO).convert("YCbCr"))
    halved = np.empty((64, 48, 4), np.uint8)
    halved[..., 0], halved[..., 1] = ybr[:, ::2, 0], ybr[:, 1::2, 0]
    halved[..., 2:] = ybr[:, ::2, 1:]
    ds = dicom(ybr, bits_stored=8, photometric="YBR_FULL")
    assert np.abs(colours(ds) - PHOTO).max() <= 3

    ds.PhotometricInterpretation, ds.PixelData = "YBR_FULL_422", halved.tobytes()

    assert np.abs(colours(ds)[:, ::2] - PHOTO[:, ::2]).max() <= 3


@pytest.mark.parametrize("bits", [10, 16])
def test_img_07_colours_of_more_than_eight_bit(bits: int) -> None:
    assert (colours(dicom(PHOTO.astype(np.uint16) << (bits - 8), bits_stored=bits, photometric="RGB")) == PHOTO).all()


def palette(ds: Dataset, bits: int, tables: list[list[int]], first: int = 0, segmented: bool = False) -> Dataset:
    for name, table in zip(("Red", "Green", "Blue"), tables, strict=True):
        entries = 256 if segmented else len(table)
        setattr(ds, f"{name}PaletteColorLookupTableDescriptor", [entries, first, bits])
        data = np.array(table, "<u2" if bits == 16 or not segmented else "u1").tobytes()
        setattr(ds, f"{'Segmented' if segmented else ''}{name}PaletteColorLookupTableData", data)
    ds.PhotometricInterpretation = "PALETTE COLOR"
    return ds


INDEX = RAMP.astype(np.uint8)
RED, GREEN, BLUE = list(range(256)), list(range(256))[::-1], [at * 3 % 256 for at in range(256)]


def looked_up(index: Values) -> Values:
    return np.dstack([np.array(table)[index] for table in (RED, GREEN, BLUE)])


@pytest.mark.parametrize("said", [8, 16])
def test_img_07_palettes_of_eight_bit_whatever_they_say(said: int) -> None:
    assert (colours(palette(dicom(INDEX, bits_stored=8), said, [RED, GREEN, BLUE])) == looked_up(INDEX)).all()


def test_img_07_palettes_of_sixteen_bit_and_an_index_of_sixteen() -> None:
    wide = [[value * 257 for value in table] for table in (RED, GREEN, BLUE)]

    assert (colours(palette(dicom(RAMP, bits_stored=16), 16, wide, first=100)) == looked_up(np.clip(RAMP.astype(int) - 100, 0, 255))).all()


def test_img_07_a_palette_in_pieces() -> None:
    # Ten values one by one; a line of ninety to 100; from byte 24 on the same line once more; then a line of 66 to 255.
    pieces = [0, 10, *range(10), 1, 90, 100, 2, 1, 24, 0, 1, 66, 255]
    line, last = (
        [round(begin + rise * at / length) for at in range(1, length + 1)] for begin, rise, length in ((9, 91, 90), (100, 155, 66))
    )
    lines = [*range(10), *line, *[100] * 90, *last]

    ds = palette(dicom(INDEX, bits_stored=8), 16, [pieces] * 3, segmented=True)

    assert (colours(ds) == np.array(lines)[INDEX][..., None]).all()


@pytest.mark.parametrize("pieces", [[1, 5, 9], [0, 0], [3, 1, 1], [0, 9, 1], [0, 1, 5, 2, 65535, 10, 0], [2, 1, 0, 0]])
def test_t_u10_a_palette_whose_pieces_lead_nowhere_is_refused(pieces: list[int]) -> None:
    with pytest.raises(Unreadable) as refusal:
        normalize(written(palette(dicom(INDEX, bits_stored=8), 16, [pieces] * 3, segmented=True)))
    assert refusal.value.reason == "undecodable"


def test_img_02_a_profile_of_the_file_is_obeyed() -> None:
    swapped = ImageCms.createProfile("sRGB")
    out = ImageCms.ImageCmsProfile(swapped).tobytes()
    # The same profile with red's and green's primaries changed for each other: red pixels come out green.
    turned = out.replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ").replace(b"?XYZ", b"gXYZ")
    red = np.zeros((64, 64, 3), np.uint8)
    red[..., 0] = 200

    plain, made, broken = (seen(dicom(red, bits_stored=8, photometric="RGB", ICCProfile=each)) for each in (out, turned, b"no profile"))

    assert tuple(plain[0, 0]) == tuple(broken[0, 0]) == (200, 0, 0)
    assert made[0, 0, 1] > 150 > 60 > made[0, 0, 0]


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
