"""A case: one patient's question with its images and its answer; the unit of consistency.

Its life is two tables: `TRANSITIONS` says which act leads from which status to which, `TURN` who must act next. The diagram in
the README is made from them.
"""

from datetime import datetime
from enum import StrEnum
from typing import Literal

import msgspec

from schemas.care import act as acts
from schemas.care.clock import Clock
from schemas.care.consent import Consent
from schemas.care.full import Full
from schemas.care.image import Image, StoredObject, is_picture
from schemas.care.intake import Complaint, EmergencyCheck, Flagged, History, Place, Respondent
from schemas.care.link import Issued
from schemas.care.looked import Looked, Sided
from schemas.care.message import Call, Message
from schemas.care.opinion import Given, OpinionAsked
from schemas.care.progress import Asked as Asked
from schemas.care.progress import Lease as Lease
from schemas.care.progress import Stamps as Stamps
from schemas.care.referral import Referral
from schemas.care.refused import RefusedFile
from schemas.care.sealed import Sealed
from schemas.care.surroundings import Surroundings
from schemas.ident import CaseId, ImageId, OrganizationId, PatientId, PersonId
from schemas.person import OFFICE, SUBMITTERS, Language, Role
from schemas.view import View


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    READY = "ready"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    SIGNED = "signed"
    COMMUNICATED = "communicated"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class CaseType(StrEnum):
    EMERGENCY_SCREENING = "emergency_screening"
    SECOND_OPINION = "second_opinion"
    POST_TREATMENT = "post_treatment"
    SCHOOL_SCREENING = "school_screening"
    ORTHO_PROGRESS = "ortho_progress"
    GENERAL_QUESTION = "general_question"


WANTED: dict[CaseType, tuple[View, ...]] = {
    CaseType.EMERGENCY_SCREENING: (View.FRONT, View.CLOSE_UP),
    CaseType.SECOND_OPINION: (View.FRONT, View.RIGHT, View.LEFT, View.UPPER, View.LOWER),
    CaseType.POST_TREATMENT: (View.FRONT, View.CLOSE_UP, View.FACE),
    CaseType.SCHOOL_SCREENING: (View.FRONT, View.UPPER, View.LOWER),
    CaseType.ORTHO_PROGRESS: (View.FRONT, View.RIGHT, View.LEFT),
    CaseType.GENERAL_QUESTION: (View.FRONT, View.UPPER, View.LOWER),
}
"""The views that each case type requires; more are always welcome."""

ANSWER_WITHIN_HOURS: dict[CaseType, int] = {
    CaseType.EMERGENCY_SCREENING: 4,
    CaseType.SECOND_OPINION: 24,
    CaseType.POST_TREATMENT: 8,
    CaseType.SCHOOL_SCREENING: 40,
    CaseType.ORTHO_PROGRESS: 24,
    CaseType.GENERAL_QUESTION: 16,
}
"""In business hours of the practice, but for what is urgent, which runs by the wall clock (`due.is_urgent`)."""

