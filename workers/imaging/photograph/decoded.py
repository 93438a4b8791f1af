"""What a decoder hands on: pixels as they were stored, and what is still to be done to them."""

from msgspec import Struct

from workers.imaging.encode import Pixels
from workers.imaging.photograph.exif import CameraFacts
from workers.imaging.srgb import Space


class Decoded(Struct, frozen=True, kw_only=True):
    """`pixels`: shrunk already. `size`: width and height of all there are. Both as stored, or upright where the decoder `turned` them.

    `orientation`: 1 to 8, as EXIF counts them. Colour is told by an ICC `profile`, or by a `space`; with neither it is sRGB.
    """

    pixels: Pixels
    size: tuple[int, int]
    camera: CameraFacts
    orientation: int
    turned: bool = False
    profile: bytes | None = None
    space: Space | None = None
