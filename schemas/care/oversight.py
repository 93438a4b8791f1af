"""What the office reads of a case: whose turn it is, what needs a hand, whom to call. No findings and no pictures (SPEC SEC-13)."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec

from schemas.care.advice import Urgency
from schemas.care.case import CaseType, Stamps, Status
from schemas.care.derivative import Length, Verdict
from schemas.care.event import Fact, Task
from schemas.care.identity import Identifier
from schemas.care.image import Collector
from schemas.care.intake import Flagged, Respondent
from schemas.care.link import LinkState
from schemas.care.message import Message
from schemas.care.referralread import ReferralLine
from schemas.care.refused import RefusedFile
from schemas.care.sealed import Sealed
from schemas.care.turn import Need
from schemas.ident import CaseId, ImageId
from schemas.person import Channel, Language, Role, Sex
from schemas.refusal import Gap
from schemas.view import View


class OfficeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A case in the list: whose turn it is, and what wants a person's hand, the most pressing first. Counts are of images; those set
    aside were found to be of somebody else, and are not among the unreadable. `failed` counts what the machine gave up."""

    id: CaseId
    type: CaseType
    status: Status
    channel: Literal["patient_link", "field_app"]
    turn: tuple[Role, ...]
    needs: tuple[Need, ...]
    link: LinkState
    patient: str
    birth_date: date
    state: str | None
    red_flag: bool
    opened_at: datetime
    due_at: datetime | None
    images: int
    held: int
    unreadable: int
    set_aside: int
    assignable: bool
    has_record: bool
    failed: int

    def __repr__(self) -> str:
        return f"OfficeRow({self.id})"


class FileSays(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a file names, in its own spelling, and what of that contradicts the case. `number` is the patient's in the program that made
    the file. `twin` is the name of the file with the same instance number, `elsewhere` are other cases that have the same film; dates are
    ISO 8601 texts as the file has them."""

    patient: str | None
    number: str | None
    birth_date: str | None
    sex: Sex | None
    acquired: str | None
    differs: tuple[Identifier, ...]
    twin: str | None
    elsewhere: tuple[CaseId, ...]

    def __repr__(self) -> str:
        return "FileSays()"


class OfficeImage(msgspec.Struct, frozen=True, kw_only=True):
    """An image by its name, kind, length, origin and state; `hint` is what its sender is told of its quality, '' while it was not measured;
    `says` is there where a person has to decide about it; `again`: it may be tried once more."""

    id: ImageId
    view: View
    name: str
    size: int
    media_type: str
    length: Length | None
    status: str
    reason: str
    captured_at: datetime
    received_at: datetime | None
    collector: Collector
    quality: Verdict | None
    hint: str
    says: FileSays | None
    again: bool

    def __repr__(self) -> str:
        return f"OfficeImage({self.id})"


class CallLine(msgspec.Struct, frozen=True, kw_only=True):
    """A call to the family: by whom, with whom; `spoke_with` is empty where nobody answered."""

    at: datetime
    by: str
    spoke_with: str
    read_back: bool
    note: str

    def __repr__(self) -> str:
        return f"CallLine({self.at})"


class FailedJob(msgspec.Struct, frozen=True, kw_only=True):
    """What the machine gave up and a person may let it try again. `trouble` is a word, not an explanation."""

    id: UUID
    task: Task
    fact: Fact
    at: datetime
    trouble: str


class CaseForOffice(msgspec.Struct, frozen=True, kw_only=True):
    """One case. `patient_version` is what a change of the contact must name; `respondent` is whom to ask for on the telephone.
    `refused` are files that never became images; `open_by` is by when the advice is to be opened before somebody has to call."""

    row: OfficeRow
    language: Language
    sex: Sex
    patient_version: int
    contact_channel: Channel | None
    contact: str | None
    respondent: Respondent | None
    flagged: Flagged | None
    images: tuple[OfficeImage, ...]
    refused: tuple[RefusedFile, ...]
    messages: tuple[Message, ...]
    calls: tuple[CallLine, ...]
    failed: tuple[FailedJob, ...]
    stamps: Stamps
    must_be_heard: bool
    opened_advice_at: datetime | None
    open_by: datetime | None
    sealed: tuple[Sealed, ...]
    referrals: tuple[ReferralLine, ...]
    missing: tuple[Gap, ...]

    def __repr__(self) -> str:
        return f"CaseForOffice({self.row.id})"


class AdviceItem(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of advice as it is read aloud: what to do and how soon, and when not to wait, without what it rests on."""

    urgency: Urgency
    text: str
    safety_net: str
    due: date | None

    def __repr__(self) -> str:
        return f"AdviceItem({self.urgency})"


class AdviceToTell(msgspec.Struct, frozen=True, kw_only=True):
    """The newest sealed advice for somebody who tells it by telephone: minimum necessary (SPEC ADV-05, SEC-13).

    `corrections` are the texts of the addenda for the patient: advice is never told without what was put right in it.
    """

    reviewer: str
    credential: str
    signed_at: datetime
    advice: tuple[AdviceItem, ...]
    corrections: tuple[str, ...]

    def __repr__(self) -> str:
        return "AdviceToTell()"