RED_FLAG_WITHIN_HOURS = 1
LEASE_MINUTES = 30


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """`version` counts changes, and equals the sequence of the last history line; `head` is that line's hash. `told_at` is when complaint
    and history were last told. `open_by` is when what was said to the family last is to be opened at the latest, `missed_advice_at` when it
    had not been; `opened_advice_at` is the first opening of the round, `last_opened_at` the last (cases from before have the first only).
    `patient_id` and `links` are None only in stored content from before they stood there: reading fills in
    the patient, the next change the links."""

    id: CaseId
    organization_id: OrganizationId
    patient_id: PatientId | None = None
    links: tuple[Issued, ...] | None = None
    type: CaseType
    language: Language
    opened_by: PersonId
    opened_at: datetime
    channel: Literal["patient_link", "field_app"]
    status: Status = Status.DRAFT
    version: int = 0
    head: str = ""
    round: int = 1
    stamps: Stamps = Stamps()
    earlier_rounds: tuple[Stamps, ...] = ()
    respondent: Respondent | None = None
    place: Place | None = None
    emergency: EmergencyCheck | None = None
    consent: Consent | None = None
    complaint: Complaint | None = None
    history: History | None = None
    told_at: datetime | None = None
    red_flag: bool = False
    flagged: Flagged | None = None
    images: tuple[Image, ...] = ()
    fulls: tuple[Full, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    asked: tuple[Asked, ...] = ()
    best_effort: bool = False
    limited_images: bool = False
    due_at: datetime | None = None
    clock: Clock | None = None
    lease: Lease | None = None
    looks: tuple[Looked, ...] = ()
    sides: tuple[Sided, ...] = ()
    sealed: tuple[Sealed, ...] = ()
    opinions: tuple[OpinionAsked, ...] = ()
    referrals: tuple[Referral, ...] = ()
    messages: tuple[Message, ...] = ()
    calls: tuple[Call, ...] = ()
    opened_advice_at: datetime | None = None
    last_opened_at: datetime | None = None
    confirmed_advice_at: datetime | None = None
    open_by: datetime | None = None
    missed_advice_at: datetime | None = None
    around: Surroundings | None = None

    def __repr__(self) -> str:
        return f"Case({self.id}, {self.status})"

    @property
    def surroundings(self) -> Surroundings:
        """What stands around the case. Raises RuntimeError for a case that was read without it."""
        if self.around is None:
            raise RuntimeError("this case was read without its surroundings")
        return self.around

    @property
    def wanted(self) -> tuple[View, ...]:
        """The views asked for now: what a dentist or the gate asked last in this state, or else what the case type requires."""
        return self.asked[-1].views if self.status is Status.RETURNED and self.asked else WANTED[self.type]

    @property
    def objects(self) -> tuple[StoredObject, ...]:
        """Everything of the case that lies in the store."""
        holders: tuple[Image | Full | Sealed | Referral, ...] = (*self.images, *self.fulls, *self.sealed, *self.referrals)
        return tuple(kept for each in holders for kept in each.objects)

    @property
    def given(self) -> tuple[Given, ...]:
        """The sealed second opinions, oldest first."""
        return tuple(each.given for each in self.opinions if each.given is not None)

    def image(self, which: ImageId) -> Image | None:
        return next((each for each in self.images if each.id == which), None)

    def full(self, which: ImageId) -> Full | None:
        """What came of the newest wish for every pixel of that image; None where nobody had it."""
        return next((each for each in reversed(self.fulls) if each.image == which), None)


def missing_views(case: Case) -> tuple[View, ...]:
    """The views that the case type requires and no readable picture shows."""
    present = {each.view for each in case.images if is_picture(each.status, each.media_type)}
    return tuple(view for view in WANTED[case.type] if view not in present)


WORKER = frozenset({Role.WORKER})
DENTISTS = frozenset({Role.DENTIST})
NOBODY: frozenset[Role] = frozenset()

TURN: dict[Status, frozenset[Role]] = {
    Status.DRAFT: SUBMITTERS,
    Status.SUBMITTED: WORKER,
    Status.READY: DENTISTS,
    Status.IN_REVIEW: DENTISTS,
    Status.RETURNED: SUBMITTERS,
    Status.SIGNED: WORKER,
    Status.COMMUNICATED: OFFICE,
    Status.CLOSED: NOBODY,
    Status.WITHDRAWN: NOBODY,
    Status.EXPIRED: NOBODY,
}

_WORKED_ON = (acts.SettleImage, acts.ResolveHold, acts.TryAgain, acts.RetryImage)
_ADDING = (acts.Announce, acts.Confirm, acts.Drop, acts.NoteRefusedFile, acts.Abandon, *_WORKED_ON)
"""Images may still come until the record is signed."""

_STAYS: dict[Status, tuple[type[acts.Act], ...]] = {
    Status.DRAFT: (
        acts.Attest,
        acts.CheckEmergency,
        acts.GiveConsent,
        acts.Describe,
        acts.Announce,
        acts.Confirm,
        acts.Drop,
        acts.NoteRefusedFile,
        *_WORKED_ON,
        acts.RenewImage,
    ),
    Status.RETURNED: (
        acts.Attest,
        acts.CheckEmergency,
        acts.GiveConsent,
        acts.Describe,
        acts.Announce,
        acts.Confirm,
        acts.Drop,
        acts.NoteRefusedFile,
        *_WORKED_ON,
        acts.RenewImage,
    ),
    # Pictures are made anew only where nobody reads or has answered for them: what a dentist saw is what the record speaks of.
    Status.SUBMITTED: (*_ADDING, acts.RenewImage),
    Status.READY: (*_ADDING, acts.RenewImage),
    Status.IN_REVIEW: (*_ADDING, acts.ConfirmSide, acts.DecideAlert, acts.AskOpinion),
    Status.SIGNED: (acts.Addend, acts.AskOpinion, acts.Refer, acts.OpenAdvice, acts.MissAdvice),
    Status.COMMUNICATED: (
        acts.Addend,
        acts.AskOpinion,
        acts.Refer,
        acts.OpenAdvice,
        acts.ConfirmAdvice,
        acts.RecordConversation,
        acts.MissAdvice,
    ),
    Status.CLOSED: (acts.Addend, acts.AskOpinion, acts.Refer, acts.OpenAdvice),
    # What was received before the end is still settled, so that nothing of it is left waiting in the quarantine.
    Status.WITHDRAWN: (acts.SettleImage,),
    Status.EXPIRED: (acts.SettleImage,),
}

_MOVES: dict[tuple[Status, type[acts.Act]], Status] = {
    (Status.DRAFT, acts.Submit): Status.SUBMITTED,
    (Status.DRAFT, acts.Expire): Status.EXPIRED,
    (Status.RETURNED, acts.Submit): Status.SUBMITTED,
    (Status.RETURNED, acts.Expire): Status.EXPIRED,
    (Status.SUBMITTED, acts.AskAgain): Status.RETURNED,
    (Status.SUBMITTED, acts.Queue): Status.READY,
    (Status.READY, acts.Take): Status.IN_REVIEW,
    (Status.IN_REVIEW, acts.HandBack): Status.READY,
    (Status.IN_REVIEW, acts.Lapse): Status.READY,
    (Status.IN_REVIEW, acts.SendBack): Status.RETURNED,
    (Status.IN_REVIEW, acts.Sign): Status.SIGNED,
    (Status.SIGNED, acts.Communicate): Status.COMMUNICATED,
    (Status.SIGNED, acts.ConfirmAdvice): Status.COMMUNICATED,
    (Status.SIGNED, acts.RecordConversation): Status.COMMUNICATED,
    (Status.COMMUNICATED, acts.Close): Status.CLOSED,
    (Status.CLOSED, acts.Reopen): Status.READY,
}

ENDED = (Status.WITHDRAWN, Status.EXPIRED)
ANSWERED = (Status.SIGNED, Status.COMMUNICATED, Status.CLOSED)
BEFORE_SIGNED = (Status.DRAFT, Status.SUBMITTED, Status.READY, Status.IN_REVIEW, Status.RETURNED)

READ = tuple(status for status in Status if status not in (Status.DRAFT, *ENDED))
"""Where a dentist may look at pictures."""

CALLED_OR_TOLD = (acts.NoteMessage, acts.KeepRecord, acts.KeepLetter, acts.NobodyAnswered, acts.NoteCall)
REFERRED = (
    acts.NoteReferral,
    acts.RenewReferral,
    acts.EndReferralLink,
    acts.GiveOriginals,
    acts.ReceiveReferral,
    acts.NoteReferralLate,
    acts.KeepReferral,
)

_OPINED = (acts.GiveOpinion, acts.WithdrawQuestion, acts.OpenOpinion)

TRANSITIONS: dict[tuple[Status, type[acts.Act]], Status] = (
    {(status, act): status for status, stays in _STAYS.items() for act in stays}
    # A notice may go out, a record be ready to read and a family be called when the case has moved on already.
    | {(status, act): status for status in Status for act in CALLED_OR_TOLD}
    # A patient who was referred is still seen by somebody when the case has gone another way.
    | {(status, act): status for status in Status for act in REFERRED}
    | {(status, act): status for status in Status if status not in ENDED for act in (acts.ChangeContact, acts.NoteReturned, acts.Invite)}
    # Whose look it is, and whether it is this dentist's turn, the rules say: a second opinion waits for no lease.
    | {(status, act): status for status in READ for act in (acts.KeepFull, acts.Look, *_OPINED)}
    | {(status, acts.Remind): status for status in BEFORE_SIGNED}
    | {(status, acts.Withdraw): Status.WITHDRAWN for status in BEFORE_SIGNED}
    | _MOVES
)


def allowed(status: Status) -> tuple[str, ...]:
    """The words of the acts that are possible in that status, in the order of the table."""
    return tuple(acts.name_of(act) for (from_, act) in TRANSITIONS if from_ is status)
