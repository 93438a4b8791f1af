"""Passwords: argon2 is slow on purpose, so it runs on threads of its own, a few at once, and never while a connection is held.

Each address has one turn at a time, and a short line before it: whoever tries forty names at once is told to wait, and everybody else
waits for none of them (THREATS T-W05).
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from schemas.address import net_of
from schemas.refusal import TooMany

AT_ONCE = 2
"""Hashes at the same time, of some 64 MiB each."""

LINE = 6
"""Sign-ins of one address that may wait or be compared at the same time; together they take about a second."""

LINE_SECONDS = 2

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
    """Whose turn it is at one address, how many want it, and how many stand in line for it."""

    def __init__(self) -> None:
        self.lock, self.wanted, self.in_line = asyncio.Lock(), 0, 0


@contextmanager
def in_line(address: str) -> Iterator[None]:
    """Stand in line at this address, before anything is counted. Raises TooMany where the line is full."""
    with _wanted(address) as turn:
        if turn.in_line >= LINE:
            raise TooMany(LINE_SECONDS)
        turn.in_line += 1
        try:
            yield
        finally:
            turn.in_line -= 1


@asynccontextmanager
async def _turn(address: str) -> AsyncIterator[None]:
    with _wanted(address) as turn:
        async with turn.lock:
            yield


@contextmanager
def _wanted(address: str) -> Iterator[_Turn]:
    """What is known of an address, for as long as anybody there wants a turn."""
    net = net_of(address)
    turn = _turns.setdefault(net, _Turn())
    turn.wanted += 1
    try:
        yield turn
    finally:
        turn.wanted -= 1
        if turn.wanted == 0:
            del _turns[net]


_turns: dict[str, _Turn] = {}
