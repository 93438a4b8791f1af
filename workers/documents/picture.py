"""A picture as it is printed: small, and bare of everything but its pixels.

The renderer takes text files only, so a JPEG travels inside an SVG; in the PDF it is the same JPEG again.
"""

import base64
import io
from typing import NamedTuple

from PIL import Image

from schemas.care.drawing import drawn_on, placed
from schemas.care.finding import Finding
from schemas.care.manifest import Item
from schemas.care.mark import Mark
from schemas.tooth import to_universal
from workers.documents.block import Drawn

LONG_SIDE_PX = 900
"""At a third of the page's width that is 400 dpi: more than paper shows."""

JPEG_QUALITY = 82
MAX_PIXELS = 4096 * 4096
"""A display derivative has at most 2048 pixels on its long side; more than this is not one."""


class PrintedFile(NamedTuple):
    """A file of the layout and the width of its picture divided by the height."""

    name: str
    aspect: float


class Bare(NamedTuple):
    """`svg` is the text of an SVG around the JPEG; sides in its pixels."""

    svg: str
    width: int
    height: int


def bare(jpeg: bytes) -> Bare:
    """The picture re-encoded: no EXIF, comment or colour profile. Raises ValueError for what is no JPEG of ours."""
    try:
        pixels = shrunk(jpeg)
    except OSError as error:
        raise ValueError("not a JPEG that can be read") from error
    encoded = io.BytesIO()
    pixels.save(encoded, "JPEG", quality=JPEG_QUALITY, optimize=True)
    width, height = pixels.size
    content = base64.b64encode(encoded.getvalue()).decode("ascii")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/jpeg;base64,{content}"/></svg>'
    )
    return Bare(svg, width, height)


def shrunk(jpeg: bytes) -> Image.Image:
    """The pixels and nothing else. Raises OSError or ValueError."""
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise ValueError("too many pixels for a display JPEG")
        opened.draft(opened.mode, (LONG_SIDE_PX, LONG_SIDE_PX))
        picture = opened.convert("L" if opened.mode == "L" else "RGB")
    picture.thumbnail((LONG_SIDE_PX, LONG_SIDE_PX), Image.Resampling.LANCZOS)
    return Image.frombytes(picture.mode, picture.size, picture.tobytes())


def drawn(item: Item, findings: tuple[Finding, ...]) -> tuple[Drawn, ...]:
    """The marks of the findings on that picture, with number and tooth; those outside the picture are kept at its edge."""
    width, height = item.width, item.height
    if not width or not height:
        return ()
    return tuple(drawing(mark, width, height, _label(number, finding)) for number, finding, mark in drawn_on(item.image, findings))


def _label(number: int, finding: Finding) -> str:
    """`1` or `1 #30`: the number of the finding, and its tooth as dentists here write it (Universal)."""
    return f"{number} #{to_universal(finding.tooth)}" if finding.tooth else str(number)


def drawing(mark: Mark, width: int, height: int, label: str) -> Drawn:
    """The mark on a picture of so many pixels."""
    points, at = placed(mark, width, height)
    return Drawn(kind=mark.kind, points=points, at=at, label=label)
