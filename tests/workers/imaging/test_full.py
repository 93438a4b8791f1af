"""Every pixel as tiles: upright, sRGB, bare, the same bytes every time, and of every kind of picture (SPEC IMG-02)."""

from __future__ import annotations

import io
import math

import numpy as np
import pytest
from PIL import Image

from schemas.care.derivative import Normalized
from tests import factories
from workers.imaging.normalize import normalize
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable


def full(original: bytes) -> Normalized:
    return normalize(Tape.of(original), "full")


def joined(made: Normalized) -> Image.Image:
    """The tiles put together again, as a viewer does it."""
    (one,) = made.derivatives
    assert made.tiles is not None
    side, content, at = made.tiles.side, bytes(one.content), 0
    width, height = one.facts.width, one.facts.height
    picture, across = Image.new("RGB", (width, height)), math.ceil(width / side)
    for number, size in enumerate(made.tiles.sizes):
        tile = Image.open(io.BytesIO(content[at : at + size]))
        left, top = number % across * side, number // across * side
        assert tile.size == (min(side, width - left), min(side, height - top))
        assert tile.format == "JPEG"
        assert not tile.getexif()
        assert set(tile.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        picture.paste(tile, (left, top))
        at += size
    assert at == len(content)
    return picture


@pytest.mark.parametrize("orientation", range(1, 9))
def test_img_02_the_tiles_are_the_whole_upright_picture(orientation: int) -> None:
    """T-U14: no orientation flips it, and none is applied twice."""
    shown = joined(full(factories.camera_jpeg(2600, 1900, orientation)))
    assert shown.size == (2600, 1900)
    assert factories.corners(shown) == factories.UPRIGHT
    apart = np.abs(np.asarray(shown, dtype=np.int16) - np.asarray(factories.mouth(2600, 1900), dtype=np.int16))
    assert apart.mean() < 6, "quality 90 twice, and not a pixel beside its place"


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("PNG", lambda: factories.in_format("PNG", 2400, 1800)),
        ("WEBP", lambda: factories.in_format("WEBP", 2400, 1800)),
        ("AVIF", lambda: factories.in_format("AVIF", 2400, 1800)),
        ("HEIC", lambda: factories.heic(2400, 1800)),
        ("turned HEIC", lambda: factories.heic_with_irot(2400, 1800)),
        ("colour DICOM", factories.colour_dicom),
    ],
)
def test_img_02_every_kind_of_picture_has_its_tiles(name: str, original) -> None:  # type: ignore[no-untyped-def]
    made = full(original())
    assert factories.corners(joined(made)) == factories.UPRIGHT
    assert made.derivatives[0].facts.kind == "full"
    content = bytes(made.derivatives[0].content)
    assert not any(needle in content for needle in factories.NEEDLES), name


def test_img_02_the_same_bytes_give_the_same_tiles() -> None:
    first, second = (full(factories.camera_jpeg(2600, 1900)) for _ in range(2))
    assert first == second
    assert first.tiles is not None
    assert len(first.tiles.sizes) == 3 * 2


def test_img_07_a_grey_radiograph_has_its_pixels_in_its_frame() -> None:
    with pytest.raises(Unreadable, match="frame"):
        full(factories.periapical())
