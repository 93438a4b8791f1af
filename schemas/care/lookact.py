"""The acts of looking at a picture. All of them are acts like any other (`schemas/care/act.py`)."""

from typing import Annotated, Literal

import msgspec

from schemas.care.deed import Act
from schemas.ident import ImageId
from schemas.view import LeftOrRight, Turns


class Look(Act, frozen=True, kw_only=True, tag="look", forbid_unknown_fields=True):
    """An image was shown for `ms` milliseconds, its long side `px` device pixels long (at least 1000 and 1024, or all its pixels)."""

    image: ImageId
    px: Annotated[int, msgspec.Meta(ge=0)]
    ms: Annotated[int, msgspec.Meta(ge=0)]


class ConfirmSide(Act, frozen=True, kw_only=True, tag="confirm_side", forbid_unknown_fields=True):
    """The dentist says where the patient's right is on a picture; the newest answer counts, and none takes the earlier one back.

    `mirror`: with the picture turned by `turns` quarter turns clockwise, and not flipped, the patient's right is at its left (`direct`)
    or at its right (`mirrored`). `side`: it shows this side only.
    """

    image: ImageId
    mirror: Literal["direct", "mirrored"] | None = None
    side: LeftOrRight | None = None
    turns: Turns = 0

    def __post_init__(self) -> None:
        if self.mirror is not None and self.side is not None:
            raise ValueError("a picture shows both sides or one")
