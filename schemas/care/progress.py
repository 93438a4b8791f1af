"""What a case remembers of its way: the times of a round, who holds it, and what was asked for again."""

from datetime import datetime
from typing import Literal

import msgspec

from schemas.ident import PersonId
from schemas.view import View


class Stamps(msgspec.Struct, frozen=True, kw_only=True):
    """The times of one round (SPEC CASE-02), in UTC; each is set once and never again. `captured_at` belongs to each image."""

    sent_at: datetime | None = None
    received_at: datetime | None = None
    ready_at: datetime | None = None
    review_started_at: datetime | None = None
    signed_at: datetime | None = None
    communicated_at: datetime | None = None


class Lease(msgspec.Struct, frozen=True, kw_only=True):
    """Who has taken the case, until when. A late writer is known by the version of the draft that they name."""

    person: PersonId
    until: datetime


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A request for photos, by a dentist (with a sentence) or by the quality gate (without)."""

    views: tuple[View, ...]
    sentence: str
    at: datetime
    by: Literal["dentist", "gate"]

    def __repr__(self) -> str:
        return f"Asked({self.by})"
