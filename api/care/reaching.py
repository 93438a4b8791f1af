"""How the family is told: another way to reach them, and the advice for somebody who reads it aloud."""

from typing import Annotated
from uuid import UUID

from litestar import Response, get, put
from litestar.params import HeaderParameter

from api.asked import read_version
from api.bodies import ChangedContact
from api.care import beside, looking, overseeing
from api.permissions import only
from schemas.care.oversight import AdviceToTell, CaseForOffice
from schemas.contact import reaching
from schemas.ident import CaseId
from schemas.person import OFFICE, Actor
from schemas.settings import Settings
from storage import postgres, trail
from storage.care import cases, patients
from storage.resources import Resources


@put("/api/cases/{case_id:uuid}/contact", opt=only(OFFICE))
async def change_contact(
    house: Resources,
    actor: Actor,
    case_id: UUID,
    data: ChangedContact,
    version: Annotated[str | None, HeaderParameter(name="If-Match")] = None,
) -> Response[CaseForOffice]:
    """Correct how the family is reached, over the version of the patient that If-Match names. Sends nothing, and ends no link."""
    given = read_version(version)
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        case = await patients.change_contact(transaction, CaseId(case_id), data.id, given, reaching(data.contact))
        await trail.looked(transaction, "contact", "operations", case.id)
        shown = overseeing.for_office(case, await beside.read(transaction, case), await postgres.clock(transaction))
        return Response(shown, headers={"ETag": f'"{case.surroundings.patient_version}"'})


@get("/api/cases/{case_id:uuid}/advice", opt=only(OFFICE))
async def advice_to_tell(house: Resources, settings: Settings, actor: Actor, case_id: UUID) -> AdviceToTell:
    """The advice to read aloud, and no more of the record than that."""
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, CaseId(case_id), eyes)
        told = overseeing.advice_to_tell(await cases.sealed(transaction, case.id))
        await trail.looked(transaction, "advice", "operations", case.id)
        return told


ROUTES = (change_contact, advice_to_tell)
