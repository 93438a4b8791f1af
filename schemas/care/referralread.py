"""What is read of referrals: the office and the dentist read the loop, the specialist reads the packet and nothing else (SPEC SEC-13)."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from schemas.alert import AlertKind
from schemas.care.advice import Urgency
from schemas.care.answer import SeenMark
from schemas.care.consent import Consent
from schemas.care.finding import Confidence, Observation, Severity
from schemas.care.intake import Complaint, History, Respondent
from schemas.care.referral import ReferralState, ReferralUrgency, Specialty
from schemas.care.review import Sufficiency
from schemas.care.sides import Sides
from schemas.code import Code
from schemas.ident import ImageId
from schemas.person import Contact, Language, Role, Sex
from schemas.region import Region
from schemas.surface import Surface
from schemas.tooth import Tooth
from schemas.view import View


class StepLine(msgspec.Struct, frozen=True, kw_only=True):
    """A step of the loop; `by` is a name, and empty where the machine or the specialist's link did it."""

    state: ReferralState
    at: datetime
    by: str
    role: Role
    appointment: datetime | None
    note: str

    def __repr__(self) -> str:
        return f"StepLine({self.state})"


class ReferralLine(msgspec.Struct, frozen=True, kw_only=True):
    """Where a referral stands, as the office reads it, without its reason. `due_at`: when the next step is late. `opens_until` is None
    once the link has ended; `locked` by five wrong codes. `next`: the steps that a person may note now; none of them, and no new link,
    once it is over. `may_give`: the originals of its pictures can still be given; `originals_at`: when they were.
    """

    id: UUID
    at: datetime
    by: str
    specialty: Specialty
    name: str
    contact: Contact
    urgency: ReferralUrgency
    state: ReferralState
    due_at: datetime | None
    late: bool
    undelivered: bool
    locked: bool
    appointment: datetime | None
    opens_until: datetime | None
    steps: tuple[StepLine, ...]
    next: tuple[ReferralState, ...]
    over: bool
    has_pdf: bool
    may_give: bool
    originals_at: datetime | None

    def __repr__(self) -> str:
        return f"ReferralLine({self.id}, {self.state})"


class ReferralForDentist(ReferralLine, frozen=True, kw_only=True):
    """The same with what was asked."""

    reason: str
    code: Code | None
    images: int


class Referrals(msgspec.Struct, frozen=True, kw_only=True):
    """Oldest first. `may_refer`: the reader signed the record that a referral would rest on."""

    lines: tuple[ReferralForDentist, ...]
    may_refer: bool


class ReferralCode(msgspec.Struct, frozen=True, kw_only=True):
    """The code that opens the newest link, for the office to tell; eight digits."""

    code: str

    def __repr__(self) -> str:
        return "ReferralCode()"


class ReferralDoor(msgspec.Struct, frozen=True, kw_only=True):
    """All that a specialist's link says before the code: the practice."""

    practice: str
    phone: str
    language: Language


class ReferredPatient(msgspec.Struct, frozen=True, kw_only=True):
    """`age` in completed years on the day of signing."""

    name: str
    birth_date: date
    age: int
    sex: Sex

    def __repr__(self) -> str:
        return "ReferredPatient()"


class ReferredAlert(msgspec.Struct, frozen=True, kw_only=True):
    """A medical alert that a dentist accepted; `words` are those told of an allergy."""

    kind: AlertKind
    words: str

    def __repr__(self) -> str:
        return f"ReferredAlert({self.kind})"


class ReferredFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A finding of the sealed record; `number` from 1, as on the marks."""

    number: int
    observation: Observation
    tooth: Tooth | None
    surfaces: tuple[Surface, ...]
    region: Region | None
    code: Code | None
    severity: Severity
    confidence: Confidence
    note: str
    limitation: str

    def __repr__(self) -> str:
        return f"ReferredFinding({self.number})"


class ReferredAdvice(msgspec.Struct, frozen=True, kw_only=True):
    """What the family was told to do."""

    urgency: Urgency
    text: str
    safety_net: str
    due: date | None

    def __repr__(self) -> str:
        return f"ReferredAdvice({self.urgency})"


class ReferredPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture that was chosen to go: `number` is its place in the record, width and height those in which its marks are drawn.
    `original_bytes`: how long the file is that was sent, where the practice has given it; otherwise None."""

    id: ImageId
    number: int
    view: View
    taken_on: date
    sides: Sides
    width: int
    height: int
    marks: tuple[SeenMark, ...]
    thumb_url: str | None
    display_url: str | None
    original_bytes: int | None


class ReferralPacket(msgspec.Struct, frozen=True, kw_only=True):
    """What a specialist reads: decoded from the sealed record and from the referral, and nothing else of the case (SPEC REF-03).

    `referrer` signed the record that this rests on; `added` are the later additions to it. `until`: when the link runs out.
    """

    practice: str
    phone: str
    referrer: str
    credential: str
    licence_state: str
    licence_number: str
    referred_at: datetime
    signed_at: datetime
    until: datetime
    to: str
    specialty: Specialty
    urgency: ReferralUrgency
    reason: str
    code: Code | None
    bring: str
    patient: ReferredPatient
    respondent: Respondent
    consent: Consent
    complaint: Complaint
    history: History
    alerts: tuple[ReferredAlert, ...]
    findings: tuple[ReferredFinding, ...]
    no_abnormality_seen: bool
    conclusion: str
    sufficiency: Sufficiency
    limitation: str
    advice: tuple[ReferredAdvice, ...]
    added: tuple[str, ...]
    pictures: tuple[ReferredPicture, ...]
    has_pdf: bool

    def __repr__(self) -> str:
        return "ReferralPacket()"
