"""A referral to a specialist: what is asked of whom with which pictures, and the loop that is closed only when an answer has come back.

The steps of the loop are a table (SPEC REF-04). What is not in it is refused, and leaves nothing.
"""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import msgspec

from schemas.care.image import StoredObject
from schemas.care.link import Issued
from schemas.code import Code
from schemas.ident import ImageId, LinkId, PersonId
from schemas.person import Contact, Role
from schemas.text import Line, Passage

Specialty = Literal[
    "oral_surgery",
    "endodontics",
    "periodontics",
    "orthodontics",
    "pediatric_dentistry",
    "prosthodontics",
    "oral_medicine",
    "orofacial_pain",
    "oral_radiology",
    "oral_pathology",
    "physician",
    "other",
]
"""Those to whom a general dentist sends a patient: general knowledge, no source of FACTS lists them."""

ReferralUrgency = Literal["urgent", "soon", "routine"]
"""`urgent` within days, `soon` within weeks, `routine` when there is room. What cannot wait for days is no referral but an emergency."""

ReferralState = Literal["created", "sent", "received", "appointment_made", "seen", "report_back", "closed", "declined", "no_show"]
"""`declined` by the specialist or by the family; `no_show`: the patient did not come."""

STEPS: dict[ReferralState, tuple[ReferralState, ...]] = {
    "created": ("sent", "received", "declined"),
    "sent": ("received", "declined"),
    "received": ("appointment_made", "declined"),
    # To itself: appointments are moved.
    "appointment_made": ("appointment_made", "seen", "no_show", "declined"),
    "seen": ("report_back",),
    "report_back": ("closed",),
    "no_show": ("appointment_made", "declined", "closed"),
    "declined": ("closed",),
    "closed": (),
}

BY_HAND: frozenset[ReferralState] = frozenset({"received", "appointment_made", "seen", "report_back", "closed", "declined", "no_show"})
"""What a person may note. That a message was sent, the machine knows alone; `received` also by whoever opens the link."""

OVER: frozenset[ReferralState] = frozenset({"declined", "closed"})
"""Where nobody needs to read the packet any more: its link ends."""

RECEIVED_WITHIN: dict[ReferralUrgency, timedelta] = {"urgent": timedelta(days=2), "soon": timedelta(days=7), "routine": timedelta(days=7)}
"""UNVERIFIED default: what nobody opened for two days was not seen, and whoever is urgent cannot wait for a week."""

APPOINTMENT_WITHIN = timedelta(days=14)
"""UNVERIFIED default: a family that has heard nothing for two weeks begins to believe that it was forgotten."""

REPORT_WITHIN = timedelta(days=14)
"""UNVERIFIED default, after the appointment: a letter is dictated, signed and sent within two weeks, or it was forgotten."""

LINK_DAYS = 60
"""UNVERIFIED default: the two weeks until there is an appointment, and the weeks of waiting for it; the office can send a new link."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the loop: into which state, when it was noted and by whom. `appointment` is when the patient is to come."""

    state: ReferralState
    at: datetime
    by: UUID
    role: Role
    appointment: datetime | None = None
    note: Passage = ""

    def __repr__(self) -> str:
        return f"Step({self.state})"


class Referral(msgspec.Struct, frozen=True, kw_only=True):
    """A referral under the identifier of the act that made it, resting on the record of that round.

    `images` are the pictures that go. `links` are the specialist's, oldest first: each ends the one before, and the first has the
    referral's own identifier. `originals_at`: since then its reader may have the files as they were sent, too. `late`: the time for the
    next step is over, and somebody was told. `undelivered`: the newest message failed. `pdf` is the newest readable form, made when
    `pdf_of` was the newest seal of its round; `earlier_pdfs` are kept.
    """

    id: UUID
    round: int
    by: PersonId
    by_name: Line
    at: datetime
    specialty: Specialty
    name: Line
    contact: Contact
    reason: Passage
    code: Code | None = None
    urgency: ReferralUrgency
    images: tuple[ImageId, ...]
    bring: Passage = ""
    steps: tuple[Step, ...] = ()
    links: tuple[Issued, ...] = ()
    originals_at: datetime | None = None
    late: bool = False
    undelivered: bool = False
    pdf: StoredObject | None = None
    pdf_of: str = ""
    earlier_pdfs: tuple[StoredObject, ...] = ()

    def __repr__(self) -> str:
        return f"Referral({self.id}, {self.state})"

    @property
    def state(self) -> ReferralState:
        return self.steps[-1].state if self.steps else "created"

    @property
    def link(self) -> Issued:
        """The newest link; every referral has one from the beginning."""
        return self.links[-1]

    @property
    def appointment(self) -> datetime | None:
        """When the patient is to come, as it was noted last; None before there was an appointment."""
        return next((each.appointment for each in reversed(self.steps) if each.appointment is not None), None)

    @property
    def objects(self) -> tuple[StoredObject, ...]:
        """Every readable form that is kept, oldest first."""
        return (*self.earlier_pdfs, self.pdf) if self.pdf else self.earlier_pdfs


def opens(referral: Referral, link: LinkId, now: datetime) -> bool:
    """True if that link opens the packet: the newest one, not ended by the office, and not run out."""
    newest = referral.link
    return newest.id == link and newest.revoked_at is None and newest.read_until is not None and now < newest.read_until


def may_give(referral: Referral) -> bool:
    """True if its reader sees copies of pictures whose originals nobody gave them yet."""
    return referral.originals_at is None and bool(referral.images) and referral.state not in OVER


def due_at(referral: Referral) -> datetime | None:
    """When the next step is late; None where nobody waits for one."""
    match referral.state:
        case "created" | "sent":
            return referral.at + RECEIVED_WITHIN[referral.urgency]
        case "received" | "no_show":
            return referral.steps[-1].at + APPOINTMENT_WITHIN
        case "appointment_made" | "seen":
            return (referral.appointment or referral.steps[-1].at) + REPORT_WITHIN
        case _:
            return None


def rings_at(referrals: tuple[Referral, ...]) -> datetime | None:
    """When the next of them becomes late; None if none can."""
    return min((at for each in referrals if not each.late and (at := due_at(each)) is not None), default=None)


def waits_for_office(referral: Referral) -> bool:
    """True if somebody has to look after it: it is late, its message failed, or it was declined and nobody has settled what comes then."""
    return referral.late or referral.undelivered or referral.state == "declined"
