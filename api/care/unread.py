"""The worklist: a page of what waits for a dentist, as it is asked for, with the counts of all of it (SPEC QUE-01)."""

import base64
import binascii
from datetime import datetime
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import QueryParameter

from api.bodies import Worklist
from api.care import looking, opinions, showing
from api.permissions import DENTISTS, only
from schemas.care.case import CaseType
from schemas.care.narrowing import Mark, Spot, Wanted
from schemas.person import Actor, Language
from schemas.refusal import Malformed
from schemas.settings import Settings
from storage import people, trail
from storage.care import opinions as questions
from storage.care import unread
from storage.resources import Resources

YEARS = range(2000, 3000)
"""In which cases are opened, ready and due, as far as a cursor is believed."""

State = Annotated[str | None, QueryParameter(name="state", pattern="^[A-Z]{2}$")]
_spot = msgspec.json.Decoder(Spot)


@get("/api/worklist", opt=only(DENTISTS))
async def waiting(
    house: Resources,
    settings: Settings,
    actor: Actor,
    type: CaseType | None = None,
    where: State = None,
    language: Language | None = None,
    mark: Mark | None = None,
    after: str | None = None,
) -> Worklist:
    """What waits for this dentist, most pressing first, from after a page on; with how many there are of each sort."""
    wanted, spot = Wanted(type=type, state=where, language=language, mark=mark), read_cursor(after) if after is not None else None
    async with house.database.begin(actor, snapshot=True) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        found = await unread.waiting(transaction, eyes.now, wanted, spot)
        asked, answered = await questions.asked(transaction), await questions.answered(transaction)
        names = await people.names(transaction) if answered.cases else {}
        await trail.looked(transaction, "worklist", "treatment")
        return Worklist(
            rows=tuple(showing.worklist_row(case, eyes) for case in found.cases),
            next=write_cursor(found.next) if found.next else None,
            counts=await unread.counts(transaction, eyes.now),
            asked=tuple(opinions.row(case, actor, eyes.day(case)) for case in asked.cases),
            answered=tuple(opinions.answered_row(case, actor, names, eyes.day(case)) for case in answered.cases),
        )


def write_cursor(spot: Spot) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(spot)).decode().rstrip("=")


def read_cursor(text: str) -> Spot:
    """The place that a cursor names. Raises Malformed."""
    try:
        spot = _spot.decode(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (binascii.Error, ValueError):
        raise Malformed("This is no cursor of ours.") from None
    # Only what was written here is read: some dates that can be written at all are none for the database.
    if not all(_believed(each) for each in (spot.first_at, spot.then_at)) or write_cursor(spot) != text:
        raise Malformed("This is no cursor of ours.")
    return spot


def _believed(at: datetime) -> bool:
    return at.tzinfo is not None and at.year in YEARS


ROUTES = (waiting,)
