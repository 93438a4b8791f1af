"""A file that kills its decoder each time: counted before it is opened, given up visibly, and nobody else is held up (FAULTS F-24)."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from storage.outbox import MAX_ATTEMPTS
from tests import factories
from tests.workers import behind
from tests.workers.bench import Bench
from workers import sandbox
from workers.zygote import Nursery

POISON = b"KILL" * 300
KILLER = """
from workers.imaging.normalize import normalize as sound

def normalize(original, want):
    if original.start(4) == b"KILL":
        time.sleep(99)
    return sound(original, want)

child.normalize = normalize
"""
"""The real decoder, but for one kind of file: with that it waits to be killed, so that it can be looked at before."""


async def test_f_24_a_file_that_kills_its_decoder_each_time_is_counted_before_it_is_opened(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real child, three times dead; the file beside it is none the worse, and the worker's zygote is the same all the while."""
    nursery = behind.nursery(KILLER)
    monkeypatch.setattr(sandbox, "warm", lambda: nursery)
    zygote = await nursery.zygote()
    case, (poison, good) = await bench.sent(POISON, factories.camera_jpeg(1600, 1200))
    rows = {row["subject"]: row["outbox_id"] for row in await bench.jobs(case)}
    for number in range(1, MAX_ATTEMPTS + 1):
        await bench.alter("due_at = clock_timestamp()", rows[poison])
        trying = asyncio.create_task(bench.attempt(rows[poison]))
        await behind.until(lambda: behind.children(zygote.process.pid) != [])
        counted = next(row for row in await bench.jobs(case) if row["subject"] == poison)
        assert (counted["attempt"], counted["done_at"], counted["failed_at"]) == (number, None, None)
        (child,) = behind.children(zygote.process.pid)
        os.kill(child, signal.SIGUSR1)
        await trying
        if number == 1:
            await bench.attempt(rows[good])
            assert (await bench.image(case, good)).status == "normalized"
    failed = next(row for row in await bench.jobs(case) if row["subject"] == poison)
    assert (failed["attempt"], failed["trouble"]) == (MAX_ATTEMPTS, "processing_failed")
    settled = await bench.image(case, poison)
    assert (settled.status, settled.reason) == ("unreadable", "processing_failed")
    assert await bench.is_ready(case)
    assert await nursery.zygote() is zygote
    nursery.end()


async def test_a_sandbox_that_is_away_counts_no_try(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "warm", lambda: Nursery(("/nowhere/python",)))
    case, (image,) = await bench.sent(factories.camera_jpeg(1600, 1200))
    await bench.attempt((await bench.job(case))["outbox_id"])
    job = await bench.job(case)
    assert (job["excused"], job["failed_at"], job["trouble"]) == (1, None, "sandbox-away")
    assert (await bench.image(case, image)).status == "received"
