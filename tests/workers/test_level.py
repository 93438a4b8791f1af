"""The level of the sandbox is what was seen, it is told where /health finds it, and production does not start below it."""

from __future__ import annotations

import asyncio
import pathlib
import re
import sys

import pytest
from redis.asyncio import Redis

from infra.embedded.stack import Stack
from schemas.sandbox import LEVELS, level_key
from schemas.settings import Settings
from tests.workers import behind
from tests.workers.bench import WorkerProcess, until
from tests.workers.test_walls import WITHOUT_FILTER, WITHOUT_LANDLOCK
from workers.imaging.walls.attempts import ATTEMPTS
from workers.imaging.walls.confine import WALLS
from workers.level import Found, measure
from workers.zygote import Nursery, SandboxAway

START_SECONDS = 60
WITHOUT_USER = "confine._CLONE_NEWUSER = 1"  # a flag that unshare(2) does not know, refused as an unwilling kernel refuses it
UNWALLED = "confine.confine = child.confine = lambda parent, walls: ()"

WORKER = """
import sys
from msgspec.structs import replace
from schemas.settings import read
from tests.workers import behind
from workers import __main__, sandbox

low = behind.nursery({setting!r})
sandbox.warm = lambda: low
__main__.main(replace(read({environ!r}), mode="production"))
"""


async def test_with_no_wall_every_attempt_is_seen_to_succeed() -> None:
    """Or the attempts would be no measure of the walls."""
    nursery = behind.nursery(UNWALLED)
    found = await measure(nursery)
    nursery.end()
    assert found.done == ATTEMPTS
    assert found.missing == WALLS
    assert found.level == "low"


@pytest.mark.parametrize(("setting", "wall"), [(WITHOUT_FILTER, "seccomp"), (WITHOUT_LANDLOCK, "landlock"), (WITHOUT_USER, "user")])
async def test_a_wall_that_cannot_be_had_is_noted_and_stops_no_other(setting: str, wall: str) -> None:
    nursery = behind.nursery(setting)
    found = await measure(nursery)
    nursery.end()
    assert wall in found.missing
    assert found.level == ("low" if wall == "seccomp" else "reduced")
    # Without namespaces an ordinary account has neither a network of its own nor another root.
    assert {*found.missing} <= {wall, *(("network", "root") if wall == "user" else ())}


async def test_a_zygote_without_children_has_no_level() -> None:
    with pytest.raises(SandboxAway):
        await measure(Nursery((sys.executable, "-c", "")))


def test_what_is_found_reads_as_a_line() -> None:
    assert str(Found(done=(), missing=())) == f"full: all of {len(ATTEMPTS)} attempts were refused; every wall stands"
    low = Found(done=("network", "program"), missing=("user",))
    assert str(low) == "low: not refused: network, program; missing walls: user"
    assert all("\n" not in str(each) and len(str(each)) < 4096 for each in (low, Found(done=ATTEMPTS, missing=WALLS)))


async def test_t_u10_production_refuses_a_low_level(stack: Stack, settings: Settings) -> None:
    """With what is missing and what to do, before it has opened a door; a demonstration only says so."""
    code = WORKER.format(setting=WITHOUT_FILTER, environ=stack.environment())
    worker = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stderr=asyncio.subprocess.PIPE)
    async with asyncio.timeout(START_SECONDS):
        _, told = await worker.communicate()
    assert worker.returncode == 1
    said = told.decode()
    assert "The sandbox of this machine is too low for production. It is low: not refused: process; missing walls: seccomp." in said
    assert "Give the worker a kernel with seccomp and Landlock" in said
    assert "Traceback" not in said
    assert re.search(r"sandbox low", said)


async def test_the_worker_tells_its_level_for_as_long_as_it_lives(stack: Stack, sown: Settings, tmp_path: pathlib.Path) -> None:
    worker = WorkerProcess(stack, tmp_path / "worker.log")
    worker.start()
    try:
        await until(worker.works, START_SECONDS)
        async with Redis.from_url(sown.redis_url) as redis:
            told = {each: await redis.get(level_key(each)) for each in LEVELS}
            left = await redis.pttl(level_key("full"))
    finally:
        worker.end()
    assert told == {"low": None, "reduced": None, "full": str(Found(done=(), missing=())).encode()}
    assert 0 < left <= 6000
