"""Serving: both origins in one process, over one pool, until asked to stop.

`mesial api` reads the settings and calls `main`. The process has no children, so that it cannot leave any behind.
"""

import asyncio
import logging
import signal
import sys
from pathlib import Path

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.embed import Server

from api.app import create_app, create_image_app
from api.asked import MAX_HEADER_BYTES
from api.gate import Gate
from schemas.settings import Listen, Settings
from storage.away import is_away
from storage.postgres import TooPowerful
from storage.resources import open_resources

SLOW_HEADER_MS = 15_000
DRAIN_SECONDS = 6
CONNECTIONS = 16


class NotServed(Exception):
    """The API cannot be served; the message says why in a plain sentence."""


def main(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C. Exits 1 with a sentence for a role that may do too much, or a database that is away."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    logging.getLogger("_granian").setLevel(logging.ERROR)
    try:
        asyncio.run(serve(settings))
    except (TooPowerful, NotServed) as refused:
        sys.exit(f"The API does not start: {refused}")
    except Exception as error:
        if not is_away(error):
            raise
        sys.exit("The API does not start: the database does not answer.")


async def serve(settings: Settings) -> None:
    """Serve both origins. Raises TooPowerful, or NotServed if a server ends on its own."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for wish in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(wish, stopping.set)
    async with open_resources(settings, settings.api_database_url, size=CONNECTIONS) as house:
        servers = (
            _server(create_app(settings, house), settings.app_listen, settings),
            _server(create_image_app(settings, house), settings.image_listen, settings),
        )
        serving = [asyncio.create_task(each.serve()) for each in servers]
        asked = asyncio.create_task(stopping.wait())
        await asyncio.wait({*serving, asked}, return_when=asyncio.FIRST_COMPLETED)
        for each in servers:
            each.stop()  # type: ignore[no-untyped-call]
        await asyncio.wait(serving, timeout=DRAIN_SECONDS)
        if not asked.done():
            asked.cancel()
            raise NotServed("one of its two servers ended; is the port taken?")


def _server(app: Gate, listen: Listen, settings: Settings) -> Server:
    """HTTP/1.1 alone: the proxy in front speaks the newer ones to browsers. Whoever sends headers slowly is let go."""
    return Server(
        app,
        address=listen.host,
        port=listen.port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        websockets=False,
        backlog=1024,
        http1_settings=HTTP1Settings(header_read_timeout=SLOW_HEADER_MS, max_buffer_size=MAX_HEADER_BYTES),
        log_level=LogLevels.error,
        ssl_cert=Path(settings.tls_cert_file) if settings.tls_cert_file else None,
        ssl_key=Path(settings.tls_key_file) if settings.tls_key_file else None,
    )
