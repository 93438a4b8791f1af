"""The image origin: every picture that is shown, under a capability, with its trail row, decrypted, with fixed headers.

It has no cookies and no other route. What it serves was made by our own encoder, and is still treated as if it were hostile
(THREATS T-U12). A presigned GET could do none of this.
"""

from datetime import datetime

from litestar import Response, get

from api.care import capability, showing
from api.care.capability import Capability
from api.care.looking import purpose_of
from api.care.showing import Eyes
from api.permissions import OPEN
from api.provide import AnyRequest
from api.seen import Seen, seen
from schemas.care.image import StoredObject
from schemas.person import Actor, Role
from schemas.refusal import NotFound
from schemas.settings import Settings
from storage import people, postgres, trail, visits
from storage.care import cases, holding, referred
from storage.postgres import Transaction
from storage.resources import Resources
from storage.s3 import ObjectMissing

EXTENSIONS = {"image/jpeg": "jpg", "application/octet-stream": "bin", "text/plain": "txt"}
LONGEST = 1024  # characters
OF_PACKETS = ("thumb", "display")


@get("/i/{mark:str}", opt=OPEN)
async def picture(request: AnyRequest, house: Resources, settings: Settings, mark: str) -> Response[bytes]:
    """The bytes of one derivative."""
    if len(mark) > LONGEST:
        raise NotFound("There is no such picture.")
    given = capability.parse(house.keys, mark)
    stored, key = await _found(house, settings, given, seen(request.scope))
    try:
        content = await house.store.look(key, stored)
    except ObjectMissing:
        raise NotFound("There is no such picture.") from None
    name = f"{given.kind}-{given.image}.{EXTENSIONS[stored.media_type]}"
    return Response(content, media_type=stored.media_type, headers={"Content-Disposition": f'inline; filename="{name}"'})


async def _found(house: Resources, settings: Settings, given: Capability, noted: Seen) -> tuple[StoredObject, bytes]:
    """The object and its key, with the trail row of whoever looks. Raises Gone, NotSignedIn or NotFound."""
    asking = Actor(organization_id=given.organization, id=given.actor, role=given.role, origin=noted.address)
    async with house.database.begin(asking, given.case) as transaction:
        now = await postgres.clock(transaction)
        capability.refuse_ended(given, now)
        actor = await _looking(transaction, given, now)
        noted.recognize(actor.id)
        case, key = await cases.read_with_key(transaction, given.case)
        if actor.role is not Role.SPECIALIST:
            showing.refuse_unseen(case, Eyes(transaction.keys, settings.image_origin, actor, now))
        image = case.image(given.image)
        stored = showing.shown(case, image, given.kind) if image is not None else None
        if stored is None or stored.media_type not in EXTENSIONS:
            raise NotFound("There is no such picture.")
        await trail.looked(transaction, given.kind, purpose_of(actor.role, given.ahead), case.id, given.image)
        return stored, key


async def _looking(transaction: Transaction, given: Capability, now: datetime) -> Actor:
    """Whoever the capability was made for, if the visit goes on and the link still has the right. Raises Gone or NotSignedIn."""
    visit = await visits.find(transaction, given.visit, now)
    if visit is None:
        raise capability.ended()
    if visit.person_id is not None:
        return (await people.within(transaction, visit)).actor
    if given.role is Role.SPECIALIST:
        # What a packet shows was chosen for it; the case behind it is not the specialist's to see.
        opened = await referred.within(transaction, visit)
        if given.image not in opened.referral.images or given.kind not in OF_PACKETS:
            raise capability.ended()
        return opened.actor
    holder = await holding.within(transaction, visit)
    if given.right not in holder.rights:
        raise capability.ended()
    return holder.actor


ROUTES = (picture,)
