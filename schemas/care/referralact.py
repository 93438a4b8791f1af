"""The acts of a referral. All of them are acts like any other (`schemas/care/act.py`)."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from schemas.care.deed import Act
from schemas.care.image import StoredObject
from schemas.care.referral import ReferralState, ReferralUrgency, Specialty
from schemas.code import Code
from schemas.ident import ImageId
from schemas.person import Contact
from schemas.text import Line, Passage


class Refer(Act, frozen=True, kw_only=True, tag="refer", forbid_unknown_fields=True):
    """Refer the patient to a specialist, who gets a link. The act's identifier is the referral's, and its first link's. `images` is None
    for every picture of the record; `bring` says what the patient is to bring."""

    specialty: Specialty
    name: Line
    contact: Contact
    reason: Passage
    code: Code | None = None
    urgency: ReferralUrgency
    images: tuple[ImageId, ...] | None = None
    bring: Passage = ""

    def __post_init__(self) -> None:
        if self.images is not None and len(set(self.images)) < len(self.images):
            raise ValueError("each picture goes once")


class NoteReferral(Act, frozen=True, kw_only=True, tag="note_referral", forbid_unknown_fields=True):
    """What became of a referral. `appointment`: when the patient is to come, with the step that says there is one, and only there."""

    referral: UUID
    step: ReferralState
    appointment: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    note: Passage = ""

    def __post_init__(self) -> None:
        if (self.step == "appointment_made") != (self.appointment is not None):
            raise ValueError("an appointment has a time, and nothing else has one")


class RenewReferral(Act, frozen=True, kw_only=True, tag="renew_referral", forbid_unknown_fields=True):
    """Send the specialist a new link, which has the act's identifier; the earlier one ends. `contact` is None where it stays."""

    referral: UUID
    contact: Contact | None = None


class EndReferralLink(Act, frozen=True, kw_only=True, tag="end_referral_link", forbid_unknown_fields=True):
    """The link opens nothing any more."""

    referral: UUID


class GiveOriginals(Act, frozen=True, kw_only=True, tag="give_originals", forbid_unknown_fields=True):
    """The specialist asked for the originals of the pictures that were chosen, and may have them for as long as a link opens."""

    referral: UUID


class ReceiveReferral(Act, frozen=True, kw_only=True, tag="receive_referral", forbid_unknown_fields=True):
    """Whoever holds the specialist's link opened it with the code, for the first time."""

    referral: UUID


class NoteReferralLate(Act, frozen=True, kw_only=True, tag="note_referral_late", forbid_unknown_fields=True):
    """The time for the next step is over."""

    referral: UUID


class KeepReferral(Act, frozen=True, kw_only=True, tag="keep_referral", forbid_unknown_fields=True):
    """The readable packet was made and stored; `of` is the digest of the newest seal that it was made of."""

    referral: UUID
    object: StoredObject
    of: str
