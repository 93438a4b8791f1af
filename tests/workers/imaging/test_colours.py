"""Colours of DICOM: by pixel and by plane, luminance with chrominance, palettes whole and in pieces, profiles (IMG-07)."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageCms
from pydicom import Dataset

from tests import radiographs
from tests.radiographs import dicom, written
from tests.workers.imaging.room import normalize
from workers.imaging.dicom import radiograph
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable

Values = npt.NDArray[Any]
RAMP = np.tile(np.arange(4096, dtype=np.uint16).reshape(64, 64), (4, 4))


def seen(ds: Dataset) -> Values:
    """The 8-bit picture before JPEG."""
    taken, _ = radiograph.read(Tape.of(written(ds)))
    return np.asarray(taken.picture)


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
