"""Signing in and out, the second factor afresh, and who one is."""

from datetime import timedelta

from litestar import Response, delete, get, post
from msgspec.structs import replace

from api import limits, sessions
from api.bodies import Proof, SignIn
from api.permissions import OPEN, STAFF, only
from schemas.care.reading import Me
from schemas.care.reviewing import STEP_UP_MINUTES
from schemas.ident import PersonId
from schemas.person import Actor
from schemas.settings import Settings
from storage import people
from storage.people import SignedIn
from storage.resources import Resources


@post("/api/session", opt=OPEN, status_code=200)
async def sign_in(house: Resources, settings: Settings, address: str, data: SignIn) -> Response[Me]:
    """Open a session. An unknown name, a wrong password and a wrong code answer alike."""
    signed_in, token = await limits.sign_in(house.database, data.name, data.password, data.code, address)
    me = await _me(house, signed_in.actor, signed_in.has_code)
    return Response(me, cookies=[sessions.keep(settings, "staff", token)])


@delete("/api/session", opt=only(STAFF), status_code=204)
async def sign_out(house: Resources, settings: Settings, signed_in: SignedIn) -> Response[None]:
    await people.sign_out(house.database, signed_in)
    return Response(None, cookies=[sessions.end(settings, "staff")])


@post("/api/session/step-up", opt=only(STAFF), status_code=200)
async def step_up(house: Resources, settings: Settings, signed_in: SignedIn, address: str, data: Proof) -> Response[Me]:
    """Show the second factor afresh; the session goes on under a new identifier."""
    at, token = await limits.step_up(house.database, signed_in, data.password, data.code, address)
    shown = replace(signed_in.actor, stepped_up_at=at, stepped_up_by="password_and_code" if signed_in.has_code else "password")
    return Response(await _me(house, shown, signed_in.has_code), cookies=[sessions.keep(settings, "staff", token)])


@get("/api/me", opt=only(STAFF))
async def me(house: Resources, signed_in: SignedIn) -> Me:
    return await _me(house, signed_in.actor, signed_in.has_code)


async def _me(house: Resources, actor: Actor, has_code: bool) -> Me:
    async with house.database.begin(actor) as transaction:
        organization_name = await people.organization_name(transaction)
    assert actor.practitioner is not None
    return Me(
        id=PersonId(actor.id),
        name=actor.practitioner.name,
        role=actor.role,
        organization_name=organization_name,
        has_code=has_code,
        licences=actor.practitioner.licences,
        identity_shown_at=actor.stepped_up_at,
        identity_shown_by=actor.stepped_up_by,
        sign_until=actor.stepped_up_at + timedelta(minutes=STEP_UP_MINUTES) if actor.stepped_up_at else None,
    )


ROUTES = (sign_in, sign_out, step_up, me)
