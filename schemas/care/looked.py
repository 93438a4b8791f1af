"""What a dentist did with a picture while reading: looked at it, and said where the patient's right is on it.

Both count for the dentist who did them, and for nobody else, from when the review of a round began: whoever signs has seen with
their own eyes, and seen for this answer.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, TypeVar
from uuid import UUID

import msgspec

from schemas.ident import ImageId, PersonId
from schemas.view import LeftOrRight, Turns


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """The picture was shown with its long side `px` device pixels long."""

    image: ImageId
    person: PersonId
    at: datetime
    px: int


class Sided(msgspec.Struct, frozen=True, kw_only=True):
    """One dentist's answer to "where is the patient's right?"; exactly one of `mirror` and `side` is given.

    `mirror`: after `turns` quarter turns clockwise the patient's right is at the left of the picture (`direct`, as when one faces the
    patient) or at the right (`mirrored`). `side`: the picture shows this side of the patient only.
    """

    image: ImageId
    person: PersonId
    at: datetime
    mirror: Literal["direct", "mirrored"] | None = None
    side: LeftOrRight | None = None
    turns: Turns = 0


Done = TypeVar("Done", Looked, Sided)


def counting(done: Iterable[Done], person: UUID, since: datetime | None) -> tuple[Done, ...]:
    """What of it this person did since the review of the round began; nothing while it has not begun."""
    return () if since is None else tuple(each for each in done if each.person == person and each.at >= since)
