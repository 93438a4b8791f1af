"""The relay: carries facts from the outbox to whoever works on them. It alone empties the outbox, as a role that sees nothing else.

Woken by NOTIFY, so that nobody waits for a polling interval; it polls as well, since a notification can be lost and a lease can lapse.
"""

import asyncio
import logging
from collections.abc import Callable

from storage import outbox
from storage.postgres import Connection, connect, refuse_power
from workers.worker import Bell

CHANNEL = "outbox"
BATCH = 100
POLL_SECONDS = 2.0

log = logging.getLogger("mesial.relay")


async def relay(url: str, bell: Bell, beat: Callable[[], None]) -> None:
    """Carry until cancelled. Raises when PostgreSQL or Redis is away; whoever keeps it going starts it again."""
    woken = asyncio.Event()
    # LISTEN has a connection of its own: nothing that is carried may delay a call.
    listener = await connect(url)
    try:
        await refuse_power(listener)
        listener.add_termination_listener(lambda _: woken.set())
        await listener.add_listener(CHANNEL, lambda *_: woken.set())
        carrier = await connect(url)
        try:
            while not listener.is_closed():
                woken.clear()
                while await carry(carrier, bell) == BATCH:
                    beat()
                beat()
                try:
                    async with asyncio.timeout(POLL_SECONDS):
                        await woken.wait()
                except TimeoutError:
                    pass
        finally:
            carrier.terminate()
    finally:
        listener.terminate()
    raise ConnectionError("the listening connection was lost")


async def carry(connection: Connection, bell: Bell) -> int:
    """Ring for every row that waits, and mark it as told; answer how many there were. What could not be told stays as it was."""
    async with connection.transaction():
        rows = await outbox.waiting(connection, BATCH)
        for row in rows:
            # "Asked before" is no success: the row stays waiting until a worker has begun it, and is told again.
            await bell.ring(row)
            await outbox.delivered(connection, row)
    return len(rows)
