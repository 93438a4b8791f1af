"""The real zygote and the real walls, with a decoder behind them that does as the test says: its original is what it runs."""

from __future__ import annotations

import asyncio
import pathlib
import sys
import time
from collections.abc import AsyncIterator, Callable
from functools import cache
from typing import Any

import pytest

from schemas.care.image import PIECE_BYTES
from workers import sandbox
from workers.imaging.unreadable import Unreadable
from workers.imaging.walls.exchange import Ended, Show
from workers.zygote import Nursery

PATIENCE = 20.0
"""Seconds until a condition that should come soon counts as never."""

DECODER = """
import os, sys, time, signal
from workers.imaging.walls import child, confine, zygote
from workers.imaging.unreadable import Unreadable

def say(told):
    raise Unreadable("undecodable", str(told))

def normalize(original, want):
    exec(bytes(original.whole(1 << 24)), {**globals()})
    say("done")

child.normalize = normalize
"""


def nursery(setting: str = "") -> Nursery:
    """A zygote whose decoder runs its originals; `setting` is run in it once, before it serves."""
    return Nursery((sys.executable, "-I", "-B", "-c", f"{DECODER}\n{setting}\nzygote.main()"))


@cache
def common() -> Nursery:
    """The one that most tests share."""
    return nursery()


async def pieces(original: bytes) -> AsyncIterator[bytes]:
    """An original as the store gives it."""
    for start in range(0, len(original), PIECE_BYTES):
        yield original[start : start + PIECE_BYTES]


async def ask(code: str, *, within: Nursery | None = None, **limits: Any) -> tuple[bytearray, Ended]:
    """What a decoder that runs `code` answers, and how it ends."""
    original = code.encode()
    return await sandbox.exchange(Show(len(original)), pieces(original), nursery=within or common(), **limits)


async def refusal_of(code: str, **limits: Any) -> Unreadable:
    """How an image is refused whose decoder runs `code`."""
    with pytest.raises(Unreadable) as refusal:
        sandbox.read_answer(await peaceful(code, **limits))
    return refusal.value


async def peaceful(code: str, **limits: Any) -> bytearray:
    """The answer of a child that ended in peace. Raises Unreadable for any other end."""
    answer, ended = await ask(code, **limits)
    sandbox.refuse_death(ended)
    return answer


async def said(code: str, **limits: Any) -> str:
    """What the code says, which has to be the first thing that it cannot go on after."""
    refusal = await refusal_of(code, **limits)
    assert refusal.reason == "undecodable", refusal.detail
    return refusal.detail


async def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "the condition never came"
        await asyncio.sleep(0.01)


def runs(pid: int) -> bool:
    """Whether a process runs; a zombie that its new parent has not noticed yet does not."""
    try:
        stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def children(pid: int) -> list[int]:
    """The processes that this one started."""
    return [int(each) for each in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
