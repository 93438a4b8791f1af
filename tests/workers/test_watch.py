"""The watchdog ends a process whose parts are silent, and the supervisor starts a loop that died."""

from __future__ import annotations

import asyncio

import pytest

from storage.postgres import TooPowerful
from workers import __main__ as house
from workers.watch import STUCK_EXIT, Watch


class Clock:
    """A clock that is moved by hand; seconds."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_part_that_is_silent_twice_in_a_row_ends_the_process() -> None:
    clock, ended = Clock(), list[int]()
    watch = Watch(ended.append, clock)
    beat, other = watch.part("worker", 60.0), watch.part("relay", 60.0)
    clock.now += 61
    other()
    watch.check()
    assert ended == []
    assert watch.silent() == {"worker"}
    watch.check()
    assert ended == [STUCK_EXIT]
    beat()
    assert watch.silent() == frozenset()


def test_f_05_a_process_that_was_only_stopped_gets_the_time_to_catch_up() -> None:
    clock, ended = Clock(), list[int]()
    watch = Watch(ended.append, clock)
    beat = watch.part("loop", 30.0)
    clock.now += 90  # SIGSTOP, then SIGCONT
    watch.check()
    beat()
    watch.check()
    clock.now += 31
    watch.check()
    assert ended == []


async def test_a_loop_that_dies_is_started_again_until_asked_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house, "FIRST_DELAY_SECONDS", 0.0)
    stopping, starts = asyncio.Event(), list[int]()

    async def dies() -> None:
        starts.append(len(starts))
        if len(starts) == 4:
            stopping.set()
        raise ConnectionError("again")

    async with asyncio.timeout(10):
        await house.keep_going("part", dies, lambda: None, stopping)
    assert starts == [0, 1, 2, 3]


async def test_what_no_waiting_mends_ends_the_process() -> None:
    async def dies() -> None:
        raise TooPowerful("the role owns tables")

    with pytest.raises(TooPowerful):
        await house.keep_going("part", dies, lambda: None, asyncio.Event())
