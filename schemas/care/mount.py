"""A mount: a frame with named places, as films are hung for reading, and what one dentist hung into it for one case."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from schemas.ident import ImageId

Layout = Literal["single", "photos", "bitewing2", "bitewing4", "full_mouth", "panoramic"]
"""single is no mount: one picture at a time."""

MAX_LAYOUTS = 6
MAX_PLACES = 24
"""More than the eighteen films of a full mouth."""

PlaceName = Annotated[str, Meta(pattern="^[a-z0-9-]{1,40}$")]
"""A place of a mount, as the reading room names it. Nothing follows from it: no side, no view and no tooth (decision 0028)."""


class Mount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a dentist hung by hand; whatever is in no place lies in the tray."""

    layout: Layout
    placed: Annotated[dict[PlaceName, ImageId], Meta(max_length=MAX_PLACES)]
