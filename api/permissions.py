"""Who may use which route. Every route says its roles; one that says none stops the house from starting (THREATS T-A03).

The guard runs before anything of the request is parsed. A link's session counts as the role patient (or guardian); where staff and
patients may both come, the link speaks for the case that it belongs to.
"""

from collections.abc import Iterable
from typing import Any, Literal
from uuid import UUID

from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler

from api import sessions
from api.seen import seen
from schemas.person import OFFICE, Actor, Role
from schemas.refusal import Gone, NotPermitted, NotSignedIn
from storage import people
from storage.care import links
from storage.resources import Resources

Right = Literal["upload", "read"]
Connection = ASGIConnection[Any, Any, Any, Any]

LINK = frozenset({Role.PATIENT, Role.GUARDIAN})
DENTISTS = frozenset({Role.DENTIST})
HYGIENISTS = frozenset({Role.HYGIENIST})
STAFF = frozenset(Role) - LINK - {Role.WORKER}
OPENERS = OFFICE | HYGIENISTS

OPEN: dict[str, Any] = {"roles": None}
"""The mark of a route that anybody may use."""


class Undeclared(Exception):
    """A route does not say who may use it."""


def only(roles: frozenset[Role], right: Right | None = None) -> dict[str, Any]:
    """The mark of a route for these roles; a link's session also needs that right."""
    return {"roles": roles, "right": right}


def refuse_undeclared(handlers: Iterable[BaseRouteHandler]) -> None:
    """Raise Undeclared for the first route without a mark."""
    for handler in handlers:
        roles = handler.opt.get("roles", ())
        if roles is not None and not roles:
            raise Undeclared(f"{handler.handler_name} ({', '.join(sorted(handler.paths))}) does not say who may use it")


async def admit(connection: Connection, handler: BaseRouteHandler) -> None:
    """The guard of every route. Raises NotSignedIn, NotPermitted or Gone."""
    roles: frozenset[Role] | None = handler.opt["roles"]
    if roles is None:
        return
    house: Resources = connection.app.state.house
    noted = seen(connection.scope)
    if roles & LINK and await _by_link(connection, house, handler.opt.get("right")):
        return
    token = sessions.read(connection.cookies, connection.app.state.settings, "staff") if roles & STAFF else None
    if token is None:
        raise NotSignedIn("Please open your link again." if roles <= LINK else "Please sign in.")
    signed_in = await people.resume(house.database, token, noted.address)
    noted.actor = signed_in.actor.id
    if signed_in.actor.role not in roles:
        await refuse_role(house, signed_in.actor)
    connection.state.actor, connection.state.signed_in = signed_in.actor, signed_in
    connection.state.rights = frozenset()


async def _by_link(connection: Connection, house: Resources, right: Right | None) -> bool:
    """True if a link's session speaks here. A staff cookie beside it is not kept from its own cases by it."""
    settings = connection.app.state.settings
    token = sessions.read(connection.cookies, settings, "link")
    if token is None:
        return False
    staff_too = bool(connection.route_handler.opt["roles"] & STAFF) and sessions.read(connection.cookies, settings, "staff") is not None
    try:
        holder = await links.resume(house.database, token, seen(connection.scope).address)
    except (NotSignedIn, Gone):
        if staff_too:
            return False
        raise
    asked: UUID | None = connection.path_params.get("case_id")
    if staff_too and asked != holder.actor.case_id:
        return False
    seen(connection.scope).actor = holder.actor.id
    if right is not None and right not in holder.rights:
        await refuse_ended(house, holder.actor)
    connection.state.actor, connection.state.rights = holder.actor, holder.rights
    return True


async def refuse_role(house: Resources, actor: Actor) -> None:
    """Refuse within the actor's scope, so that the refusal is written to the trail."""
    async with house.database.begin(actor):
        raise NotPermitted("role")


async def refuse_ended(house: Resources, actor: Actor) -> None:
    async with house.database.begin(actor):
        raise Gone("This link no longer takes that.")
