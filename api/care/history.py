"""What happened in a case: its history as the office and the dentist read it."""

from collections.abc import Mapping
from uuid import UUID

import msgspec
from litestar import get

from api.bodies import HistoryLines
from api.care import looking
from api.permissions import DENTISTS, LINK, only
from schemas.care.event import Event
from schemas.care.intake import Respondent
from schemas.care.reading import HistoryLine
from schemas.ident import CaseId
from schemas.person import OFFICE, Actor
from schemas.settings import Settings
from storage import people, trail
from storage.care import cases
from storage.resources import Resources

_respondent = msgspec.json.Decoder(Respondent)


@get("/api/cases/{case_id:uuid}/history", opt=only(DENTISTS | OFFICE))
async def history(house: Resources, settings: Settings, actor: Actor, case_id: UUID) -> HistoryLines:
    """What changed, who did it and when."""
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, CaseId(case_id), eyes)
        lines = lines_of(await cases.history(transaction, case.id), await people.names(transaction))
        await trail.looked(transaction, "history", looking.purpose_of(actor.role), case.id)
        return HistoryLines(lines=lines)


def lines_of(events: list[Event], names: Mapping[UUID, str]) -> tuple[HistoryLine, ...]:
    """The lines with their people, oldest first. A link passes from hand to hand: each line is of whoever had named themselves last
    when it was done, and nobody is named who had not yet."""
    respondent: Respondent | None = None
    lines = []
    for each in events:
        if each.act == "attest":
            respondent = _respondent.decode(each.payload)
        holder = respondent if each.role in LINK else None
        lines.append(
            HistoryLine(
                sequence=each.sequence,
                act=each.act,
                role=each.role,
                actor=holder.name if holder else names.get(each.actor_id, ""),
                relationship=holder.relationship if holder else None,
                at=each.at,
            )
        )
    return tuple(lines)


ROUTES = (history,)
