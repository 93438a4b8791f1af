"""The audit packet of a signed case, for the office and for the dentists who signed it (SPEC D96-12); and the key under it, for anybody."""

from uuid import UUID

from litestar import Response, get
from litestar.response import Stream

from api.care import looking
from api.permissions import DENTISTS, OPEN, only
from schemas.care.case import Case
from schemas.care.packet import PUBLISHED_AT
from schemas.ident import CaseId
from schemas.person import OFFICE, Actor, Role
from schemas.refusal import NotFound, NotPermitted
from schemas.settings import Settings
from storage import trail
from storage.care import packet as packets
from storage.resources import Resources
from storage.s3 import ObjectMissing

ZIP = "application/zip"


@get("/api/cases/{case_id:uuid}/packet.zip", opt=only(DENTISTS | OFFICE) | {"answers": ZIP})
async def packet(house: Resources, settings: Settings, actor: Actor, case_id: UUID) -> Stream:
    """Record, sealed bytes, originals and history in one zip, the same bytes each time. Raises NotFound until there is a readable record.

    It is sent as it comes out of the store, and its length is told before: one that breaks off is seen to be short, and verifies nowhere.
    """
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, CaseId(case_id), eyes)
        refuse_other_dentists(case, actor)
        made = await packets.read(transaction, case)
        await trail.looked(transaction, "packet", looking.purpose_of(actor.role), case.id)
    try:
        made = await packets.at_hand(house.store, made)
    except ObjectMissing:
        raise NotFound("There is no record yet.") from None
    headers = {"Content-Disposition": f'attachment; filename="packet-{case.id}.zip"', "Content-Length": str(made.length)}
    return Stream(packets.zipped(house.store, made), media_type=ZIP, headers=headers)


def refuse_other_dentists(case: Case, actor: Actor) -> None:
    """Raise NotPermitted for a dentist who signed nothing of a signed case: the originals are more than a colleague needs to read."""
    if actor.role is Role.DENTIST and case.sealed and actor.id not in {each.signer for each in case.sealed}:
        raise NotPermitted("packet-signer")


@get(PUBLISHED_AT, opt=OPEN | {"answers": "text/plain"}, media_type="text/plain", sync_to_thread=False)
def packet_key(house: Resources) -> Response[bytes]:
    """The public key that signs this house's packets, and its fingerprint: what whoever was given a packet compares it with."""
    return Response(house.keys.packet_key.published.encode(), media_type="text/plain")


ROUTES = (packet, packet_key)
