"""A second opinion on a case: what was asked of whom, what is answered, and what the case says of the sealed answer.

It stands beside the first dentist's record and changes nothing in it (SPEC QUE-05, decision 0030).
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from schemas.ident import PersonId
from schemas.text import Line, Passage

Agreement = Literal["agrees", "differs"]


class Opinion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the second dentist says. `read_first`: the first dentist's words were read before this opinion was formed."""

    agreement: Agreement
    text: Passage
    read_first: bool

    def __repr__(self) -> str:
        return f"Opinion({self.agreement})"


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed opinion, numbered from 1 in its round. `digest` is SHA-256 in hex."""

    round: int
    number: int
    digest: str
    signer: PersonId
    signed_at: datetime


class OpinionAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A question to a colleague, under the identifier of the act that asked it; `of` is None for whoever may review the case.

    `unopened`: it was answered, and whoever asked has not opened the answer. It is false of what was answered before that was noted.
    """

    id: UUID
    round: int
    by: PersonId
    by_name: Line
    of: PersonId | None
    question: Passage
    at: datetime
    withdrawn_at: datetime | None = None
    given: Given | None = None
    unopened: bool = False

    def __repr__(self) -> str:
        return f"OpinionAsked({self.id})"

    @property
    def is_open(self) -> bool:
        return self.withdrawn_at is None and self.given is None
