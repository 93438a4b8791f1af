"""The signed record as PDF, for the dentist and the office."""

from uuid import UUID

from litestar import Response, get

from api.care import looking
from api.permissions import DENTISTS, only
from schemas.care.image import StoredObject
from schemas.ident import CaseId
from schemas.person import OFFICE, Actor
from schemas.refusal import NotFound
from schemas.settings import Settings
from storage import trail
from storage.care import cases
from storage.resources import Resources
from storage.s3 import ObjectMissing

PDF = "application/pdf"


@get("/api/cases/{case_id:uuid}/record.pdf", opt=only(DENTISTS | OFFICE) | {"answers": PDF})
async def record(house: Resources, settings: Settings, actor: Actor, case_id: UUID) -> Response[bytes]:
    """The newest record that was made readable. Raises NotFound until the worker has made it."""
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, CaseId(case_id), eyes)
        stored = next((each.pdf for each in reversed(case.sealed) if each.pdf is not None), None)
        if stored is None:
            raise NotFound("There is no record yet.")
        await trail.looked(transaction, "record", looking.purpose_of(actor.role), case.id)
        key = await cases.case_key(transaction, case.id)
    return await served(house, key, stored, f"record-{case.id}.pdf")


async def served(house: Resources, key: bytes, stored: StoredObject | None, name: str) -> Response[bytes]:
    """A document of a case out of the store. Raises NotFound while there is none."""
    try:
        content = await house.store.open(key, stored) if stored is not None else None
    except ObjectMissing:
        content = None
    if content is None:
        raise NotFound("There is no such document yet.")
    return Response(content, media_type=PDF, headers={"Content-Disposition": f'inline; filename="{name}"'})


ROUTES = (record,)
