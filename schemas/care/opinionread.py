"""What a dentist reads of second opinions on a case, and the line of one that is asked for in the worklist."""

from datetime import datetime
from uuid import UUID

import msgspec

from schemas.care.case import CaseType, Status
from schemas.care.opinion import Agreement
from schemas.ident import CaseId, PersonId


class Colleague(msgspec.Struct, frozen=True, kw_only=True):
    id: PersonId
    name: str


class OpinionGiven(msgspec.Struct, frozen=True, kw_only=True):
    """An opinion as it was sealed. `read_first`: the first dentist's words were read before it was formed; `digest` is SHA-256 in hex."""

    agreement: Agreement
    text: str
    read_first: bool
    signer: str
    credential: str
    signed_at: datetime
    digest: str

    def __repr__(self) -> str:
        return "OpinionGiven()"


class OpinionLine(msgspec.Struct, frozen=True, kw_only=True):
    """A question of this round and what became of it. `of` is empty where anybody may answer; `unopened`: the reader asked, and has not
    opened the answer."""

    id: UUID
    question: str
    by: str
    of: str
    at: datetime
    withdrawn_at: datetime | None
    given: OpinionGiven | None
    unopened: bool

    def __repr__(self) -> str:
        return f"OpinionLine({self.id})"


class SecondOpinion(msgspec.Struct, frozen=True, kw_only=True):
    """Oldest first. `answer` is the question that waits for the reader, `withdraw` the one that the reader may take back; `may_ask` says
    whether the reader may ask, and `colleagues` whom by name: nobody else who may review means nobody to ask.
    """

    lines: tuple[OpinionLine, ...]
    answer: UUID | None
    withdraw: UUID | None
    may_ask: bool
    colleagues: tuple[Colleague, ...]


class OpinionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A case on which the reader is asked for a second opinion; `by_name` says that it is this reader and nobody else."""

    id: CaseId
    type: CaseType
    status: Status
    patient: str
    age: int
    state: str
    red_flag: bool
    asker: str
    asked_at: datetime
    by_name: bool
    images: int

    def __repr__(self) -> str:
        return f"OpinionRow({self.id})"


class AnsweredRow(msgspec.Struct, frozen=True, kw_only=True):
    """A case on which the reader asked for a second opinion, and has not opened the answer."""

    id: CaseId
    type: CaseType
    patient: str
    age: int
    state: str
    red_flag: bool
    signer: str
    signed_at: datetime

    def __repr__(self) -> str:
        return f"AnsweredRow({self.id})"
