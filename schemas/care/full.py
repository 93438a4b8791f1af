"""Every pixel of an image, for a dentist who zooms: made when somebody asks, kept, and no part of what was sent or answered for.

It stands beside the images and not in them: a wish to see more changes nothing in the evidence (SPEC D96, IMG-02).
"""

from typing import Literal

import msgspec

from schemas.care.derivative import Tiles
from schemas.care.image import Image, StoredObject
from schemas.ident import ImageId

FullState = Literal["shown", "on_request", "there", "refused", "none"]
"""shown: the display picture or the lossless frame has every pixel already. on_request: it is made when somebody asks. there: it was.
refused: it cannot be made, and why is said. none: there is nothing to zoom into, as in a film or a letter.
"""

WITHOUT_PIXELS = ("film", "text")
"""What has one of these among its objects is no single picture."""


class Full(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a wish: an object with its tiles, or the reason why there is none (`derivative.Reason`)."""

    image: ImageId
    recipe: int
    object: StoredObject | None
    tiles: Tiles | None
    reason: str

    @property
    def objects(self) -> tuple[StoredObject, ...]:
        return () if self.object is None else (self.object,)


class FullPicture(msgspec.Struct, frozen=True, kw_only=True):
    """What a dentist who asked is told: where all pixels are, and how they lie there. `reason` is that of `refused`."""

    state: FullState
    url: str | None
    tiles: Tiles | None
    reason: str


def state_of(image: Image, full: Full | None) -> FullState:
    """What whoever zooms into that image can have; `full` is what came of the newest wish."""
    display = image.stored("display")
    if image.status != "normalized" or display is None or any(image.stored(kind) for kind in WITHOUT_PIXELS):
        return "none"
    if image.stored("frame") is not None or max(display.width, display.height) >= max(image.pixels):
        return "shown"
    if full is None or full.recipe < image.recipe:
        return "on_request"
    return "refused" if full.object is None else "there"
