"""Who may use which route. Every route says its roles; one that says none stops the house from starting (THREATS T-A03).

The guard runs before anything of the request is parsed. A link's session counts as the role patient (or guardian), and a referral's as the
role specialist, which no member of staff has; where staff and
patients may both come, the link speaks for the case that it belongs to.
"""

from collections.abc import Iterable
from typing import Any, Literal
from uuid import UUID

from litestar.connection import ASGIConnection
from litestar.exceptions import MethodNotAllowedException
from litestar.handlers.base import BaseRouteHandler

from api import sessions
from api.seen import seen
from schemas.care import inviting
from schemas.care.link import Right
from schemas.ident import CaseId
from schemas.person import OFFICE, Role
from schemas.refusal import Gone, NotPermitted, NotSignedIn
from storage import proving
from storage.care import holding, referred
from storage.resources import Resources

Needed = Right | Literal["any"]
Connection = ASGIConnection[Any, Any, Any, Any]

LINK = frozenset({Role.PATIENT, Role.GUARDIAN})
DENTISTS = frozenset({Role.DENTIST})
HYGIENISTS = frozenset({Role.HYGIENIST})
REFERRED = frozenset({Role.SPECIALIST})
STAFF = frozenset(Role) - LINK - REFERRED - {Role.WORKER}
OPENERS = OFFICE | HYGIENISTS

OPEN: dict[str, Any] = {"roles": None}
"""The mark of a route that anybody may use."""


UNATTENDED = "mesial-unattended"
"""The header of what a page asks by itself while nobody touches it."""


class Undeclared(Exception):
    """A route does not say who may use it."""


def only(roles: frozenset[Role], right: Needed | None = None) -> dict[str, Any]:
    """The mark of a route for these roles; a link's session also needs that right, or any."""
    return {"roles": roles, "right": right}


def refuse_undeclared(handlers: Iterable[BaseRouteHandler]) -> None:
    """Raise Undeclared for the first route without a mark."""
    for handler in handlers:
        roles = handler.opt.get("roles", ())
        if roles is not None and not roles:
            raise Undeclared(f"{handler.handler_name} ({', '.join(sorted(handler.paths))}) does not say who may use it")


async def admit(connection: Connection, handler: BaseRouteHandler) -> None:
    """The guard of every route. Raises NotSignedIn, NotPermitted, Gone or TooMany."""
    if connection.scope.get("method") == "OPTIONS":
        raise MethodNotAllowedException(headers={"Allow": _methods_of(connection)})
    roles: frozenset[Role] | None = handler.opt["roles"]
    if roles is None:
        return
    house: Resources = connection.app.state.house
    noted = seen(connection.scope)
    if roles & LINK and await _by_link(connection, house, handler.opt.get("right")):
        return
    if roles <= REFERRED:
        await _by_referral(connection, house)
        return
    token = sessions.read(connection.cookies, connection.app.state.settings, "staff") if roles & STAFF else None
    if token is None:
        raise NotSignedIn("Please open your link again." if roles <= LINK else "Please sign in.")
    attended = handler.opt.get("attended", True) and UNATTENDED not in connection.headers
    signed_in = await proving.resume(house.database, token, noted.address, attended=attended)
    noted.recognize(signed_in.actor.id)
    if signed_in.actor.role not in roles:
        await house.database.refuse(signed_in.actor, NotPermitted("role"), _case_of(connection))
    connection.state.actor, connection.state.signed_in = signed_in.actor, signed_in


async def _by_link(connection: Connection, house: Resources, needed: Needed | None) -> bool:
    """True if a link's session speaks here. A staff cookie beside it is not kept from its own cases by it."""
    settings = connection.app.state.settings
    token = sessions.read(connection.cookies, settings, "link")
    if token is None:
        return False
    origin = seen(connection.scope).address
    staff_too = bool(connection.route_handler.opt["roles"] & STAFF) and sessions.read(connection.cookies, settings, "staff") is not None
    if staff_too and await holding.case_of(house.database, token, origin) != _case_of(connection):
        return False
    try:
        holder = await holding.resume(house.database, token, origin)
    except (NotSignedIn, Gone):
        if staff_too:
            return False
        raise
    may = needed is None or needed in holder.rights or (needed == "any" and bool(holder.rights))
    if staff_too and not may:
        return False
    seen(connection.scope).recognize(holder.actor.id)
    if not may:
        await house.database.refuse(holder.actor, inviting.gone(holder.organization))
    connection.state.actor = holder.actor
    return True


async def _by_referral(connection: Connection, house: Resources) -> None:
    """A specialist's session speaks here, and no other. Raises NotSignedIn, Gone."""
    token = sessions.read(connection.cookies, connection.app.state.settings, "referral")
    if token is None:
        raise NotSignedIn("Please open your link again.")
    noted = seen(connection.scope)
    actor = await referred.resume(house.database, token, noted.address)
    noted.recognize(actor.id)
    connection.state.actor = actor


def _case_of(connection: Connection) -> CaseId | None:
    """The case that the address names."""
    named: UUID | None = connection.path_params.get("case_id")
    return CaseId(named) if named is not None else None


def _methods_of(connection: Connection) -> str:
    """What this address takes. No page of another origin asks here, so that OPTIONS has no other answer (THREATS T-A10)."""
    template = connection.scope["path_template"]
    methods = {method for route in connection.app.routes if route.path_format == template for method in route.methods}
    return ", ".join(sorted(methods - {"OPTIONS"}))
