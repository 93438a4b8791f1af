"""A file that its submitter chose and that never became an image of the case: kept by its name, for the office (SPEC UPL-10)."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from schemas.ident import ActId
from schemas.person import Role
from schemas.text import Line
from schemas.view import View

WhyRefused = Literal[
    "unreadable-empty",
    "unreadable-too_large",
    "unreadable-too_long",
    "unreadable-here",
    "duplicate",
    "quota",
    "quota-spent",
    "pieces-do-not-add-up",
]
"""The words of `imagework.refuse_unacceptable`, and two of the device's own: `unreadable-too_long`, for it read off a video how
long it runs, and `unreadable-here`, for it could not read the file any more."""

FileBytes = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
"""As long as a browser can count (ECMA-262, Number.MAX_SAFE_INTEGER)."""

MAX_REFUSED = 50
"""Files that one case remembers; a phone may be handed a whole album."""


class RefusedFile(msgspec.Struct, frozen=True, kw_only=True):
    """What the submitter's own page said of it. `size` in bytes; `at` is when the house heard, in UTC; `chosen_by` a name, or empty."""

    id: ActId
    why: WhyRefused
    name: Line
    size: FileBytes
    view: View
    chosen_by: str
    role: Role
    at: datetime

    def __repr__(self) -> str:
        return f"RefusedFile({self.id}, {self.why})"
