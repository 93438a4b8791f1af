"""The dentist's answer as the patient reads it: in the patient's language, but for the few words that the dentist wrote for the family."""

from datetime import date, datetime

import msgspec

from schemas.care.advice import Advice
from schemas.care.finding import Observation
from schemas.person import Language
from schemas.region import Region
from schemas.tooth import Tooth
from schemas.view import View


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What was observed and where, without the dentist's own words: the page says it in the patient's. `number` from 1."""

    number: int
    observation: Observation
    tooth: Tooth | None
    region: Region | None


class SeenMark(msgspec.Struct, frozen=True, kw_only=True):
    """Where on the picture the finding of that number is, in shares of its width and height."""

    number: int
    left: float
    top: float
    right: float
    bottom: float


class SeenPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture on which something was found, as its small copy, with the marks of what was found. Width by height in pixels."""

    view: View
    thumb_url: str
    width: int
    height: int
    marks: tuple[SeenMark, ...]


class MyAddition(msgspec.Struct, frozen=True, kw_only=True):
    """What the dentist added later for the patient."""

    text: str
    at: datetime


class MyAdvice(msgspec.Struct, frozen=True, kw_only=True):
    """The dentist's answer as the patient reads it (SPEC ADV-04).

    The only words of the dentist in it are those that the reading room says the family reads: the advice, what could not be judged,
    and what was added for them. A finding's note and the conclusion are professional text, and stay in the record. `taken_on`: a
    picture's day by its file, or else by the device.
    """

    practice: str
    phone: str
    reviewer: str
    credential: str
    licence_number: str
    licence_state: str
    taken_on: tuple[date, ...]
    reviewed_at: datetime
    findings: tuple[Seen, ...]
    pictures: tuple[SeenPicture, ...]
    no_abnormality_seen: bool
    advice: tuple[Advice, ...]
    sufficiency: str
    limitation: str
    follow_up: date | None
    additions: tuple[MyAddition, ...]
    must_confirm: bool
    confirmed: bool
    language: Language
