"""Consent: the exact text that was shown, who gave it, and who may give it."""

from datetime import date, datetime
from typing import Literal

import msgspec

from schemas.care.intake import Relationship
from schemas.person import Language, age

Method = Literal["typed_name", "paper", "spoken"]


class ConsentText(msgspec.Struct, frozen=True, kw_only=True):
    """One version of an organization's text in one language. `digest` is the SHA-256 of `body` in UTF-8, in hex."""

    version: str
    language: Language
    digest: str
    body: str


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """A consent as given. The zone of the patient's place is kept beside the UTC time, since the date has legal meaning (SPEC GEN-05)."""

    version: str
    language: Language
    digest: str
    given_by: str
    relationship: Relationship
    method: Method
    given_at: datetime
    zone: str

    def __repr__(self) -> str:
        return f"Consent({self.version}, {self.relationship})"


def may_consent(relationship: Relationship, birth_date: date, on: date, majority_age: int) -> bool:
    """True if that person may consent for the patient on that day, in a state where one comes of age at `majority_age` years."""
    if relationship == "other":
        return False
    of_age = age(birth_date, on) >= majority_age
    return of_age if relationship in ("patient", "authorized_proxy") else not of_age or relationship == "legal_guardian"
