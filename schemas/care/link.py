"""A patient's link to one case: two rights, each until a day of its own (SPEC UPL-12), and how often a wrong birth date was given."""

from datetime import datetime
from typing import Literal

import msgspec
from msgspec.structs import replace

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


class Issued(msgspec.Struct, frozen=True, kw_only=True):
    """A link as the case itself remembers it: what its row is compared with by `mesial verify`."""

    id: LinkId
    created_at: datetime
    upload_until: datetime | None
    read_until: datetime | None = None
    revoked_at: datetime | None = None


def noted(issued: tuple[Issued, ...], before: Terms | None, after: Terms | None, now: datetime) -> tuple[Issued, ...]:
    """What a case remembers of its links after a change.

    Only what the change itself moved is taken over: a row that somebody altered by hand does not become true by the next act.
    """
    if after is None or after == before:
        return issued
    if before is None or before.id != after.id:
        ended = (each if each.revoked_at is not None else replace(each, revoked_at=now) for each in issued)
        return (*ended, Issued(id=after.id, created_at=now, upload_until=after.upload_until, read_until=after.read_until))
    rights = ((name, getattr(after, name), getattr(before, name)) for name in ("upload_until", "read_until"))
    moved = {name: at for name, at, earlier in rights if at != earlier}
    return tuple(replace(each, **moved) if each.id == after.id else each for each in issued)
