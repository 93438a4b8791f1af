"""A specialist's link: the door that says nothing, the code that opens it, and the packet behind it; and the code, for the office to tell.

The message carries the link and the office tells the code: whoever reads the one does not have the other (decision 0037).
"""

from collections.abc import AsyncIterator
from uuid import UUID

from litestar import Response, get, post
from litestar.response import Stream

from api import limits, sessions
from api.bodies import Knock, UnlockReferral
from api.care import looking
from api.care.record import PDF, served
from api.care.referring import packet
from api.permissions import DENTISTS, OPEN, REFERRED, only
from schemas.care import referring
from schemas.care.packet import EXTENSIONS
from schemas.care.referralread import ReferralCode, ReferralDoor, ReferralPacket
from schemas.ident import CaseId, ImageId
from schemas.person import OFFICE, Actor
from schemas.refusal import NotFound
from schemas.settings import Settings
from storage import postgres, trail
from storage.care import cases
from storage.care import referred as holding
from storage.resources import Resources
from storage.s3 import ObjectMissing

ORIGINAL = "application/octet-stream"


@post("/api/referrals/door", opt=OPEN, status_code=200)
async def referral_door(house: Resources, address: str, data: Knock) -> ReferralDoor:
    """What may be said before the code: whose link it is."""
    link = await limits.find_link(house.database, data.token, address, referred=True)
    practice = await holding.door(house.database, link, address)
    return ReferralDoor(practice=practice.name, phone=practice.phone, language=practice.language)


@post("/api/referrals/unlock", opt=OPEN, status_code=204)
async def open_referral(house: Resources, settings: Settings, address: str, data: UnlockReferral) -> Response[None]:
    """Open the link with the code; the first time, the referral is received. The packet is asked for afterwards."""
    link = await limits.find_link(house.database, data.token, address, referred=True)
    token = await holding.unlock(house.database, link, data.code, address)
    return Response(None, cookies=[sessions.keep(settings, "referral", token)])


@get("/api/my/referral", opt=only(REFERRED))
async def my_referral(house: Resources, settings: Settings, actor: Actor) -> ReferralPacket:
    """The packet of the link's referral."""
    assert actor.case_id is not None
    async with house.database.begin(actor) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await cases.read(transaction, actor.case_id)
        made = referring.opened_or_refuse(case, actor, eyes.now)
        shown = packet(case, made, await cases.sealed(transaction, case.id), eyes)
        await trail.looked(transaction, "referral", "treatment", case.id, made.id)
        return shown


@get("/api/my/referral.pdf", opt=only(REFERRED) | {"answers": PDF})
async def my_pdf(house: Resources, actor: Actor) -> Response[bytes]:
    """The packet on paper. Raises NotFound until the worker has made it."""
    assert actor.case_id is not None
    async with house.database.begin(actor) as transaction:
        case = await cases.read(transaction, actor.case_id)
        made = referring.opened_or_refuse(case, actor, await postgres.clock(transaction))
        await trail.looked(transaction, "referral-pdf", "treatment", case.id, made.id)
        key = await cases.case_key(transaction, case.id)
    return await served(house, key, made.pdf, f"referral-{made.id}.pdf")


@get("/api/my/referral/originals/{image_id:uuid}", opt=only(REFERRED) | {"answers": ORIGINAL})
async def my_original(house: Resources, actor: Actor, image_id: UUID) -> Stream:
    """A file as it was sent, once the practice has given it. Raises NotFound before, and for what was not chosen to go.

    Nothing has looked into it but the reader that was locked up for it: it is handed on as bytes to be kept, never to be shown.
    """
    assert actor.case_id is not None
    async with house.database.begin(actor) as transaction:
        case = await cases.read(transaction, actor.case_id)
        made = referring.opened_or_refuse(case, actor, await postgres.clock(transaction))
        stored, image = referring.given(case, made, ImageId(image_id)), case.image(ImageId(image_id))
        if stored is None or image is None or image.media_type not in EXTENSIONS:
            raise NotFound("There is no such file.")
        await trail.looked(transaction, "original", "treatment", case.id, image.id)
        key = await cases.case_key(transaction, case.id)
    chunks = house.store.chunks(key, stored)
    try:
        first = await anext(chunks, b"")
    except ObjectMissing:
        raise NotFound("There is no such file.") from None
    name = f"original-{image.id}.{EXTENSIONS[image.media_type]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(stored.size)}
    return Stream(_after(first, chunks), media_type=ORIGINAL, headers=headers)


async def _after(first: bytes, chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for chunk in chunks:
        yield chunk


@get("/api/cases/{case_id:uuid}/referrals/{referral_id:uuid}/packet.pdf", opt=only(DENTISTS | OFFICE) | {"answers": PDF})
async def packet_pdf(house: Resources, settings: Settings, actor: Actor, case_id: UUID, referral_id: UUID) -> Response[bytes]:
    """The same for the practice, which may have to send it by fax or post."""
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, CaseId(case_id), eyes)
        made = referring.found_or_refuse(case, referral_id)
        await trail.looked(transaction, "referral-pdf", looking.purpose_of(actor.role), case.id, made.id)
        key = await cases.case_key(transaction, case.id)
    return await served(house, key, made.pdf, f"referral-{made.id}.pdf")


@get("/api/cases/{case_id:uuid}/referrals/{referral_id:uuid}/code", opt=only(OFFICE))
async def referral_code(house: Resources, settings: Settings, actor: Actor, case_id: UUID, referral_id: UUID) -> ReferralCode:
    """The code of the newest link, to be told to the specialist. Raises NotFound once the link has ended: there is nothing to open."""
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, CaseId(case_id), eyes)
        made = referring.found_or_refuse(case, referral_id)
        if made.link.revoked_at is not None:
            raise NotFound("This link has ended.")
        await trail.looked(transaction, "referral-code", "operations", case.id, made.id)
        return ReferralCode(code=holding.code_of(transaction, made.link.id))


ROUTES = (referral_door, open_referral, my_referral, my_pdf, my_original, packet_pdf, referral_code)
