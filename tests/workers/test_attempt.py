"""One job's life: counted before the work, fenced at its end, waited for while something is away, given up visibly after three tries."""

from __future__ import annotations

import asyncio
from datetime import datetime
from uuid import UUID

import pytest

from schemas.care import act as acts
from schemas.care.case import Case
from schemas.care.message import Message
from schemas.ident import ImageId, MessageId
from storage import outbox
from storage.care import cases
from storage.outbox import MAX_ATTEMPTS, Job
from storage.postgres import Transaction
from storage.s3 import StoreAway
from tests import factories
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench
from workers import attempt as attempts
from workers.attempt import attempt
from workers.care.normalize import NORMALIZE, give_up
from workers.task import Effect, Run, Shop, Task
from workers.trial import Trouble

PHOTO = factories.camera_jpeg(2000, 1500)


def task(run: Run, patience_seconds: float = 3600.0) -> attempts.Tasks:
    """Normalizing as `run` does it; given up as normalizing is."""
    return {"normalize": Task(run=run, give_up=give_up, patience_seconds=patience_seconds)}


async def begun(bench: Bench, outbox_id: UUID) -> Job | None:
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        return await outbox.begin(transaction, outbox_id)


async def ended(bench: Bench, job: Job) -> bool:
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        return await outbox.done(transaction, job)


async def waiting_job(bench: Bench) -> tuple[Case, ImageId, UUID]:
    case, (image,) = await bench.sent(PHOTO)
    return case, image, (await bench.job(case))["outbox_id"]


async def test_two_workers_begin_a_job_and_one_gets_it(bench: Bench) -> None:
    _, _, row = await waiting_job(bench)
    got = await asyncio.gather(*(begun(bench, row) for _ in range(8)))
    assert [each.attempt for each in got if each] == [1]


async def test_i5_whoever_lost_the_lease_cannot_end_the_job(bench: Bench) -> None:
    _, _, row = await waiting_job(bench)
    late = await begun(bench, row)
    await bench.lapse(row)
    next_one = await begun(bench, row)
    assert late is not None
    assert next_one is not None
    assert (late.attempt, next_one.attempt) == (1, 2)
    assert not await ended(bench, late)
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        assert not await outbox.renew(transaction, late)
        assert not await outbox.again(transaction, late, 0.0, "late")
        assert not await outbox.fail(transaction, late, "late")
        assert await outbox.renew(transaction, next_one)
    assert await ended(bench, next_one)
    assert not await ended(bench, next_one)


async def test_f_05_the_effect_of_an_overtaken_attempt_does_not_stand(bench: Bench) -> None:
    case, _, row = await waiting_job(bench)

    async def slow(shop: Shop, job: Job) -> Effect:
        await bench.lapse(row)
        await bench.attempt(row)

        async def write(transaction: Transaction) -> None:
            message = Message(id=MessageId(row), kind="ended", channel="sms", state="sent", at=job.created_at)
            await cases.perform(transaction, job.case_id, acts.NoteMessage(id=walk.act_id(), message=message))

        return Effect(write=write)

    await attempt(bench.shop, task(slow), HOUSE, row)
    assert await bench.lines(case, acts.SettleImage) == 1
    assert await bench.lines(case, acts.NoteMessage) == 0
    assert (await bench.job(case))["attempt"] == 2


async def test_an_attempt_whose_lease_was_taken_is_stopped(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "RENEW_SECONDS", 0.05)
    case, _, row = await waiting_job(bench)
    stopped = asyncio.Event()

    async def endless(shop: Shop, job: Job) -> Effect:
        await bench.lapse(row)
        assert (await begun(bench, row)) is not None
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()
        return Effect()

    async with asyncio.timeout(20):
        await attempt(bench.shop, task(endless), HOUSE, row)
    assert stopped.is_set()
    assert (await bench.job(case))["attempt"] == 2
    assert (await bench.job(case))["done_at"] is None


async def test_a_living_attempt_keeps_its_lease(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "RENEW_SECONDS", 0.05)
    case, _, row = await waiting_job(bench)
    leases: set[datetime] = set()

    async def patient(shop: Shop, job: Job) -> Effect:
        async with asyncio.timeout(20):
            while len(leases) < 3:
                leases.add((await bench.job(case))["lease_until"])
                await asyncio.sleep(0.02)
        return Effect()

    await attempt(bench.shop, task(patient), HOUSE, row)
    assert (await bench.job(case))["done_at"] is not None
    assert (await bench.job(case))["attempt"] == 1


