"""Suspected abuse or neglect: what is written down beside a case, for the few who may read it, and the number to call (SPEC SEC-16).

Nothing here is part of the case: it changes no state, and no letter, record, link, message or audit packet is made of it.
"""

from uuid import UUID

import msgspec
from litestar import get, post

from api.care import looking, showing
from api.permissions import DENTISTS, only
from schemas.care import safeguarding as rules
from schemas.care.case import Case
from schemas.care.safeguarding import Entry, Kept, KeptEntry, Safeguarding
from schemas.ident import CaseId
from schemas.person import Actor, Role
from schemas.refusal import NotPermitted
from schemas.settings import Settings
from storage import hotlines, people, postgres, trail
from storage.care import cases, safeguarding
from storage.postgres import Transaction
from storage.resources import Resources

READERS = DENTISTS | {Role.PROGRAMME_LEAD}


class NewEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry under the identifier that its writer chose."""

    id: UUID
    entry: Entry

    def __repr__(self) -> str:
        return f"NewEntry({self.id})"


@get("/api/cases/{case_id:uuid}/safeguarding", opt=only(READERS))
async def private_entries(house: Resources, settings: Settings, actor: Actor, case_id: UUID) -> Safeguarding:
    """What the reader may see of it."""
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        case = await cases.read(transaction, CaseId(case_id))
        await may_or_refuse(transaction, settings, case)
        return await shown(transaction, case)


@post("/api/cases/{case_id:uuid}/safeguarding", opt=only(READERS), status_code=200)
async def add_entry(house: Resources, settings: Settings, actor: Actor, case_id: UUID, data: NewEntry) -> Safeguarding:
    """Add an entry, in whatever state the case is. The same one again is kept once."""
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        # Locked, so that of two who write at once the second follows the first.
        case = await cases.locked(transaction, CaseId(case_id))
        await may_or_refuse(transaction, settings, case)
        await safeguarding.keep(transaction, case.id, data.id, data.entry)
        return await shown(transaction, case)


async def may_or_refuse(transaction: Transaction, settings: Settings, case: Case) -> None:
    """Return for whoever may read and write here. Raises NotFound for a case that this dentist may not see, otherwise NotPermitted."""
    eyes = await looking.eyes_of(transaction, settings)
    if rules.reads_all(case, eyes.actor, eyes.now) or rules.own(await safeguarding.read(transaction, case.id), eyes.actor):
        return
    showing.refuse_unseen(case, eyes)
    raise NotPermitted("safeguarding-reader")


async def shown(transaction: Transaction, case: Case) -> Safeguarding:
    """The reader's view, with its trail row."""
    actor, kept = transaction.actor, await safeguarding.read(transaction, case.id)
    everything = rules.reads_all(case, actor, await postgres.clock(transaction))
    names, state = await people.names(transaction), case.place.state if case.place else ""
    await trail.looked(transaction, "safeguarding", looking.purpose_of(actor.role), case.id)
    return Safeguarding(
        entries=tuple(as_read(each, names) for each in (kept if everything else rules.own(kept, actor))),
        all=everything,
        state=state,
        hotlines=await hotlines.of_state(transaction, state),
    )


def as_read(kept: Kept, names: dict[UUID, str]) -> KeptEntry:
    return KeptEntry(id=kept.id, author=names.get(kept.author, ""), at=kept.at, entry=kept.entry)


ROUTES = (private_entries, add_entry)
