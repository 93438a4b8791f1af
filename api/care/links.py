"""A patient's link: the door that says nothing, the birth date that opens it, and the case behind it."""

from litestar import Response, get, post

from api import limits, sessions
from api.bodies import Knock, Unlock
from api.care import looking
from api.permissions import LINK, OPEN, only
from schemas.care.link import Right
from schemas.care.reading import Door, MyCase
from schemas.person import Actor
from schemas.refusal import Gone, Locked
from schemas.settings import Settings
from storage.care import links
from storage.resources import Resources


@post("/api/links/door", opt=OPEN, status_code=200)
async def door(house: Resources, address: str, data: Knock) -> Door:
    """What may be said before the birth date: the practice, and what the link is for now."""
    link = await limits.find_link(house.database, data.token, address)
    opened = await links.door(house.database, link, address)
    if opened.is_locked:
        raise Locked("This link is locked. Ask the practice for a new one.")
    if not opened.rights:
        raise Gone("This link has ended.")
    return Door(
        practice=opened.organization.name,
        phone=opened.organization.phone,
        language=opened.language,
        purpose="read" if "read" in opened.rights else "upload",
    )


@post("/api/links/unlock", opt=OPEN, status_code=200)
async def unlock(house: Resources, settings: Settings, address: str, data: Unlock) -> Response[MyCase]:
    """Open the link with the patient's birth date."""
    link = await limits.find_link(house.database, data.token, address)
    holder, token = await links.unlock(house.database, link, data.birth_date, address)
    shown = await _my_case(house, settings, holder.actor, holder.rights)
    return Response(shown, cookies=[sessions.keep(settings, "link", token)])


@get("/api/my/case", opt=only(LINK))
async def my_case(house: Resources, settings: Settings, actor: Actor, rights: frozenset[Right]) -> MyCase:
    return await _my_case(house, settings, actor, rights)


async def _my_case(house: Resources, settings: Settings, actor: Actor, rights: frozenset[Right]) -> MyCase:
    assert actor.case_id is not None
    async with house.database.begin(actor) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, actor.case_id, eyes)
        shown = await looking.show(transaction, case, eyes, rights)
        assert isinstance(shown, MyCase)
        return shown


ROUTES = (door, unlock, my_case)
