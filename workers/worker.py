"""arq, and nothing else knows it: how a wake-up call is rung, and the worker that hears it.

Calls carry identifiers only, as msgpack. Redis may lose any of them at any moment: PostgreSQL knows what waits, and the relay rings again.
"""

import asyncio
import contextlib
import logging
import math
from collections.abc import Callable
from dataclasses import replace
from signal import SIGTERM
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

import msgspec
from arq.connections import ArqRedis, RedisSettings, create_pool
from arq.constants import in_progress_key_prefix
from arq.worker import Worker, func
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from schemas.care import event
from schemas.ident import OrganizationId
from schemas.sandbox import level_key
from storage.outbox import Waiting
from workers.attempt import TASK_SECONDS, Tasks, attempt
from workers.care.clear import CLEAR
from workers.care.full import FULL
from workers.care.normalize import NORMALIZE
from workers.care.notify import NOTIFY
from workers.care.render_letter import RENDER_LETTER
from workers.care.render_record import RENDER_RECORD
from workers.care.render_referral import RENDER_REFERRAL
from workers.care.renormalize import RENORMALIZE
from workers.level import Found
from workers.task import Shop, Task

TASKS: dict[event.Task, Task] = {
    "normalize": NORMALIZE,
    "full": FULL,
    "renormalize": RENORMALIZE,
    "clear": CLEAR,
    "notify": NOTIFY,
    "render_record": RENDER_RECORD,
    "render_letter": RENDER_LETTER,
    "render_referral": RENDER_REFERRAL,
}

DO = "do"
MAX_JOBS = 20
POLL_SECONDS = 0.05  # measured: 32 ms of waiting for 1 % of an idle core
HEALTH_SECONDS = 5
JOB_SECONDS = TASK_SECONDS + 60
DRAIN_SECONDS = 12
RING_SECONDS = 5.0
STALE_SECONDS = 10
CALL_AWAY_SECONDS = 24 * 3600

log = logging.getLogger("mesial.worker")


def redis_settings(url: str) -> RedisSettings:
    """How to reach Redis. Short outages are bridged here: without OSError among the retried, arq's worker dies of one."""
    parts = urlsplit(url)
    return replace(
        RedisSettings.from_dsn(url),
        username=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        conn_timeout=2,
        conn_retries=0,  # whoever opens a pool tries again by itself
        retry=Retry(ExponentialBackoff(cap=1.0, base=0.05), 5),
        retry_on_timeout=True,
        retry_on_error=[RedisConnectionError, RedisTimeoutError, OSError],
    )


class Bell:
    """Rings for the worker. Rung twice for the same row and attempt, it is one call."""

    def __init__(self, url: str) -> None:
        self._settings = redis_settings(url)
        self._redis: ArqRedis | None = None

    async def ring(self, row: Waiting) -> bool:
        """Ask for an attempt at a row; False if it was asked for before. Raises OSError or redis's errors while Redis is away."""
        async with asyncio.timeout(RING_SECONDS):
            redis = await self._open()
            asked = await redis.enqueue_job(
                DO, str(row.organization_id), str(row.outbox_id), _job_id=row.job_id, _expires=CALL_AWAY_SECONDS
            )
            if asked is None:
                await self._wake(redis, row.job_id)
            return asked is not None

    async def close(self) -> None:
        if self._redis is not None:
            with contextlib.suppress(Exception):
                await self._redis.aclose(close_connection_pool=True)
            self._redis = None

    async def _open(self) -> ArqRedis:
        if self._redis is None:
            self._redis = await create_pool(self._settings, job_serializer=msgspec.msgpack.encode, job_deserializer=msgspec.msgpack.decode)
        return self._redis

    async def _wake(self, redis: ArqRedis, job_id: str) -> None:
        """Nobody holds the row, and yet arq says that it is in progress: who took the call died before PostgreSQL was told.

        arq itself would keep the call back until the longest job could have ended. The lease in PostgreSQL makes a second taker harmless.
        """
        mark = in_progress_key_prefix + job_id
        left_ms = await redis.pttl(mark)
        if 0 <= left_ms < (JOB_SECONDS + 10 - STALE_SECONDS) * 1000:
            await redis.delete(mark)


class _Beating(Worker):
    """arq's worker, telling that its loop turns: a process may outlive that loop. Beside its sign of life it says how it is walled in."""

    beat: Callable[[], None]
    sandbox: Found
    told_at = -math.inf

    async def heart_beat(self) -> None:
        self.beat()
        await super().heart_beat()
        now = self.loop.time()
        if now - self.told_at >= HEALTH_SECONDS:
            self.told_at = now
            await self.pool.psetex(level_key(self.sandbox.level), (HEALTH_SECONDS + 1) * 1000, str(self.sandbox))


def make_worker(shop: Shop, beat: Callable[[], None], sandbox: Found, tasks: Tasks = TASKS) -> Worker:
    """A fresh worker; each has its own connections. `sandbox` is told to whoever asks for the health of the house."""

    async def do(ctx: dict[Any, Any], organization: str, outbox_id: str) -> None:
        try:
            await attempt(shop, tasks, OrganizationId(UUID(organization)), UUID(outbox_id))
        except Exception as error:  # PostgreSQL was away: the row still waits, and is told again
            log.warning("job %s: %s", outbox_id, type(error).__name__)

    worker = _Beating(
        functions=[func(do, name=DO, max_tries=1000)],  # PostgreSQL counts the tries
        redis_settings=redis_settings(shop.settings.redis_url),
        handle_signals=False,
        max_jobs=MAX_JOBS,
        job_timeout=JOB_SECONDS,
        keep_result=0,
        poll_delay=POLL_SECONDS,
        health_check_interval=HEALTH_SECONDS,
        job_completion_wait=DRAIN_SECONDS,
        job_serializer=msgspec.msgpack.encode,
        job_deserializer=msgspec.msgpack.decode,
        log_results=False,
    )
    worker.beat, worker.sandbox = beat, sandbox
    return worker


async def work(worker: Worker, stopping: asyncio.Event) -> None:
    """Hear calls until asked to stop, then finish what was begun. Raises what ended arq's loop; a new worker is needed then."""
    loop = worker.main_task = asyncio.create_task(worker.main())
    stop = asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait({loop, stop}, return_when=asyncio.FIRST_COMPLETED)
        if not loop.done():
            worker.handle_sig_wait_for_completion(SIGTERM)
            await asyncio.wait({loop}, timeout=DRAIN_SECONDS + 2)
    finally:
        stop.cancel()
        loop.cancel()
        await asyncio.wait({loop, stop})
        await close(worker)
    if not loop.cancelled() and (error := loop.exception()) is not None:
        raise error


async def close(worker: Worker) -> None:
    """Let go of what is running and of the connections; Redis may be away."""
    running = [each for each in worker.tasks.values() if not each.done()]
    for each in running:
        each.cancel()
    if running:
        await asyncio.wait(running, timeout=RING_SECONDS)
    if worker._pool is None:  # Redis was never reached
        return
    with contextlib.suppress(Exception):
        async with asyncio.timeout(RING_SECONDS):
            await worker.pool.delete(worker.health_check_key)
    with contextlib.suppress(Exception):
        await worker.pool.aclose(close_connection_pool=True)
