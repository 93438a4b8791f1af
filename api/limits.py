"""How often one address may guess: counted in PostgreSQL, so that a restart or a lost Redis forgets nothing (THREATS T-P01, T-A05).

Only wrong guesses count. An IPv6 client has a whole /64 to hop about in, which therefore counts as one address.
"""

import hashlib
import ipaddress
from datetime import datetime

from schemas.refusal import NotFound, NotSignedIn, TooMany
from storage import knocks, people
from storage.care import links
from storage.care.links import Link
from storage.people import SignedIn
from storage.postgres import Database

LINK_MISSES = 60  # a minute and address
SIGN_IN_MISSES = 30  # a minute and address, for any name
NAME_MISSES = 5  # a minute, address and name
IPV6_PREFIX = 64


async def find_link(database: Database, token: str, address: str) -> Link:
    """The link of a token. Raises NotFound, and TooMany once the address has missed too often."""
    net = net_of(address)
    await refuse_too_many(database, "link", net, LINK_MISSES)
    try:
        return await links.resolve(database, token)
    except NotFound:
        await knocks.count(database, "link", net)
        raise


async def sign_in(database: Database, name: str, password: str, code: str | None, address: str) -> tuple[SignedIn, bytes]:
    """Sign in. Raises NotSignedIn or Locked, and TooMany once the address has missed too often."""
    net = net_of(address)
    named = f"{net} {hashlib.sha256(name.strip().lower().encode()).hexdigest()[:16]}"
    await refuse_too_many(database, "sign-in", net, SIGN_IN_MISSES)
    await refuse_too_many(database, "sign-in-name", named, NAME_MISSES)
    try:
        return await people.sign_in(database, name, password, code, address)
    except NotSignedIn:
        await knocks.count(database, "sign-in", net)
        await knocks.count(database, "sign-in-name", named)
        raise


async def step_up(database: Database, signed_in: SignedIn, password: str, code: str | None, address: str) -> tuple[datetime, bytes]:
    """Show the second factor afresh. Raises as sign_in does."""
    who = f"{net_of(address)} {signed_in.actor.id}"
    await refuse_too_many(database, "step-up", who, NAME_MISSES)
    try:
        return await people.step_up(database, signed_in, password, code)
    except NotSignedIn:
        await knocks.count(database, "step-up", who)
        raise


async def refuse_too_many(database: Database, door: str, who: str, misses: int) -> None:
    so_far, seconds_left = await knocks.this_minute(database, door, who)
    if so_far >= misses:
        raise TooMany(seconds_left)


def net_of(address: str) -> str:
    """The address itself, or the /64 of an IPv6 one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, IPV6_PREFIX), strict=False))
