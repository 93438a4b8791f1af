"""A specialist's link: the door that says nothing, the code that opens it, and the packet behind it; and the code, for the office to tell.

The message carries the link and the office tells the code: whoever reads the one does not have the other (decision 0037).
"""

from uuid import UUID

from litestar import Response, get, post

from api import limits, sessions
from api.bodies import Knock, UnlockReferral
from api.care import looking
from api.care.record import PDF, served
from api.care.referring import packet
from api.permissions import DENTISTS, OPEN, REFERRED, only
from schemas.care import referring
from schemas.care.referralread import ReferralCode, ReferralDoor, ReferralPacket
from schemas.ident import CaseId
from schemas.person import OFFICE, Actor
from schemas.refusal import NotFound
from schemas.settings import Settings
from storage import postgres, trail
from storage.care import cases
from storage.care import referred as holding
from storage.resources import Resources


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


ROUTES = (referral_door, open_referral, my_referral, my_pdf, packet_pdf, referral_code)
