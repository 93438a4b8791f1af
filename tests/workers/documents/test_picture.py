"""Pictures in print: small, bare, and with the marks where the dentist drew them."""

import base64
import io
import re

import msgspec
import pytest
from msgspec.structs import replace
from PIL import Image

from schemas.care.finding import BoxAlone
from schemas.care.mark import Mark, Point
from schemas.care.record import EncounterRecord
from tests.workers.documents.samples import SECRET_EXIF, jpeg, sealed_record
from workers.documents.block import Drawn
from workers.documents.picture import LONG_SIDE_PX, bare, drawn


def inside(svg: str) -> Image.Image:
    found = re.search(r"base64,([^\"]+)", svg)
    assert found is not None
    return Image.open(io.BytesIO(base64.b64decode(found.group(1))))


def test_a_picture_is_shrunk_upright_and_says_nothing_of_its_maker() -> None:
    assert SECRET_EXIF.encode() in jpeg(1)
    picture = inside(bare(jpeg(1)).svg)
    assert picture.size == (LONG_SIDE_PX, 675)
    assert not picture.getexif()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_grey_picture_stays_grey() -> None:
    written = io.BytesIO()
    Image.new("L", (300, 200), 90).save(written, "JPEG")
    picture = inside(bare(written.getvalue()).svg)
    assert (picture.mode, picture.size) == ("L", (300, 200))


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\xff\xd8\xff\xe0 broken"])
def test_what_is_no_jpeg_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="JPEG"):
        bare(content)


def test_marks_are_shares_of_the_upright_original() -> None:
    record = msgspec.json.decode(sealed_record()[0], type=EncounterRecord)
    item, finding = record.gathered[0], record.findings[0]
    assert (item.width, item.height) == (4000, 3000)
    arrow = Mark(kind="arrow", points=(Point(400, 300), Point(2000, 1500)))
    marked = replace(finding, mark=BoxAlone(left=2000, top=1500, right=1000, bottom=3600), marks=(arrow,))
    assert drawn(item, (marked,)) == (
        Drawn(kind="box", points=((0.5, 0.5), (0.25, 1.0)), at=(0.25, 0.5), label="1 #3"),
        Drawn(kind="arrow", points=((0.1, 0.1), (0.5, 0.5)), at=(0.1, 0.1), label="1 #3"),
    )
    assert drawn(record.gathered[1], (marked,)) == ()
    assert drawn(item, (replace(finding, mark=None), marked))[0].label == "2 #3"
    assert drawn(replace(item, width=None), (marked,)) == ()
