"""Signing in and out, the second factor afresh, and who one is."""

from datetime import timedelta

from litestar import Response, delete, get, post

from api import limits, sessions
from api.bodies import Proof, SignIn
from api.permissions import OPEN, STAFF, only
from schemas.care.reading import Me
from schemas.care.reviewing import STEP_UP_MINUTES
from schemas.ident import PersonId
from schemas.settings import Settings
from storage import people, proving
from storage.people import SignedIn
from storage.resources import Resources


@post("/api/session", opt=OPEN, status_code=200)
async def sign_in(house: Resources, settings: Settings, address: str, data: SignIn) -> Response[Me]:
    """Open a session. An unknown name, a wrong password, a wrong code and an account that is shut answer alike."""
    signed_in, token = await limits.sign_in(house.database, data.name, data.password, data.code, address)
    return Response(await me_of(house, signed_in), cookies=[sessions.keep(settings, "staff", token)])


@delete("/api/session", opt=only(STAFF), status_code=204)
async def sign_out(house: Resources, settings: Settings, signed_in: SignedIn) -> Response[None]:
    await proving.sign_out(house.database, signed_in)
    return Response(None, cookies=[sessions.end(settings, "staff")])


@post("/api/session/step-up", opt=only(STAFF), status_code=200)
async def step_up(house: Resources, settings: Settings, signed_in: SignedIn, data: Proof) -> Response[Me]:
    """Show the second factor afresh; the session goes on under a new identifier."""
    async with limits.knocking(house.database, limits.proof(signed_in)):
        renewed, token = await proving.step_up(house.database, signed_in, data.password, data.code)
    return Response(await me_of(house, renewed), cookies=[sessions.keep(settings, "staff", token)])


@get("/api/me", opt=only(STAFF))
async def me(house: Resources, signed_in: SignedIn) -> Me:
    return await me_of(house, signed_in)


async def me_of(house: Resources, signed_in: SignedIn) -> Me:
    """Who is signed in, as the pages show it."""
    async with house.database.begin(signed_in.actor) as transaction:
        organization_name = await people.organization_name(transaction)
    actor = signed_in.actor
    assert actor.practitioner is not None
    return Me(
        id=PersonId(actor.id),
        name=actor.practitioner.name,
        role=actor.role,
        organization_name=organization_name,
        has_code=signed_in.has_code,
        licences=actor.practitioner.licences,
        identity_shown_at=actor.stepped_up_at,
        identity_shown_by=actor.stepped_up_by,
        sign_until=actor.stepped_up_at + timedelta(minutes=STEP_UP_MINUTES) if actor.stepped_up_at else None,
    )


ROUTES = (sign_in, sign_out, step_up, me)
