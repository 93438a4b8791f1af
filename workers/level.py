"""How well this machine walls decoders in, found out at the worker's start: a child tries what a decoder that was taken over would."""

import signal
from collections.abc import AsyncIterator

import msgspec

from schemas.sandbox import Level
from workers.imaging.walls.attempts import ATTEMPTS, Attempt
from workers.imaging.walls.confine import WALLS
from workers.imaging.walls.exchange import HEAD_LENGTH, Ended, Tried, Try
from workers.sandbox import exchange
from workers.zygote import Nursery

_TRIED: msgspec.msgpack.Decoder[Tried] = msgspec.msgpack.Decoder(Tried)

WHAT_TO_DO = (
    "Give the worker a kernel with seccomp and Landlock (Linux 5.13 or newer), and let it have user namespaces: "
    "sysctl kernel.unprivileged_userns_clone=1 and user.max_user_namespaces above 0, no AppArmor rule against them, "
    "and in a container a seccomp profile that lets it make them, filters and Landlock rules."
)


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What was found: the attempts that came to their end, and the walls that could not be had."""

    done: tuple[Attempt, ...]
    missing: tuple[str, ...]

    @property
    def level(self) -> Level:
        if self.done:
            return "low"
        return "reduced" if self.missing else "full"

    def __str__(self) -> str:
        """One line, for a person who looks after the machine."""
        tried = f"not refused: {', '.join(self.done)}" if self.done else f"all of {len(ATTEMPTS)} attempts were refused"
        walls = f"missing walls: {', '.join(self.missing)}" if self.missing else "every wall stands"
        return f"{self.level}: {tried}; {walls}"


class TooLow(Exception):
    """Production does not open strangers' files here; the text says why, and what to do."""

    def __init__(self, found: Found) -> None:
        super().__init__(f"The sandbox of this machine is too low for production. It is {found}. {WHAT_TO_DO}")


async def measure(nursery: Nursery | None = None) -> Found:
    """Try everything, each in a child of its own. Raises SandboxAway."""
    done, stand = list[Attempt](), set(WALLS)
    for each in ATTEMPTS:
        answer, ended = await exchange(Try(each), _nothing(), nursery=nursery)
        tried = _answer(answer, ended)
        if tried is None or tried.done:
            done.append(each)
        if tried is not None:
            stand &= {*tried.walls}
    return Found(done=tuple(done), missing=tuple(wall for wall in WALLS if wall not in stand))


def _answer(answer: bytearray, ended: Ended) -> Tried | None:
    """What the child said; for one that a filter ended, that it was kept from it; None for any other end without an answer."""
    if ended.status == -signal.SIGSYS:
        return Tried(done=False, walls=WALLS)
    try:
        return _TRIED.decode(memoryview(answer)[HEAD_LENGTH:])
    except msgspec.MsgspecError:
        return None


async def _nothing() -> AsyncIterator[bytes]:
    for nothing in tuple[bytes, ...]():
        yield nothing
