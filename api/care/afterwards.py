"""What is left to do after the signature: reach whoever must hear the advice, and let what failed be tried again."""

from uuid import UUID

from litestar import get, post

from api.bodies import Nothing
from api.care import looking
from api.permissions import DENTISTS, only
from schemas.care import informing
from schemas.care.case import ANSWERED
from schemas.care.reading import Reach
from schemas.ident import CaseId
from schemas.person import OFFICE, Actor
from schemas.refusal import NotFound
from schemas.settings import Settings
from storage import failed, trail
from storage.resources import Resources


@get("/api/cases/{case_id:uuid}/contact", opt=only(DENTISTS))
async def contact(house: Resources, settings: Settings, actor: Actor, case_id: UUID) -> Reach:
    """Whom to ring about an advice that must be heard (SPEC ADV-05). To read the number is to read: it has a trail row of its own."""
    async with house.database.begin(actor) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, CaseId(case_id), eyes)
        if case.status not in ANSWERED or not informing.must_be_heard(case):
            raise NotFound("There is nobody to ring about this case.")
        await trail.looked(transaction, "contact", "treatment", case.id)
        patient, answers = case.surroundings.patient, case.respondent
        return Reach(
            name=answers.name if answers else f"{patient.given_name} {patient.family_name}",
            relationship=answers.relationship if answers else None,
            channel=patient.contact.channel if patient.contact else None,
            address=patient.contact.address if patient.contact else None,
            language=case.language,
        )


@post("/api/cases/{case_id:uuid}/jobs/{job_id:uuid}/again", opt=only(OFFICE | DENTISTS), status_code=204)
async def again(house: Resources, settings: Settings, actor: Actor, case_id: UUID, job_id: UUID, data: Nothing) -> None:
    """Let a record that could not be made, or a message that could not be sent, be tried again. Raises NotFound for anything else."""
    async with house.database.begin(actor) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, CaseId(case_id), eyes)
        await failed.restate(transaction, case.id, job_id)
        await trail.looked(transaction, "job", looking.purpose_of(actor.role), case.id, job_id)


ROUTES = (contact, again)
