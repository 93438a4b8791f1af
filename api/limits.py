"""How often anybody may guess, and how often anybody may ask at all (THREATS T-P01, T-A05, T-A06, T-W05).

Guesses are counted in PostgreSQL, so that a restart or a lost Redis forgets nothing: first counted, then judged, and given back when they
were right. Guesses side by side are thereby counted one by one, and one that was cut off stays counted. Asking at all is counted in
memory: a flood must cost the database nothing, and whatever is forgotten with the process was forgiven within a minute anyway.
"""

import hashlib
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from schemas.address import net_of
from schemas.refusal import TooMany
from storage import knocks, passwords, proving
from storage.care import links
from storage.care.links import Resolved
from storage.people import SignedIn
from storage.postgres import Database

MINUTE, QUARTER = 60, 15 * 60  # seconds
LINK_MISSES = 60
SIGN_IN_MISSES = 30
NAME_MISSES = 5

BURST = 500
"""Requests at once. A dentist's case of thirty pictures is some hundred and fifty of them, a patient's thirty photos some three hundred."""

PER_SECOND = 40
"""Requests a second for as long as anybody likes; a page that polls asks once in two seconds."""

KEPT = 10_000
"""Counters after which those at rest are forgotten."""


class Door(NamedTuple):
    """Where `who` may be wrong so often within a span; being right once forgives all, or takes back one."""

    name: str
    who: str
    misses: int
    seconds: int
    forgives: bool = True


async def find_link(database: Database, token: str, address: str, *, referred: bool = False) -> Resolved:
    """The link of a token: a family's, or a specialist's. Raises NotFound, and TooMany once the address has missed too often."""
    async with knocking(database, Door("link", net_of(address), LINK_MISSES, MINUTE, forgives=False)):
        return await links.resolve(database, token, referred=referred)


async def sign_in(database: Database, name: str, password: str, code: str | None, address: str) -> tuple[SignedIn, bytes]:
    """Sign in. Raises NotSignedIn, and TooMany once the address has missed too often, for any name or for this one, or asks for too many
    at once."""
    net = net_of(address)
    named = f"{net} {hashlib.sha256(name.strip().lower().encode()).hexdigest()[:16]}"
    anybody, somebody = Door("sign-in", net, SIGN_IN_MISSES, MINUTE, forgives=False), Door("sign-in-name", named, NAME_MISSES, QUARTER)
    with passwords.in_line(address):
        async with knocking(database, anybody, somebody):
            return await proving.sign_in(database, name, password, code, address)


@asynccontextmanager
async def proof(database: Database, signed_in: SignedIn) -> AsyncIterator[None]:
    """Where a member who is signed in shows the second factor once more. Raises TooMany, with a trail row: it is known who has to wait
    (THREATS T-Q10)."""
    try:
        async with knocking(database, Door("proof", f"{net_of(signed_in.actor.origin)} {signed_in.actor.id}", NAME_MISSES, QUARTER)):
            yield
    except TooMany as refusal:
        await database.refuse(signed_in.actor, refusal)


@asynccontextmanager
async def knocking(database: Database, *doors: Door) -> AsyncIterator[None]:
    """Knock at every door, and be forgiven if what is tried within turns out right. Raises TooMany."""
    for door in doors:
        count, seconds_left = await knocks.knock(database, door.name, door.who, door.seconds)
        if count > door.misses:
            raise TooMany(seconds_left)
    yield
    for door in doors:
        await (knocks.forgive if door.forgives else knocks.take_back)(database, door.name, door.who)


class Allowance:
    """How many requests each asker has left: BURST, filled up again by PER_SECOND. Times are monotonic seconds."""

    def __init__(self, burst: int = BURST, per_second: int = PER_SECOND) -> None:
        self.burst, self.per_second = burst, per_second
        self._left: dict[str, tuple[float, float]] = {}
        self._most = KEPT

    def take(self, who: str, now: float) -> None:
        """Count one request. Raises TooMany."""
        left = self._of(who, now)
        if left < 1:
            raise TooMany(math.ceil((1 - left) / self.per_second))
        self._left[who] = (left - 1, now)
        if len(self._left) > self._most:
            self._left = {each: of for each, of in self._left.items() if self._of(each, now) < self.burst}
            self._most = max(KEPT, 2 * len(self._left))

    def give_back(self, who: str, now: float) -> None:
        """The request was somebody else's, who is counted by name."""
        self._left[who] = (min(self._of(who, now) + 1, self.burst), now)

    @property
    def kept(self) -> int:
        """How many counters are kept."""
        return len(self._left)

    def _of(self, who: str, now: float) -> float:
        left, at = self._left.get(who, (float(self.burst), now))
        return min(left + (now - at) * self.per_second, self.burst)
