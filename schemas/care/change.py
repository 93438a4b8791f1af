"""What a decision comes to: the case afterwards, its history line, and what must follow."""

import msgspec

from schemas.care.case import Case
from schemas.care.event import Event, Following


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule answers. `sealed` are canonical bytes to be kept for ever."""

    case: Case
    follows: tuple[Following, ...] = ()
    sealed: bytes | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What `record` writes in one transaction."""

    before: Case
    case: Case
    event: Event
    follows: tuple[Following, ...] = ()
    sealed: bytes | None = None
