"""The lock is the keystone (DESIGN 4): whoever comes second waits for it, and reads case and clock only once it is had."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import msgspec
import pytest

from schemas.care import act as acts
from schemas.care.case import Case, Status
from schemas.person import Actor
from schemas.refusal import OutOfTurn
from storage import postgres
from storage.care import cases, drafts
from storage.postgres import Transaction
from storage.resources import Resources
from tests.storage import walk
from tests.storage.test_perform import ready

PATIENCE_SECONDS = 20

Second = Callable[[Transaction, Case], Awaitable[object]]


async def hand_back(transaction: Transaction, case: Case) -> Case:
    return await cases.perform(transaction, case.id, acts.HandBack(id=walk.act_id(), reason="Not my field."))


async def look(transaction: Transaction, case: Case) -> Case:
    return await cases.perform(transaction, case.id, acts.Look(id=walk.act_id(), image=case.images[0].id, px=1500, ms=1200))


async def save(transaction: Transaction, case: Case) -> object:
    return await drafts.save(transaction, case.id, case.surroundings.draft.version, walk.finished_review())


async def renew(transaction: Transaction, case: Case) -> Case:
    return await cases.renew_lease(transaction, case.id)


@asynccontextmanager
async def waiting(hall: Resources, actor: Actor, case: Case, second: Second) -> AsyncIterator[tuple[Transaction, asyncio.Task[object]]]:
    """Hold the case's lock while `second` wants it; the block begins once the server says that the second waits for the first."""
    begun: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def try_it() -> object:
        async with hall.database.begin(actor) as transaction:
            begun.set_result(await transaction.value("SELECT pg_backend_pid()"))
            return await second(transaction, case)

    async with hall.database.begin(actor) as first:
        await cases.locked(first, case.id)
        here = await first.value("SELECT pg_backend_pid()")
        task = asyncio.create_task(try_it())
        async with asyncio.timeout(PATIENCE_SECONDS):
            there = await begun
            while here not in await first.value("SELECT pg_blocking_pids($1)", there):
                assert not task.done(), "the second did not wait for the lock"
        yield first, task
    await asyncio.wait({task}, timeout=PATIENCE_SECONDS)


async def taken(hall: Resources, shop: Resources) -> tuple[Case, Actor]:
    case, reader = await ready(hall, shop), await walk.dentist(hall)
    return await walk.do(hall, reader, case, acts.Take(id=walk.act_id())), reader


SECONDS = [hand_back, look, save, renew]


@pytest.mark.parametrize("second", SECONDS, ids=lambda each: each.__name__)
async def test_whoever_comes_second_waits_and_then_goes_on(hall: Resources, shop: Resources, second: Second) -> None:
    case, reader = await taken(hall, shop)
    async with waiting(hall, reader, case, second) as (_, task):
        assert not task.done()
    assert task.done()
    assert await task is not None


@pytest.mark.parametrize("second", SECONDS, ids=lambda each: each.__name__)
async def test_t_q02_a_lease_that_ran_out_while_waiting_for_the_lock_is_over(hall: Resources, shop: Resources, second: Second) -> None:
    """The lease was alive when the second came, and over when it had the lock: the clock is read after the lock, or the sleeper signs."""
    case, reader = await taken(hall, shop)
    async with waiting(hall, reader, case, second) as (first, task):
        current = await cases.locked(first, case.id)
        assert current.lease is not None
        now = await postgres.clock(first)
        assert now < current.lease.until
        over = msgspec.structs.replace(current, lease=msgspec.structs.replace(current.lease, until=now))
        key = await cases.case_key(first, case.id)
        await first.run("UPDATE cases SET lease_until = $2, content = $3 WHERE case_id = $1", case.id, now, cases._lock_with(key, over))
    with pytest.raises(OutOfTurn):
        await task


async def test_whoever_comes_second_decides_about_what_the_first_made_of_it(hall: Resources, shop: Resources) -> None:
    case, reader = await taken(hall, shop)
    async with waiting(hall, reader, case, hand_back) as (first, task):
        changed = await cases.perform(first, case.id, acts.SendBack(id=walk.act_id(), views=(), sentence="Please come closer."))
        assert changed.status is Status.RETURNED
    with pytest.raises(OutOfTurn) as refused:
        await task
    assert refused.value.status == Status.RETURNED
