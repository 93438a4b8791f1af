"""Originals on their real way through the sandbox: as the worker sends them, so many at once as there are processors."""

import asyncio
import contextlib
import os
import pathlib
import time
from collections.abc import AsyncIterator, Callable, Iterable

from msgspec import Struct

from schemas.care.derivative import REASONS, Normalized, Reason
from schemas.care.image import PIECE_BYTES
from workers import sandbox
from workers.imaging.unreadable import Unreadable

MOST_SIDE = {"thumb": 256, "display": 2048}
"""Pixels that no side of a picture exceeds."""
MOST_GROWTH = 256 * 1024 * 1024
"""Bytes that the worker may come to hold over what it held before the first file. THREATS T-U10 gives it a gigabyte in all, of which its
own code is a fifth; the tests' process holds far more than that of its own by the time that it stands in for the worker."""


class Passage(Struct, frozen=True, kw_only=True):
    """How one original fared: what was made of it, or why nothing was; `seconds` from its first byte to the answer."""

    made: Normalized | None
    reason: Reason | None
    seconds: float

    @property
    def outcome(self) -> str:
        """One phrase for a manifest: media type and size of the upright original in pixels, or the reason."""
        if self.made is None:
            assert self.reason in REASONS
            return self.reason
        size = upright_size(self.made)
        return f"{self.made.media_type} {size[0]}x{size[1]}" if size else f"{self.made.media_type} attached"


def upright_size(made: Normalized) -> tuple[int, int] | None:
    """Pixels of the upright original: as measured, as stored, or of the picture where neither is known; None for an attachment."""
    if made.quality is not None:
        return made.quality.width, made.quality.height
    if made.frame is not None:
        return made.frame.columns, made.frame.rows
    return next(((each.facts.width, each.facts.height) for each in made.derivatives if each.facts.kind == "display"), None)


async def through(original: bytes) -> Passage:
    """One original through a child; whatever is raised but a refusal is a defect and goes on."""
    begun = time.monotonic()
    try:
        made = await sandbox.normalize(_pieces(original), len(original))
    except Unreadable as refusal:
        return Passage(made=None, reason=refusal.reason, seconds=time.monotonic() - begun)
    return Passage(made=made, reason=None, seconds=time.monotonic() - begun)


async def each_through(originals: Iterable[tuple[str, Callable[[], bytes]]], look: Callable[[str, bytes, Passage], None]) -> None:
    """Every original through a child of its own; `look` sees each of them once, and nothing of it is kept here."""
    waiting = iter(originals)

    async def walk() -> None:
        for name, make in waiting:
            original = make()
            look(name, original, await through(original))

    async with asyncio.TaskGroup() as walks:
        for _ in range(os.cpu_count() or 1):
            walks.create_task(walk())


def excesses(made: Normalized) -> list[str]:
    """What of a picture is over its limits."""
    return [
        f"{each.facts.kind} of {each.facts.width} x {each.facts.height}"
        for each in made.derivatives
        if max(each.facts.width, each.facts.height) > MOST_SIDE.get(each.facts.kind, 1 << 30)
    ]


class Memory:
    """How far this process, which is the worker here, has grown since this was made (proc(5))."""

    def __init__(self) -> None:
        pathlib.Path("/proc/self/clear_refs").write_text("5")
        self._before = _held("VmRSS")

    def growth(self) -> int:
        """Bytes held at most since then, over what was held then."""
        return _held("VmHWM") - self._before


def _held(what: str) -> int:
    status = pathlib.Path("/proc/self/status").read_text()
    return int(status.partition(f"{what}:")[2].split()[0]) * 1024


def decoders() -> int:
    """How many processes of the imaging room live under this one, whether they decode or wait; a zombie counts as well."""
    parents, ours = {}, 0
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                stat = (entry / "stat").read_text()
                parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    for pid in parents:
        if _is_under(pid, parents):
            with contextlib.suppress(OSError):
                ours += b"workers.imaging" in pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()
    return ours


def _is_under(pid: int, parents: dict[int, int]) -> bool:
    while pid > 1:
        pid = parents.get(pid, 0)
        if pid == os.getpid():
            return True
    return False


async def _pieces(original: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(original), PIECE_BYTES):
        yield original[start : start + PIECE_BYTES]
