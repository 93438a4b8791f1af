"""Passwords: argon2 is slow on purpose, so it runs on threads of its own, a few at once, and never while a connection is held.

Each address has one turn at a time: whoever tries forty names at once waits for forty turns, and everybody else for none of them
(THREATS T-W05).
"""

import asyncio
import secrets
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from schemas.address import net_of

AT_ONCE = 2
"""Hashes at the same time, of some 64 MiB each."""

_hasher = PasswordHasher()
_threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="argon2")
NOBODYS = _hasher.hash(secrets.token_urlsafe())
"""Compared with for an unknown name, so that it takes as long as a wrong password (THREATS T-A05)."""


def hash_password(password: str) -> str:
    """Argon2id with the library's current parameters; for whoever has no event loop to keep free."""
    return _hasher.hash(password)


async def hashed(password: str, address: str) -> str:
    """The hash of a new password, in this address's turn."""
    async with _turn(address):
        return await asyncio.get_running_loop().run_in_executor(_threads, _hasher.hash, password)


async def fits(stored: str, password: str, address: str) -> bool:
    """True if it is the password of that hash, found out in this address's turn."""
    async with _turn(address):
        return await asyncio.get_running_loop().run_in_executor(_threads, _verified, stored, password)


def _verified(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


class _Turn:
    """Whose turn it is at one address, and how many want it."""

    def __init__(self) -> None:
        self.lock, self.wanted = asyncio.Lock(), 0


@asynccontextmanager
async def _turn(address: str) -> AsyncIterator[None]:
    net = net_of(address)
    turn = _turns.setdefault(net, _Turn())
    turn.wanted += 1
    try:
        async with turn.lock:
            yield
    finally:
        turn.wanted -= 1
        if turn.wanted == 0:
            del _turns[net]


_turns: dict[str, _Turn] = {}
