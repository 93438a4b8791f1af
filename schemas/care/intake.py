"""What the submitter tells before the photos: who answers, where the patient is, the emergency check, complaint and history."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from schemas.person import Role
from schemas.text import Line, Story

Relationship = Literal["patient", "parent", "legal_guardian", "authorized_proxy", "other"]
Side = Literal["left", "right", "both", "middle", "unsure"]
Setting = Literal["home", "school", "clinic", "other"]


class Respondent(msgspec.Struct, frozen=True, kw_only=True):
    """Who is answering, with the name as typed. `other` may tell and photograph, but never consents (SPEC UPL-13)."""

    relationship: Relationship
    name: str

    def __repr__(self) -> str:
        return f"Respondent({self.relationship})"


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where the patient is now, as attested: postal state, IANA zone, and what kind of place it is."""

    state: str
    zone: str
    setting: Setting = "home"
    attested_at: datetime

    def day(self, at: datetime) -> date:
        """The calendar day of that moment here: what is signed or consented to in the evening is not of tomorrow (SPEC GEN-05)."""
        return at.astimezone(ZoneInfo(self.zone)).date()


class RedFlag(StrEnum):
    """A yes in the emergency check (SPEC UPL-04). All but the last call for emergency services, the last for a dentist at once."""

    BREATHING = "breathing"
    SWELLING = "swelling"
    CANNOT_OPEN = "cannot_open"
    BLEEDING = "bleeding"
    HEAD_INJURY = "head_injury"
    KNOCKED_OUT = "knocked_out"


CALL_EMERGENCY_SERVICES = frozenset(RedFlag) - {RedFlag.KNOCKED_OUT}


class EmergencyCheck(msgspec.Struct, frozen=True, kw_only=True):
    """The answers as given; an empty tuple says only that no question was answered with yes, never that all is well."""

    flags: tuple[RedFlag, ...]
    answered_at: datetime


class Flagged(msgspec.Struct, frozen=True, kw_only=True):
    """The newest check that was answered with a yes, and by whom: it stands whatever is answered later."""

    flags: tuple[RedFlag, ...]
    at: datetime
    role: Role
    name: str

    def __repr__(self) -> str:
        return f"Flagged({self.role})"


Condition = Literal["heart", "bleeding", "blood_thinner", "bisphosphonate", "diabetes", "immune", "pregnant", "latex"]


class History(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The short medical history: named conditions, and medicines and allergies in own words."""

    conditions: tuple[Condition, ...] = ()
    medicines: Story = ""
    allergies: Story = ""

    def __repr__(self) -> str:
        return "History()"


class Complaint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The chief complaint in the submitter's own words. `pain` is 0 (none) to 10; `since` is own words as well."""

    words: Story
    side: Side = "unsure"
    pain: Annotated[int, Meta(ge=0, le=10)] | None = None
    since: Line = ""

    def __repr__(self) -> str:
        return "Complaint()"
