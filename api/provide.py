"""What handlers are given: the house's resources, who asks, and where from. All of it was settled before the handler runs."""

from typing import Any

from litestar import Request
from litestar.datastructures import State
from litestar.di import Provide

from api.seen import seen
from schemas.person import Actor
from schemas.settings import Settings
from storage.people import SignedIn
from storage.resources import Resources

AnyRequest = Request[Any, Any, Any]


def house(state: State) -> Resources:
    found: Resources = state.house
    return found


def settings(state: State) -> Settings:
    found: Settings = state.settings
    return found


def actor(request: AnyRequest) -> Actor:
    """Who acts; only routes with roles may ask for it."""
    found: Actor = request.state.actor
    return found


def signed_in(request: AnyRequest) -> SignedIn:
    """The session of the member of staff."""
    found: SignedIn = request.state.signed_in
    return found


def address(request: AnyRequest) -> str:
    """The client's network address, as far as it can be believed."""
    return seen(request.scope).address


PROVIDED = {each.__name__: Provide(each, sync_to_thread=False, use_cache=False) for each in (house, settings, actor, signed_in, address)}
