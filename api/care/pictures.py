"""The image origin: every picture that is shown, under a capability, with its trail row, decrypted, with fixed headers.

It has no cookies and no other route. What it serves was made by our own encoder, and is still treated as if it were hostile
(THREATS T-U12). A presigned GET could do none of this.
"""

from litestar import Response, get

from api.care import capability
from api.care.capability import Capability
from api.care.looking import purpose_of
from api.permissions import OPEN
from schemas.care.admission import within_reach
from schemas.care.image import StoredObject
from schemas.person import Actor, Role
from schemas.refusal import NotFound
from storage import postgres, trail
from storage.care import cases
from storage.resources import Resources
from storage.s3 import ObjectMissing

EXTENSIONS = {"image/jpeg": "jpg", "application/octet-stream": "bin"}
LONGEST = 1024  # characters


@get("/i/{mark:str}", opt=OPEN)
async def picture(house: Resources, mark: str, address: str) -> Response[bytes]:
    """The bytes of one derivative."""
    if len(mark) > LONGEST:
        raise NotFound("There is no such picture.")
    given = capability.parse(house.keys, mark)
    stored, key = await _found(house, given, address)
    try:
        content = await house.store.open(key, stored)
    except ObjectMissing:
        raise NotFound("There is no such picture.") from None
    name = f"{given.kind}-{given.image}.{EXTENSIONS[stored.media_type]}"
    return Response(content, media_type=stored.media_type, headers={"Content-Disposition": f'inline; filename="{name}"'})


async def _found(house: Resources, given: Capability, address: str) -> tuple[StoredObject, bytes]:
    """The object and its key, with the trail row of whoever the capability was made for. Raises Gone or NotFound."""
    in_link = given.role in (Role.PATIENT, Role.GUARDIAN)
    actor = Actor(
        organization_id=given.organization, id=given.actor, role=given.role, case_id=given.case if in_link else None, origin=address
    )
    async with house.database.begin(actor) as transaction:
        capability.refuse_ended(given, await postgres.clock(transaction))
        case = await cases.read(transaction, given.case)
        image = case.image(given.image)
        stored = image.stored(given.kind) if image is not None and image.status == "normalized" else None
        if stored is None or stored.media_type not in EXTENSIONS or not within_reach(case, actor):
            raise NotFound("There is no such picture.")
        await trail.looked(transaction, given.kind, purpose_of(given.role), case.id, given.image)
        return stored, await cases.case_key(transaction, case.id)


ROUTES = (picture,)
