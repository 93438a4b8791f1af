"""Where the patient's right is: every format, in each of the eight ways a camera is held, comes out of the sandbox upright (T-U14)."""

import io

import pytest
from PIL import Image

from tests import factories
from tests.workers.imaging import passage

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF")


def held(name: str, orientation: int) -> bytes:
    """An upright picture as a camera held that way stores it."""
    stored, out = factories.mouth(1200, 1040), io.BytesIO()
    if orientation in factories.STORED_FROM_UPRIGHT:
        stored = stored.transpose(factories.STORED_FROM_UPRIGHT[orientation])
    stored.save(out, name, exif=factories.camera_exif(orientation))
    return out.getvalue()


@pytest.mark.parametrize("name", FORMATS)
async def test_t_u14_every_format_held_in_every_way_comes_out_upright(name: str) -> None:
    for orientation in range(1, 9):
        fared = await passage.through(held(name, orientation))
        assert fared.made is not None, (orientation, fared.reason)
        for each in fared.made.derivatives:
            assert factories.corners(Image.open(io.BytesIO(each.content))) == factories.UPRIGHT, (orientation, each.facts.kind)
        assert passage.upright_size(fared.made) == (1200, 1040)


async def test_t_u14_a_heic_is_turned_once() -> None:
    for original in (factories.heic(1200, 1040, orientation=6), factories.heic_with_irot(1200, 1040)):
        fared = await passage.through(original)
        assert fared.made is not None, fared.reason
        for each in fared.made.derivatives:
            assert factories.corners(Image.open(io.BytesIO(each.content))) == factories.UPRIGHT
