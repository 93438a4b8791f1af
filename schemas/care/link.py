"""A patient's link to one case: two rights, each until a day of its own (SPEC UPL-12), and how often a wrong birth date was given."""

from datetime import datetime
from typing import Literal

import msgspec

from schemas.ident import LinkId

UPLOAD_DAYS = 7
READ_DAYS = 90
MAX_TRIES = 5
"""Wrong birth dates after which only the office can help (SPEC UPL-01)."""

Right = Literal["upload", "read"]
LinkState = Literal["open", "locked", "ended", "none"]


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """The terms of one link. Without `upload_until` it only ever reads; without `read_until` there is nothing to read yet; revoked, it
    has no right at all. `tries` counts wrong birth dates."""

    id: LinkId
    upload_until: datetime | None
    read_until: datetime | None = None
    revoked_at: datetime | None = None
    tries: int = 0
