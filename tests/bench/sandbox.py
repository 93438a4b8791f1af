"""What the sandbox costs: milliseconds for one photo, the throughput of two workers, and what one hostile file takes from a hundred others.

    python -m tests.bench.sandbox [rounds]

A 12 MP JPEG throughout. Wall clock and CPU (user and system; of a child as the kernel counted it for the zygote); medians of paired runs,
each pair one after the other, and their ratios. Nothing else should run: two cores are what is measured.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import time
from collections.abc import Awaitable, Callable

from tests import factories
from tests.workers import behind
from tests.workers.behind import pieces
from tests.workers.imaging import room
from workers import sandbox
from workers.imaging.unreadable import Unreadable
from workers.imaging.walls.exchange import Show
from workers.places import decoders
from workers.zygote import Nursery

ROUNDS = 9
BATCH = 40
"""Photos of one lane in one round."""
OTHERS, AT_ONCE = 100, 20
"""Photos beside one hostile file, of which a worker has as many in hand at a time."""

HOSTILE = """
from workers.imaging.normalize import normalize as sound

def normalize(original, want):
    if original.start(4) == b"LOOP":
        while True:
            pass
    if original.start(4) == b"BOMB":
        held = []
        while True:
            held.append(b"x" * (1 << 24))
    return sound(original, want)

child.normalize = normalize
"""
LANE = """
import asyncio, sys
from tests import factories
from tests.bench import sandbox as bench
asyncio.run(bench.lane(factories.camera_jpeg(), {batch}))
"""


async def main(rounds: int) -> None:
    photo = factories.camera_jpeg()
    print(f"12 MP JPEG, {len(photo) / 1e6:.1f} MB, {rounds} rounds, medians")
    await cost(photo, rounds)
    await two_workers(rounds)
    await beside_hostile(photo, rounds)


async def cost(photo: bytes, rounds: int) -> None:
    """One photo in a bare fork of this process, which is as warm as a zygote, and through the sandbox: what walls and pipes take.

    Beside it, in this very process: with that is compared what any process takes that has not decoded anything before.
    """
    again: list[tuple[float, float]] = []
    bare: list[tuple[float, float]] = []
    within: list[tuple[float, float]] = []
    for number in range(3 * rounds + 1):
        bare.append(forked(photo))
        wall, cpu = time.perf_counter(), time.process_time()
        answer, ended = await sandbox.exchange(Show(len(photo)), pieces(photo))
        got = sandbox.read_answer(answer)
        within.append((time.perf_counter() - wall, time.process_time() - cpu + ended.seconds))
        wall, cpu = time.perf_counter(), time.process_time()
        made = room.normalize(photo)
        again.append((time.perf_counter() - wall, time.process_time() - cpu))
        if number == 0:
            assert got == made
            bare, within, again = [], [], []  # imports, and the zygote's start
    for name, which in (("wall clock", 0), ("processor", 1)):
        pairs = [(a[which], b[which]) for a, b in zip(bare, within, strict=True)]
        alone, boxed = (1000 * statistics.median(each) for each in zip(*pairs, strict=True))
        more = 1000 * statistics.median(b - a for a, b in pairs)
        print(f"  {name:<12} bare fork {alone:6.1f} ms   sandboxed {boxed:6.1f} ms   more {more:5.1f} ms (at most 10)")
        print(f"  {'':<12} in a process that did it before {1000 * statistics.median(each[which] for each in again):6.1f} ms")


def forked(photo: bytes) -> tuple[float, float]:
    """Seconds of wall clock and of processor for one photo in a new fork of this process: no walls, no pipes, nothing comes back."""
    wall, cpu = time.perf_counter(), time.process_time()
    child = os.fork()
    if child == 0:
        room.normalize(photo)
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    assert status == 0
    return time.perf_counter() - wall, time.process_time() - cpu + used.ru_utime + used.ru_stime


async def lane(photo: bytes, batch: int) -> None:
    """One worker's work, as a process of its own: warm up, wait for the word, do the batch, say so."""
    await sandbox.normalize(pieces(photo), len(photo))
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    for _ in range(batch):
        await sandbox.normalize(pieces(photo), len(photo))
    print("done", flush=True)


async def two_workers(rounds: int) -> None:
    """Two processes with a zygote each, against one of them alone."""
    ratios, rates = [], []
    for _ in range(rounds):
        one, two = await lanes(1), await lanes(2)
        ratios.append(two / one)
        rates.append((one, two))
    one, two = (statistics.median(each) for each in zip(*rates, strict=True))
    print(f"  one worker {one:.1f} photos/s   two workers {two:.1f}   ratio {statistics.median(ratios):.2f}   (at least 1.8)")


async def lanes(number: int) -> float:
    """Photos a second of that many workers together."""
    code = LANE.format(batch=BATCH)
    workers = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
        for _ in range(number)
    ]
    for each in workers:
        assert each.stdout is not None
        assert await each.stdout.readline() == b"ready\n"
    begun = time.perf_counter()
    for each in workers:
        assert each.stdin is not None
        each.stdin.write(b"\n")
    for each in workers:
        assert each.stdout is not None
        assert await each.stdout.readline() == b"done\n"
    seconds = time.perf_counter() - begun
    for each in workers:
        await each.wait()
    return number * BATCH / seconds


async def beside_hostile(photo: bytes, rounds: int) -> None:
    """A hundred photos in one worker, alone and behind a file that loops, or takes memory, until it is stopped."""
    nursery = behind.nursery(HOSTILE)
    await one(photo, nursery)
    for name in ("LOOP", "BOMB"):
        alone, beside = [], []
        for _ in range(max(3, rounds // 3)):
            alone.append(await a_hundred(photo, nursery, None))
            beside.append(await a_hundred(photo, nursery, name.encode() * 300))
        ratio = statistics.median(b / a for a, b in zip(alone, beside, strict=True))
        before, after = statistics.median(alone), statistics.median(beside)
        print(f"  {OTHERS} photos {before:.2f} s   beside {name} {after:.2f} s   slower by {100 * (ratio - 1):.1f} %   (under 10)")
    nursery.end()


async def a_hundred(photo: bytes, nursery: Nursery, hostile: bytes | None) -> float:
    """Seconds until the last of the good ones is there; the hostile one came first, and is waited for afterwards."""
    in_hand = asyncio.Semaphore(AT_ONCE)

    async def after(work: Callable[[], Awaitable[None]]) -> None:
        async with in_hand:
            await work()

    async def good() -> None:
        await one(photo, nursery)

    async def bad(content: bytes) -> None:
        try:
            await one(content, nursery)
        except Unreadable as refusal:
            assert refusal.reason == "limit"  # noqa: PT017 - no test: what a hostile file has to come to

    begun = time.perf_counter()
    refused = asyncio.create_task(after(lambda: bad(hostile))) if hostile else None
    await asyncio.gather(*(after(good) for _ in range(OTHERS)))
    seconds = time.perf_counter() - begun
    if refused:
        await refused
    return seconds


async def one(content: bytes, nursery: Nursery) -> None:
    async with decoders().place():
        answer, ended = await sandbox.exchange(Show(len(content)), pieces(content), nursery=nursery, is_crowded=decoders().is_crowded)
        sandbox.refuse_death(ended)
        sandbox.read_answer(answer)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
