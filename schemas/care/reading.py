"""What each role reads of a case: the shapes that the API answers with. Nobody is sent more than the role needs.

Image addresses are capabilities on the image origin that end after five minutes: whoever still needs one asks for the case again.
"""

from datetime import date, datetime

import msgspec

from schemas.alert import AlertKind
from schemas.care.acquired import Acquired
from schemas.care.alerts import Alerts
from schemas.care.case import Asked, CaseType, Lease, Stamps, Status
from schemas.care.consent import Consent, ConsentText
from schemas.care.derivative import Film, FrameFacts, Quality, Verdict
from schemas.care.full import FullState
from schemas.care.image import Collector
from schemas.care.intake import Complaint, EmergencyCheck, History, Place, Relationship, Respondent
from schemas.care.looked import Sided
from schemas.care.opinionread import SecondOpinion
from schemas.care.oversight import CallLine, FailedJob
from schemas.care.referralread import Referrals
from schemas.care.review import Draft
from schemas.care.sealed import Sealed
from schemas.ident import CaseId, ImageId, PatientId, PersonId
from schemas.person import Channel, IdentityProof, Language, Licence, Role, Sex
from schemas.refusal import Gap
from schemas.view import Lens, Mirror, View


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Who is signed in. `identity_shown_at` is when and `identity_shown_by` how they last showed it; `sign_until` is until when that
    counts for signing.
    """

    id: PersonId
    name: str
    role: Role
    organization_name: str
    has_code: bool
    licences: tuple[Licence, ...]
    identity_shown_at: datetime | None
    identity_shown_by: IdentityProof | None
    sign_until: datetime | None


class Door(msgspec.Struct, frozen=True, kw_only=True):
    """All that a link says before the birth date: the practice, and what the link is for now."""

    practice: str
    phone: str
    language: Language
    purpose: str


class SentImage(msgspec.Struct, frozen=True, kw_only=True):
    """An image as its submitter sees it. `reason` and `hint` are message ids; a held image is only said to need checking.

    `removable` says that the reader may take it back. The office also sees what was taken back after it had arrived.
    """

    id: ImageId
    view: View
    lens: Lens
    name: str
    size: int
    sha256: str
    status: str
    reason: str
    hint: str
    verdict: str
    thumb_url: str | None
    removable: bool


class MyCase(msgspec.Struct, frozen=True, kw_only=True):
    """The case as its submitter sees it; `missing` is what still keeps it from being sent, `still_wanted` the views to take.
    `expected_at`: by when an answer normally comes, once it is sent; None once it is late, and for a red flag, which gets no
    promise of time."""

    id: CaseId
    type: CaseType
    status: Status
    language: Language
    practice: str
    phone: str
    on_call: bool
    red_flag: bool
    expected_at: datetime | None
    respondent: Respondent | None
    place: Place | None
    emergency: EmergencyCheck | None
    consent: Consent | None
    complaint: Complaint | None
    history: History | None
    reviewable: bool
    may_consent: bool
    consent_texts: tuple[ConsentText, ...]
    wanted: tuple[View, ...]
    still_wanted: tuple[View, ...]
    asked: Asked | None
    images: tuple[SentImage, ...]
    missing: tuple[Gap, ...]
    rights: tuple[str, ...]


class ReadImage(msgspec.Struct, frozen=True, kw_only=True):
    """An image as the dentist reads it. `number` is its place in the order of gathering: the same on screen and on paper. `sided` is the
    reader's own answer about its sides, or the signer's once it is signed."""

    id: ImageId
    number: int
    view: View
    lens: Lens
    mirror: Mirror
    sided: Sided | None
    status: str
    reason: str
    round: int
    required: bool
    media_type: str
    size: int
    sha256: str
    collector: Collector
    captured_at: datetime
    acquired: Acquired | None
    clocks_differ: bool
    announced_at: datetime
    received_at: datetime | None
    settled_at: datetime | None
    quality: Verdict | None
    measured: Quality | None
    frame: FrameFacts | None
    film: Film | None
    laterality: str | None
    width: int
    height: int
    looked: bool
    thumb_url: str | None
    display_url: str | None
    frame_url: str | None
    full: FullState
    film_url: str | None
    text_url: str | None


class PatientOf(msgspec.Struct, frozen=True, kw_only=True):
    id: PatientId
    name: str
    birth_date: date
    sex: Sex
    age: int

    def __repr__(self) -> str:
        return f"PatientOf({self.id})"


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """An addendum of the newest round, as it was sealed."""

    number: int
    text: str
    reason: str
    for_patient: bool
    signer: str
    signed_at: datetime


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """Who is to hear an advice that must be heard, and how they are reached."""

    name: str
    relationship: Relationship | None
    channel: Channel | None
    address: str | None
    language: Language

    def __repr__(self) -> str:
        return "Reach()"


class CaseForReview(msgspec.Struct, frozen=True, kw_only=True):
    """The case as the dentist reads it. `gaps` is what the record still lacks; `mine` says whether the reader holds it now; `drawers` are
    the names of whoever drew a mark of the draft."""

    id: CaseId
    type: CaseType
    status: Status
    version: int
    round: int
    language: Language
    patient: PatientOf
    respondent: Respondent | None
    place: Place | None
    emergency: EmergencyCheck | None
    red_flag: bool
    limited_images: bool
    consent: Consent | None
    complaint: Complaint | None
    history: History | None
    alerts: Alerts
    wanted: tuple[View, ...]
    images: tuple[ReadImage, ...]
    asked: tuple[Asked, ...]
    stamps: Stamps
    due_at: datetime | None
    warn_at: datetime | None
    escalated: bool
    lease: Lease | None
    mine: bool
    draft: Draft
    drawers: dict[PersonId, str]
    gaps: tuple[Gap, ...]
    sealed: tuple[Sealed, ...]
    added: tuple[Added, ...]
    second_opinion: SecondOpinion
    referrals: Referrals
    calls: tuple[CallLine, ...]
    failed: tuple[FailedJob, ...]
    opened_advice_at: datetime | None
    missed_advice_at: datetime | None


class WorklistRow(msgspec.Struct, frozen=True, kw_only=True):
    """A case that waits for a dentist, or is being read by this one. From `warn_at` on it is nearly late; `escalated`: others were
    told that it is late. `alerts`: what kinds of accepted medical alerts its patient has."""

    id: CaseId
    type: CaseType
    status: Status
    patient: str
    age: int
    state: str
    language: Language
    red_flag: bool
    alerts: tuple[AlertKind, ...]
    due_at: datetime | None
    warn_at: datetime | None
    escalated: bool
    ready_at: datetime | None
    images: int
    mine: bool


class HistoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a case's history: what, when and who. Whoever held the link is named as they had named themselves by then."""

    sequence: int
    act: str
    role: Role
    actor: str
    relationship: Relationship | None
    at: datetime

    def __repr__(self) -> str:
        return f"HistoryLine({self.sequence}, {self.act})"