async def test_an_effect_that_fails_leaves_nothing_and_is_tried_again(bench: Bench) -> None:
    case, image, row = await waiting_job(bench)

    async def halfway(shop: Shop, job: Job) -> Effect:
        effect = await NORMALIZE.run(shop, job)

        async def write(transaction: Transaction) -> None:
            await effect.write(transaction)
            raise ZeroDivisionError("after the verdict was written")

        return Effect(write=write)

    await attempt(bench.shop, task(halfway), HOUSE, row)
    assert (await bench.image(case, image)).status == "received"
    assert await bench.lines(case, acts.SettleImage) == 0
    assert (await bench.job(case))["trouble"] == "ZeroDivisionError"
    await bench.lapse(row)
    await bench.attempt(row)
    assert (await bench.image(case, image)).status == "normalized"


async def test_f_24_a_poison_job_is_visible_after_three_tries(bench: Bench) -> None:
    case, image, row = await waiting_job(bench)

    async def poison(shop: Shop, job: Job) -> Effect:
        raise ZeroDivisionError("never")

    for _ in range(MAX_ATTEMPTS + 2):
        await bench.alter("due_at = clock_timestamp()", row)
        await attempt(bench.shop, task(poison), HOUSE, row)
    job = await bench.job(case)
    assert (job["attempt"], job["trouble"]) == (MAX_ATTEMPTS, "ZeroDivisionError")
    assert job["failed_at"] is not None
    settled = await bench.image(case, image)
    assert (settled.status, settled.reason) == ("unreadable", "processing_failed")
    assert await bench.is_ready(case)


async def test_f_24_a_job_that_kills_its_worker_each_time_is_visible_as_well(bench: Bench) -> None:
    case, image, row = await waiting_job(bench)
    for _ in range(MAX_ATTEMPTS):
        assert await begun(bench, row) is not None  # and the worker is never heard of again
        await bench.lapse(row)
    await bench.attempt(row)
    job = await bench.job(case)
    assert job["trouble"] == "worker-died"
    assert job["failed_at"] is not None
    assert (await bench.image(case, image)).reason == "processing_failed"


async def test_while_the_store_is_away_no_try_is_counted(bench: Bench) -> None:
    case, image, row = await waiting_job(bench)

    async def away(shop: Shop, job: Job) -> Effect:
        raise StoreAway("no answer")

    waits = []
    for number in range(1, MAX_ATTEMPTS + 4):
        await attempt(bench.shop, task(away), HOUSE, row)
        job = await bench.job(case)
        assert (job["attempt"], job["excused"], job["failed_at"], job["trouble"]) == (number, number, None, "store-away")
        waits.append(job["due_at"])
        assert await begun(bench, row) is None  # not due yet
        await bench.alter("due_at = clock_timestamp()", row)
    assert waits == sorted(waits)
    await bench.attempt(row)
    assert (await bench.image(case, image)).status == "normalized"


async def test_patience_with_what_is_away_ends(bench: Bench) -> None:
    case, image, row = await waiting_job(bench)

    async def away(shop: Shop, job: Job) -> Effect:
        raise StoreAway("no answer")

    await attempt(bench.shop, task(away, patience_seconds=0.0), HOUSE, row)
    assert (await bench.job(case))["failed_at"] is not None
    assert (await bench.image(case, image)).reason == "processing_failed"


async def test_a_worker_that_stops_gives_its_job_back_at_once(bench: Bench) -> None:
    case, image, row = await waiting_job(bench)
    working = asyncio.Event()

    async def endless(shop: Shop, job: Job) -> Effect:
        working.set()
        await asyncio.Event().wait()
        return Effect()

    running = asyncio.create_task(attempt(bench.shop, task(endless), HOUSE, row))
    async with asyncio.timeout(20):
        await working.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    job = await bench.job(case)
    assert (job["lease_until"], job["excused"], job["trouble"]) == (None, 1, "worker-stopped")
    await bench.attempt(row)
    assert (await bench.image(case, image)).status == "normalized"


async def test_a_task_that_hangs_is_ended_and_counted(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "TASK_SECONDS", 0.05)
    case, _, row = await waiting_job(bench)

    async def endless(shop: Shop, job: Job) -> Effect:
        await asyncio.Event().wait()
        return Effect()

    await attempt(bench.shop, task(endless), HOUSE, row)
    job = await bench.job(case)
    assert (job["excused"], job["trouble"]) == (0, "TookTooLong")


async def test_a_failure_that_cannot_be_made_visible_still_fails(bench: Bench) -> None:
    case, _, row = await waiting_job(bench)

    async def never(shop: Shop, job: Job) -> Effect:
        raise ZeroDivisionError("never")

    async def broken(transaction: Transaction, job: Job, trouble: Trouble) -> None:
        raise ZeroDivisionError("not even this")

    await bench.alter(f"attempt = {MAX_ATTEMPTS - 1}", row)
    await attempt(bench.shop, {"normalize": Task(run=never, give_up=broken, patience_seconds=1.0)}, HOUSE, row)
    assert (await bench.job(case))["failed_at"] is not None
