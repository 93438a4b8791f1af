"""Wake-up calls: rung once for a row and attempt, rung again when Redis lost them, and never believed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import asyncpg
import msgspec
import pytest
from arq.constants import in_progress_key_prefix
from redis.asyncio import Redis

from schemas.settings import Settings
from storage.outbox import Waiting, waiting
from storage.postgres import TooPowerful, connect
from tests import factories
from tests.workers.bench import HOUSE, Bench, until
from workers.relay import carry, relay
from workers.worker import Bell

PHOTO = factories.camera_jpeg(2000, 1500)
QUEUE = "arq:queue"


@pytest.fixture
async def redis(settings: Settings) -> AsyncIterator[Redis]:
    async with Redis.from_url(settings.redis_url) as redis:
        await redis.flushall()
        yield redis


@pytest.fixture
async def bell(settings: Settings) -> AsyncIterator[Bell]:
    bell = Bell(settings.redis_url)
    yield bell
    await bell.close()


@pytest.fixture
async def carrier(settings: Settings) -> AsyncIterator[asyncpg.Connection[asyncpg.Record]]:
    connection = await connect(settings.relay_database_url)
    yield connection
    connection.terminate()


async def test_a_call_carries_identifiers_only(bench: Bench, bell: Bell, redis: Redis, carrier: Any) -> None:
    while await carry(carrier, bell):  # what other tests left
        pass
    await redis.flushdb()
    case, _ = await bench.sent(PHOTO)
    row = await bench.job(case)
    (notice,) = await bench.jobs(case, "notify")
    assert await carry(carrier, bell) == 2
    assert await redis.zrange(QUEUE, 0, -1) == sorted(f"{each['outbox_id']}:0".encode() for each in (notice, row))
    told = msgspec.msgpack.decode(await redis.get(f"arq:job:{row['outbox_id']}:0") or b"")
    assert list(told["a"]) == [str(HOUSE), str(row["outbox_id"])]
    assert told["k"] == {}
    assert (await bench.job(case))["delivered_at"] is not None


async def test_a_row_is_not_told_twice_at_once_and_two_relays_do_not_meet(bench: Bench, carrier: Any, settings: Settings) -> None:
    await bench.sent(PHOTO)
    other = await connect(settings.relay_database_url)
    async with carrier.transaction(), other.transaction():
        assert len(await waiting(carrier, 10)) == 2
        assert await waiting(other, 10) == []
    other.terminate()


async def test_the_relay_sees_the_outbox_and_nothing_else(carrier: Any) -> None:
    for table in ("cases", "patients", "people"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await carrier.fetch("SELECT * FROM " + table)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await carrier.execute("UPDATE outbox SET done_at = clock_timestamp()")


async def test_asked_before_is_no_success(bench: Bench, bell: Bell, redis: Redis, carrier: Any) -> None:
    case, _ = await bench.sent(PHOTO)
    row = Waiting(HOUSE, (await bench.job(case))["outbox_id"], "normalize", 0)
    assert await bell.ring(row)
    assert not await bell.ring(row)
    await carry(carrier, bell)
    job = await bench.job(case)
    assert (job["done_at"], job["failed_at"], job["attempt"]) == (None, None, 0)


async def test_a_call_whose_taker_died_before_it_began_is_given_free(bench: Bench, bell: Bell, redis: Redis) -> None:
    case, _ = await bench.sent(PHOTO)
    row = Waiting(HOUSE, (await bench.job(case))["outbox_id"], "normalize", 0)
    mark = in_progress_key_prefix + row.job_id
    await bell.ring(row)
    await redis.psetex(mark, 600_000, b"1")  # taken a minute ago
    await bell.ring(row)
    assert not await redis.exists(mark)
    await redis.psetex(mark, 669_000, b"1")  # taken just now
    await bell.ring(row)
    assert await redis.exists(mark)


async def test_what_could_not_be_told_stays_as_it_was(bench: Bench, bell: Bell, carrier: Any) -> None:
    case, _ = await bench.sent(PHOTO)
    _, valkey = bench.valkey()
    valkey.stop()
    try:
        with pytest.raises(Exception, match=r".") as away:
            await carry(carrier, bell)
        assert isinstance(away.value, OSError) or type(away.value).__module__.startswith("redis")
    finally:
        bench.start_valkey()
    assert (await bench.job(case))["delivered_at"] is None


async def test_a_committed_fact_wakes_the_relay_before_it_polls(
    bench: Bench, bell: Bell, redis: Redis, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workers.relay.POLL_SECONDS", 3600.0)
    beats: list[None] = []
    running = asyncio.create_task(relay(settings.relay_database_url, bell, lambda: beats.append(None)))
    try:
        await until(lambda: _true(lambda: bool(beats)), 10)
        await bench.sent(PHOTO)
        await until(lambda: _some(redis), 10)
    finally:
        running.cancel()
        await asyncio.wait({running})


async def test_a_relay_that_loses_postgresql_ends_for_a_new_one_to_start(bench: Bench, bell: Bell, settings: Settings) -> None:
    beats: list[None] = []
    running = asyncio.create_task(relay(settings.relay_database_url, bell, lambda: beats.append(None)))
    await until(lambda: _true(lambda: bool(beats)), 10)
    killer = await asyncpg.connect(settings.relay_database_url)
    await killer.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()")
    await killer.close()
    async with asyncio.timeout(20):
        await asyncio.wait({running})
    assert running.exception() is not None


async def test_the_relay_refuses_a_role_that_may_do_too_much(bell: Bell, settings: Settings) -> None:
    with pytest.raises(TooPowerful):
        await relay(settings.owner_database_url, bell, lambda: None)


async def _true(what: Callable[[], bool]) -> bool:
    return what()


async def _some(redis: Redis) -> bool:
    return bool(await redis.zcard(QUEUE))
