"""The dentist's answer as the patient reads it: in the patient's language, but for the few words that the dentist wrote for the family."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from schemas.care.acquired import day_of
from schemas.care.advice import Target, Urgency
from schemas.care.drawing import Share
from schemas.care.finding import Observation
from schemas.care.mark import MarkKind
from schemas.care.record import EncounterRecord
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
    """What was drawn of the finding of that number, in shares of the picture's width and height; the number stands `at` a place of its
    own. Words that were written on the picture stay away: they are for those who treat."""

    number: int
    kind: MarkKind
    points: tuple[Share, ...]
    at: Share


class SeenPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture on which something was found, as its small copy, with the marks of what was found. Width by height in pixels."""

    view: View
    thumb_url: str
    width: int
    height: int
    marks: tuple[SeenMark, ...]


class ToDo(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of advice. What it rests on and why it was given is professional text, and stays in the record."""

    id: UUID
    urgency: Urgency
    text: str
    safety_net: str
    target: Target
    due: date | None

    def __repr__(self) -> str:
        return f"ToDo({self.urgency})"


class MyAddition(msgspec.Struct, frozen=True, kw_only=True):
    """What the dentist added later for the patient."""

    text: str
    at: datetime


class MyAdvice(msgspec.Struct, frozen=True, kw_only=True):
    """The dentist's answer as the patient reads it (SPEC ADV-04).

    The only words of the dentist in it are those that the reading room says the family reads: the advice, what could not be judged,
    and what was added for them. A finding's note and the conclusion are professional text, and stay in the record. `taken_on`: a
    picture's day by its file, or else by the device. `has_letter`: there is a letter with all of this in it.
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
    advice: tuple[ToDo, ...]
    sufficiency: str
    limitation: str
    follow_up: date | None
    additions: tuple[MyAddition, ...]
    must_confirm: bool
    confirmed: bool
    has_letter: bool
    language: Language


def taken_on(record: EncounterRecord) -> tuple[date, ...]:
    """The day of each picture that could be read, at the patient's place."""
    return tuple(day_of(each.acquired, each.captured_at, record.place.zone) for each in record.gathered if each.status == "normalized")


def to_do(record: EncounterRecord) -> tuple[ToDo, ...]:
    """The advice without its reasons."""
    return tuple(
        ToDo(id=each.id, urgency=each.urgency, text=each.text, safety_net=each.safety_net, target=each.target, due=each.due)
        for each in record.advice
    )
