"""A file that takes long gives its place to the next, and there is an end to that as well (SPEC IMG-10, FAULTS F-23)."""

from __future__ import annotations

import asyncio
import os
from contextlib import AsyncExitStack

import pytest

from workers import places
from workers.places import Places

TICK = 0.001


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes long does so at once."""
    monkeypatch.setattr(places, "LONG_SECONDS", 0.0)


async def taken(room: Places, house: AsyncExitStack) -> asyncio.Task[None]:
    """Somebody who waits for a place and then keeps it; done once it is had."""
    task = asyncio.create_task(house.enter_async_context(room.place()))
    await asyncio.sleep(TICK)
    return task


async def test_no_more_than_there_are_places() -> None:
    room = Places(2)
    async with AsyncExitStack() as house, AsyncExitStack() as other:
        first, second = await taken(room, house), await taken(room, house)
        third = await taken(room, other)
        assert (first.done(), second.done(), third.done()) == (True, True, False)
        await house.aclose()
        await third


@pytest.mark.usefixtures("quick")
async def test_f_23_one_that_takes_long_steps_aside_and_as_many_as_there_are_places_may() -> None:
    room = Places(1)
    async with AsyncExitStack() as slow, AsyncExitStack() as next_one, AsyncExitStack() as waiting:
        await (await taken(room, slow))
        second = await taken(room, next_one)
        await second
        third = await taken(room, waiting)
        assert not third.done()  # one stands aside, and the second keeps the place
        await slow.aclose()
        assert not third.done()
        await next_one.aclose()
        await third


@pytest.mark.usefixtures("quick")
async def test_every_place_comes_back() -> None:
    room = Places(2)
    for _ in range(5):
        async with AsyncExitStack() as house:
            for _ in range(4):
                await (await taken(room, house))
    async with AsyncExitStack() as house:
        for _ in range(2):
            await (await taken(room, house))


def test_places_are_no_more_than_processors_and_memory_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    gibibyte = 1024 * 1024 * 1024
    for processors, memory, expected in ((2, 24, 2), (8, 8, 2), (8, 64, 8), (2, 1, 1)):
        monkeypatch.setattr(os, "sched_getaffinity", lambda pid, n=processors: set(range(n)))
        monkeypatch.setattr(os, "sysconf", lambda name, n=memory: n * gibibyte // 4096 if name == "SC_PHYS_PAGES" else 4096)
        assert places.decoders.__wrapped__()._beside == expected


async def test_it_is_crowded_while_there_is_one_that_has_not_taken_long(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Places(2)
    async with AsyncExitStack() as quick_one, AsyncExitStack() as slow:
        await (await taken(room, quick_one))
        assert room.is_crowded()
        monkeypatch.setattr(places, "LONG_SECONDS", 0.0)
        await (await taken(room, slow))
        assert room.is_crowded()
        await quick_one.aclose()
        assert not room.is_crowded()
    assert not room.is_crowded()
