"""What requests carry and answers wrap, where it is neither an act nor a reading: the API's own paper.

Everything that a client sends forbids unknown fields, so that nobody sets what is not theirs to set (THREATS T-A02).
"""

from datetime import date, datetime
from typing import Annotated

import msgspec

from schemas.care.case import CaseType
from schemas.care.narrowing import Counted
from schemas.care.opinionread import AnsweredRow, OpinionRow
from schemas.care.oversight import OfficeRow
from schemas.care.reading import HistoryLine, SentImage, WorklistRow
from schemas.ident import ActId, CaseId, PatientId
from schemas.person import Contact, Language, Sex
from schemas.refusal import Gap
from storage.objects import Ticket


class Nothing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An empty body: the request says all by its address."""


class SignIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    password: str
    code: str | None = None

    def __repr__(self) -> str:
        return "SignIn()"


class Proof(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The password once more, and a fresh code where the person has one."""

    password: str
    code: str | None = None

    def __repr__(self) -> str:
        return "Proof()"


class OnlyPassword(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    password: str

    def __repr__(self) -> str:
        return "OnlyPassword()"


class OneCode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    code: str

    def __repr__(self) -> str:
        return "OneCode()"


class FreshPassword(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The password so far, with a code where there is one, and the fresh one."""

    password: str
    fresh: str
    code: str | None = None

    def __repr__(self) -> str:
        return "FreshPassword()"


class CodeOffer(msgspec.Struct, frozen=True, kw_only=True):
    """A secret for an authenticator app: to be typed, as an address, and as the rows of a QR code of that address, 1 for dark."""

    secret: str
    address: str
    rows: tuple[str, ...]

    def __repr__(self) -> str:
        return "CodeOffer()"


class NewPatient(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: PatientId
    given_name: str
    family_name: str
    birth_date: date
    sex: Sex = "unknown"
    contact: Contact | None = None
    language: Language = "en"

    def __repr__(self) -> str:
        return f"NewPatient({self.id})"


class NewCase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`state` is where the office expects the patient to be; the patient attests the place later."""

    id: CaseId
    patient: NewPatient
    type: CaseType
    language: Language
    state: str | None = None


class ChangedContact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another way to reach the family; `id` is the act's, and If-Match names the version of the patient that it changes."""

    id: ActId
    contact: Contact

    def __repr__(self) -> str:
        return f"ChangedContact({self.id})"


class Confirming(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The act's identifier; image and case are in the address."""

    id: ActId


class UnlockReferral(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The code as it was told, with or without a space between its groups."""

    token: str
    code: Annotated[str, msgspec.Meta(max_length=40)]

    def __repr__(self) -> str:
        return "UnlockReferral()"


class Knock(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    token: str

    def __repr__(self) -> str:
        return "Knock()"


class Unlock(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    token: str
    birth_date: date

    def __repr__(self) -> str:
        return "Unlock()"


class Worklist(msgspec.Struct, frozen=True, kw_only=True):
    """`next` is the cursor of the page after this one, or null. `counts` are of every case that may be listed, whatever was asked for, in
    the same snapshot as the rows; `asked` are the cases on which a second opinion is asked, `answered` those on which the reader has one
    to open."""

    rows: tuple[WorklistRow, ...]
    next: str | None
    counts: tuple[Counted, ...]
    asked: tuple[OpinionRow, ...]
    answered: tuple[AnsweredRow, ...]


class OfficePage(msgspec.Struct, frozen=True, kw_only=True):
    """`next` is the cursor of the page after this one, or null. With the first page comes every case that needs the office, wherever
    it stands in the list; `more_pressing` says that there are more of them than that. `damaged` are cases that cannot be read any more."""

    rows: tuple[OfficeRow, ...]
    damaged: tuple[CaseId, ...]
    next: str | None
    pressing: tuple[OfficeRow, ...] = ()
    more_pressing: bool = False


class HistoryLines(msgspec.Struct, frozen=True, kw_only=True):
    lines: tuple[HistoryLine, ...]


class LeaseUntil(msgspec.Struct, frozen=True, kw_only=True):
    until: datetime


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """Which pieces lie in the store, and tickets for the next ones that do not."""

    image: SentImage
    arrived: tuple[int, ...]
    tickets: tuple[Ticket, ...]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    ok: bool
    detail: str


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    postgres: Part
    objects: Part
    redis: Part
    worker: Part
    sandbox: Part
    outbox: Part


class Health(msgspec.Struct, frozen=True, kw_only=True):
    ok: bool
    parts: Parts


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A problem document (RFC 9457). What stands below `request_id` is there where the code has it."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    request_id: str
    why: str | msgspec.UnsetType = msgspec.UNSET
    subject: str | msgspec.UnsetType | None = msgspec.UNSET
    gaps: tuple[Gap, ...] | msgspec.UnsetType = msgspec.UNSET
    case_status: str | msgspec.UnsetType = msgspec.UNSET
    act: str | msgspec.UnsetType = msgspec.UNSET
    allowed: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    until: datetime | msgspec.UnsetType | None = msgspec.UNSET
    given: int | msgspec.UnsetType = msgspec.UNSET
    current: int | msgspec.UnsetType = msgspec.UNSET
    seconds: int | msgspec.UnsetType = msgspec.UNSET
    practice: str | msgspec.UnsetType = msgspec.UNSET
    phone: str | msgspec.UnsetType = msgspec.UNSET
