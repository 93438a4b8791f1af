"""Signing in and out, the second factor afresh, and who one is."""

from datetime import datetime, timedelta

from litestar import Response, delete, get, post

from api import limits, sessions
from api.bodies import Proof, SignIn
from api.permissions import OPEN, STAFF, only
from schemas.care.reading import Me
from schemas.care.reviewing import STEP_UP_MINUTES
from schemas.ident import PersonId
from schemas.settings import Settings
from storage import people
from storage.people import SignedIn
from storage.resources import Resources


@post("/api/session", opt=OPEN, status_code=200)
async def sign_in(house: Resources, settings: Settings, address: str, data: SignIn) -> Response[Me]:
    """Open a session. An unknown name, a wrong password and a wrong code answer alike."""
    signed_in, token = await limits.sign_in(house.database, data.name, data.password, data.code, address)
    me = await _me(house, signed_in, signed_in.actor.stepped_up_at)
    return Response(me, cookies=[sessions.keep(settings, "staff", token)])


@delete("/api/session", opt=only(STAFF), status_code=204)
async def sign_out(house: Resources, settings: Settings, signed_in: SignedIn) -> Response[None]:
    await people.sign_out(house.database, signed_in)
    return Response(None, cookies=[sessions.end(settings, "staff")])


@post("/api/session/step-up", opt=only(STAFF), status_code=200)
async def step_up(house: Resources, settings: Settings, signed_in: SignedIn, address: str, data: Proof) -> Response[Me]:
    """Show the second factor afresh; the session goes on under a new identifier."""
    at, token = await limits.step_up(house.database, signed_in, data.password, data.code, address)
    return Response(await _me(house, signed_in, at), cookies=[sessions.keep(settings, "staff", token)])


@get("/api/me", opt=only(STAFF))
async def me(house: Resources, signed_in: SignedIn) -> Me:
    return await _me(house, signed_in, signed_in.actor.stepped_up_at)


async def _me(house: Resources, signed_in: SignedIn, stepped_up_at: datetime | None) -> Me:
    async with house.database.begin(signed_in.actor) as transaction:
        organization_name = await people.organization_name(transaction)
    practitioner = signed_in.actor.practitioner
    assert practitioner is not None
    return Me(
        id=PersonId(signed_in.actor.id),
        name=practitioner.name,
        role=signed_in.actor.role,
        organization_name=organization_name,
        has_code=signed_in.has_code,
        licences=practitioner.licences,
        sign_until=stepped_up_at + timedelta(minutes=STEP_UP_MINUTES) if stepped_up_at else None,
    )


ROUTES = (sign_in, sign_out, step_up, me)
