"""One's own account: a code from an authenticator app set up, confirmed and removed, and another password."""

import segno
from litestar import Response, post

from api import limits, sessions
from api.bodies import CodeOffer, FreshPassword, OneCode, OnlyPassword, Proof
from api.permissions import STAFF, only
from api.staff import me_of
from schemas.care.reading import Me
from schemas.settings import Settings
from storage import account
from storage.people import SignedIn
from storage.resources import Resources


@post("/api/account/code", opt=only(STAFF), status_code=200)
async def offer_code(house: Resources, signed_in: SignedIn, data: OnlyPassword) -> CodeOffer:
    """A secret for an authenticator app. It counts once a code that was made with it is confirmed."""
    async with limits.knocking(house.database, limits.proof(signed_in)):
        offer = await account.offer_code(house.database, signed_in, data.password)
    return CodeOffer(secret=offer.secret, address=offer.address, rows=rows_of(offer.address))


@post("/api/account/code/confirm", opt=only(STAFF), status_code=200)
async def confirm_code(house: Resources, signed_in: SignedIn, data: OneCode) -> Me:
    """Show one code of the offered secret: from now on one is asked for."""
    async with limits.knocking(house.database, limits.proof(signed_in)):
        return await me_of(house, await account.confirm_code(house.database, signed_in, data.code))


@post("/api/account/code/removal", opt=only(STAFF), status_code=200)
async def remove_code(house: Resources, signed_in: SignedIn, data: Proof) -> Me:
    """Ask for no code any more."""
    async with limits.knocking(house.database, limits.proof(signed_in)):
        return await me_of(house, await account.remove_code(house.database, signed_in, data.password, data.code))


@post("/api/account/password", opt=only(STAFF), status_code=200)
async def change_password(house: Resources, settings: Settings, signed_in: SignedIn, data: FreshPassword) -> Response[Me]:
    """Change the password; every other session of this person ends."""
    async with limits.knocking(house.database, limits.proof(signed_in)):
        renewed, token = await account.change_password(house.database, signed_in, data.password, data.code, data.fresh)
    return Response(await me_of(house, renewed), cookies=[sessions.keep(settings, "staff", token)])


def rows_of(address: str) -> tuple[str, ...]:
    """The modules of a QR code (ISO/IEC 18004), row by row, 1 for a dark one; without the quiet zone, which the page leaves around it."""
    return tuple("".join(str(module) for module in row) for row in segno.make(address, error="m", micro=False).matrix)


ROUTES = (offer_code, confirm_code, remove_code, change_password)
