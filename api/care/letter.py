"""The letter to the family as PDF: kept by the family, handed over by the office (SPEC ADV-04, ADV-05)."""

from uuid import UUID

from litestar import Response, get

from api.care import looking
from api.permissions import DENTISTS, LINK, only
from schemas.care import lettering
from schemas.ident import CaseId
from schemas.person import OFFICE, Actor
from schemas.refusal import NotFound
from schemas.settings import Settings
from storage import trail
from storage.care import cases
from storage.resources import Resources
from storage.s3 import ObjectMissing
from storage.trail import Purpose

PDF = "application/pdf"


@get("/api/my/advice.pdf", opt=only(LINK, right="read") | {"answers": PDF})
async def my_letter(house: Resources, settings: Settings, actor: Actor) -> Response[bytes]:
    """For whoever holds the link, to keep. Raises NotFound as `letter` does."""
    assert actor.case_id is not None
    content = await read(house, settings, actor, actor.case_id, "own_record")
    return Response(content, media_type=PDF, headers={"Content-Disposition": 'attachment; filename="answer.pdf"'})


@get("/api/cases/{case_id:uuid}/letter.pdf", opt=only(DENTISTS | OFFICE) | {"answers": PDF})
async def letter(house: Resources, settings: Settings, actor: Actor, case_id: UUID) -> Response[bytes]:
    """For whoever prints it. Raises NotFound until the worker has made one with everything in it that was said to the family."""
    content = await read(house, settings, actor, CaseId(case_id), looking.purpose_of(actor.role))
    return Response(content, media_type=PDF, headers={"Content-Disposition": f'inline; filename="letter-{case_id}.pdf"'})


async def read(house: Resources, settings: Settings, actor: Actor, case_id: CaseId, purpose: Purpose) -> bytes:
    """The newest letter, with its trail row. Raises NotFound."""
    async with house.database.begin(actor, case_id) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, case_id, eyes)
        answer = lettering.answer_of(case)
        if answer is None or answer.letter is None:
            raise NotFound("There is no letter yet.")
        await trail.looked(transaction, "letter", purpose, case.id)
        key = await cases.case_key(transaction, case.id)
    try:
        return await house.store.open(key, answer.letter)
    except ObjectMissing:
        raise NotFound("There is no letter yet.") from None


ROUTES = (my_letter, letter)
