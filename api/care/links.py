"""A patient's link: the door that says nothing, the birth date that opens it, and the case behind it."""

from litestar import Response, get, post

from api import limits, sessions
from api.bodies import Knock, Unlock
from api.care import looking
from api.permissions import LINK, OPEN, only
from schemas.care.reading import Door, MyCase
from schemas.person import Actor
from schemas.settings import Settings
from storage.care import holding
from storage.resources import Resources


@post("/api/links/door", opt=OPEN, status_code=200)
async def door(house: Resources, address: str, data: Knock) -> Door:
    """What may be said before the birth date: the practice, and what the link is for now."""
    link = await limits.find_link(house.database, data.token, address)
    opened = await holding.door(house.database, link, address)
    return Door(
        practice=opened.organization.name,
        phone=opened.organization.phone,
        language=opened.language,
        purpose="upload" if "upload" in opened.rights else "read",
    )


@post("/api/links/unlock", opt=OPEN, status_code=200)
async def unlock(house: Resources, settings: Settings, address: str, data: Unlock) -> Response[MyCase]:
    """Open the link with the patient's birth date."""
    link = await limits.find_link(house.database, data.token, address)
    holder, token = await holding.unlock(house.database, link, data.birth_date, address)
    shown = await _my_case(house, settings, holder.actor)
    return Response(shown, cookies=[sessions.keep(settings, "link", token)])


@get("/api/my/case", opt=only(LINK, right="any"))
async def my_case(house: Resources, settings: Settings, actor: Actor) -> MyCase:
    return await _my_case(house, settings, actor)


async def _my_case(house: Resources, settings: Settings, actor: Actor) -> MyCase:
    assert actor.case_id is not None
    async with house.database.begin(actor) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, actor.case_id, eyes)
        shown = await looking.show(transaction, case, eyes)
        assert isinstance(shown, MyCase)
        return shown


ROUTES = (door, unlock, my_case)
