"""Whether each part of the house answers, by name; and where to report a weakness."""

import asyncio
import time
from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta

from litestar import Response, get

from api import redis
from api.bodies import Health, Part, Parts
from api.permissions import OPEN
from schemas.sandbox import LEVELS, level_key
from schemas.settings import Settings
from storage import waiting
from storage.away import is_away
from storage.postgres import Database
from storage.resources import Resources
from storage.s3 import StoreAway

PART_SECONDS = 2
WAITS_TOO_LONG_SECONDS = 60
WORKER_KEY = "arq:queue:health-check"
"""The worker writes it every few seconds and it lapses soon after the last time: liveness is the age of this key (STACK 3)."""


@get("/health", opt=OPEN | {"also": (503,)})
async def health(house: Resources, settings: Settings) -> Response[Health]:
    """503 as soon as one part does not answer. Says nothing of patients or organizations."""
    postgres, objects, cache, worker, sandbox, outbox = await asyncio.gather(
        _part(_postgres(house.database)),
        _part(_objects(house)),
        _part(_redis(settings.redis_url)),
        _part(_worker(settings.redis_url)),
        _part(_sandbox(settings)),
        _part(_outbox(house.database)),
    )
    parts = Parts(postgres=postgres, objects=objects, redis=cache, worker=worker, sandbox=sandbox, outbox=outbox)
    ok = all(each.ok for each in (postgres, objects, cache, worker, sandbox, outbox))
    return Response(Health(ok=ok, parts=parts), status_code=200 if ok else 503)


async def _part(asking: Awaitable[Part]) -> Part:
    try:
        async with asyncio.timeout(PART_SECONDS):
            return await asking
    except TimeoutError:
        return Part(ok=False, detail="does not answer in time")
    except Exception as error:
        if isinstance(error, StoreAway | redis.RedisAway) or is_away(error):
            return Part(ok=False, detail="does not answer")
        raise


async def _postgres(database: Database) -> Part:
    await database.answer()
    return Part(ok=True, detail="answers")


async def _objects(house: Resources) -> Part:
    there = await house.store.is_there()
    return Part(ok=there, detail="every bucket answers" if there else "does not answer for every bucket")


async def _redis(url: str) -> Part:
    await redis.ask(url, "PING")
    return Part(ok=True, detail="answers")


async def _worker(url: str) -> Part:
    alive = await redis.ask(url, "EXISTS", WORKER_KEY) == ":1"
    return Part(ok=alive, detail="works" if alive else "gave no sign lately")


async def _sandbox(settings: Settings) -> Part:
    """How well decoders are walled in, by the worker's own attempts; of several workers the worst is told."""
    for level in LEVELS:
        if found := await redis.ask(settings.redis_url, "GET", level_key(level)):
            return Part(ok=level != "low" or settings.mode != "production", detail=found)
    return Part(ok=False, detail="no worker has told how its decoders are walled in")


async def _outbox(database: Database) -> Part:
    """What stands due for long is stuck, whoever is to blame; what failed for good waits for a person and is only said."""
    now = await waiting.look(database)
    ok = now.oldest_seconds < WAITS_TOO_LONG_SECONDS
    return Part(ok=ok, detail=f"{now.due} due, the oldest for {now.oldest_seconds} s; {now.failed} given up")


@get("/.well-known/security.txt", opt=OPEN | {"answers": "text/plain"}, media_type="text/plain", sync_to_thread=False)
def security_txt(settings: Settings) -> Response[bytes]:
    """Where to report a weakness (RFC 9116); it never outlives its own date, because it is written when it is asked for."""
    contact = f"mailto:security@{settings.mail_from.rpartition('@')[2].rstrip('>')}" if settings.mail_from else settings.public_url
    expires = datetime.fromtimestamp(time.time(), UTC) + timedelta(days=180)
    lines = (f"Contact: {contact}", f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}", "Preferred-Languages: en, es", "")
    return Response("\n".join(lines).encode(), media_type="text/plain")


ROUTES = (health, security_txt)
