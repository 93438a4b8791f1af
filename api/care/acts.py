"""Acts on a case by members of staff and by whoever holds a link: lock, decide, record, and the actor's own view of what came of it."""

from uuid import UUID

from litestar import post

from api.care import looking
from api.care.looking import View
from api.permissions import DENTISTS, HYGIENISTS, LINK, only
from schemas.care import act as acts
from schemas.care.reading import MyCase
from schemas.ident import CaseId
from schemas.person import OFFICE, Actor
from schemas.refusal import Malformed
from schemas.settings import Settings
from storage.care import cases
from storage.resources import Resources

ELSEWHERE = (acts.Announce, acts.Confirm, acts.NoteRefusedFile, acts.ChangeContact, acts.TryAgain, acts.ReceiveReferral)


@post("/api/cases/{case_id:uuid}/acts", opt=only(DENTISTS | HYGIENISTS | OFFICE), status_code=200)
async def act(house: Resources, settings: Settings, actor: Actor, case_id: UUID, data: acts.PersonAct) -> View:
    """Do one act. The same act again answers the case as it is."""
    refuse_elsewhere(data)
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        # Whoever may not see the case learns nothing about it, not even by acting on it (SPEC QUE-03).
        await looking.read(transaction, CaseId(case_id), eyes)
        case = await cases.perform(transaction, CaseId(case_id), data)
        # Shown or rolled back: whoever may not see the case afterwards has not changed it either.
        return await looking.show(transaction, case, eyes)


@post("/api/my/acts", opt=only(LINK), status_code=200)
async def my_act(house: Resources, settings: Settings, actor: Actor, data: acts.PersonAct) -> MyCase:
    """Do one act on the link's case. What the link has no right to any more answers 410, but what it did before is answered again."""
    refuse_elsewhere(data)
    assert actor.case_id is not None
    async with house.database.begin(actor) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await cases.perform(transaction, actor.case_id, data)
        shown = await looking.show(transaction, case, eyes)
        assert isinstance(shown, MyCase)
        return shown


def refuse_elsewhere(data: acts.PersonAct) -> None:
    """Raise Malformed for what has a route of its own: there the store is asked for the bytes, the patient's row is written too,
    or a link has to name the case it means."""
    if isinstance(data, ELSEWHERE):
        raise Malformed("This is done at an address of its own.")


ROUTES = (act, my_act)
