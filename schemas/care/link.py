"""What a link of a case may still do, and how it stands: the two rights of SPEC UPL-12, and the lock of UPL-01."""

from datetime import datetime
from typing import Literal

import msgspec

from schemas.care.case import LinkState, Status

Right = Literal["upload", "read"]

MAX_TRIES = 5
READABLE = frozenset({Status.SIGNED, Status.COMMUNICATED, Status.CLOSED})
ENDED = frozenset({Status.WITHDRAWN, Status.EXPIRED})


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """The terms of one link. `upload_until` is null where it only ever reads; `tries` counts wrong birth dates."""

    upload_until: datetime | None
    read_until: datetime | None
    revoked_at: datetime | None
    tries: int


def rights(terms: Terms, status: Status, now: datetime) -> frozenset[Right]:
    """What the link may still do. Signing ends uploading, and begins reading."""
    if terms.revoked_at is not None or status in ENDED:
        return frozenset()
    if status in READABLE:
        return frozenset({"read"}) if terms.read_until is None or now < terms.read_until else frozenset()
    return frozenset({"upload"}) if terms.upload_until is not None and now < terms.upload_until else frozenset()


def state(newest: Terms | None, status: Status, now: datetime) -> LinkState:
    """How a case's newest link stands."""
    if newest is None:
        return "none"
    if not rights(newest, status, now):
        return "ended"
    return "locked" if newest.tries >= MAX_TRIES else "open"
