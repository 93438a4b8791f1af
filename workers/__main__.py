"""The worker process: relay, worker, sweep, sealer and anchors in one event loop, each kept going, all of them watched.

It is started as `mesial worker`, which reads the settings. SIGTERM lets what was begun come to its end.
"""

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import Awaitable, Callable

from schemas.settings import Settings
from storage.postgres import TooPowerful
from storage.resources import open_resources
from workers import sandbox, trial
from workers.level import Found, TooLow, measure
from workers.relay import relay
from workers.sweep import anchor, seal, sweep
from workers.task import Shop
from workers.watch import Watch
from workers.worker import Bell, make_worker, work
from workers.zygote import SandboxAway

FIRST_DELAY_SECONDS = 0.2
LONGEST_DELAY_SECONDS = 5.0
CALM_SECONDS = 30.0
"""Who ran this long is forgiven its earlier failures."""

POOL_SIZE = 20
BEAT_SECONDS = 1.0
LIMIT_SECONDS = {"loop": 30.0, "worker": 60.0, "relay": 60.0, "sweep": 600.0, "sealer": 120.0, "anchors": 600.0}

log = logging.getLogger("mesial")


def main(settings: Settings) -> None:
    """Work until SIGTERM or SIGINT; exits 1 with a reason when the database role may do too much, or a decoder in production could."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
    logging.getLogger("arq").setLevel(logging.WARNING)
    try:
        asyncio.run(run(settings))
    except (TooPowerful, TooLow, SandboxAway) as refused:
        sys.exit(str(refused))


async def run(settings: Settings, watch: Watch | None = None) -> None:
    """The whole process. Raises TooPowerful for the worker's or the relay's role, TooLow for a sandbox that production must not have."""
    watch, stopping = watch or Watch(), asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    try:
        found = await measure()
        log.info("sandbox %s", found)
        if found.level == "low" and settings.mode == "production":
            raise TooLow(found)
        await _open_house(settings, found, watch, stopping)
    finally:
        sandbox.warm().end()


async def _open_house(settings: Settings, found: Found, watch: Watch, stopping: asyncio.Event) -> None:
    async with open_resources(settings, settings.worker_database_url, size=POOL_SIZE) as resources:
        shop = Shop(settings=settings, database=resources.database, store=resources.store)
        watch.start()
        try:
            await keep_house(shop, found, watch, stopping)
        finally:
            watch.stop()


async def keep_house(shop: Shop, found: Found, watch: Watch, stopping: asyncio.Event) -> None:
    """Keep every part going until asked to stop; then first the carrying ends, and the working last."""
    bell = Bell(shop.settings.redis_url)
    beats = {name: watch.part(name, limit) for name, limit in LIMIT_SECONDS.items()}
    working = asyncio.create_task(
        keep_going("worker", lambda: work(make_worker(shop, beats["worker"], found), stopping), beats["worker"], stopping)
    )
    others = [
        asyncio.create_task(turn(beats["loop"])),
        asyncio.create_task(
            keep_going("relay", lambda: relay(shop.settings.relay_database_url, bell, beats["relay"]), beats["relay"], stopping)
        ),
        asyncio.create_task(keep_going("sweep", lambda: sweep(shop, beats["sweep"]), beats["sweep"], stopping)),
        asyncio.create_task(keep_going("sealer", lambda: seal(shop, beats["sealer"]), beats["sealer"], stopping)),
        asyncio.create_task(keep_going("anchors", lambda: anchor(shop, beats["anchors"]), beats["anchors"], stopping)),
    ]
    stop = asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait({working, stop, *others}, return_when=asyncio.FIRST_COMPLETED)
        stopping.set()
        for each in (*others, stop):
            each.cancel()
        await asyncio.wait({working, stop, *others})
        for each in (working, *others):
            if not each.cancelled() and (error := each.exception()) is not None:
                raise error
    finally:
        await bell.close()


async def turn(beat: Callable[[], None]) -> None:
    """Show that the event loop turns."""
    while True:
        beat()
        await asyncio.sleep(BEAT_SECONDS)


async def keep_going(name: str, start: Callable[[], Awaitable[None]], beat: Callable[[], None], stopping: asyncio.Event) -> None:
    """Start a loop again whenever it dies, soon at first and then more slowly. Raises TooPowerful: that no waiting mends."""
    clock, deaths = asyncio.get_running_loop().time, 0
    while not stopping.is_set():
        started = clock()
        try:
            await start()
        except TooPowerful:
            raise
        except Exception as error:
            log.warning("%s ended: %s", name, trial.where(error))
        beat()
        deaths = 1 if clock() - started > CALM_SECONDS else deaths + 1
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(FIRST_DELAY_SECONDS * 2.0**deaths, LONGEST_DELAY_SECONDS)):
                await stopping.wait()


if __name__ == "__main__":
    sys.exit("The worker is started as `mesial worker`.")
