"""The real API, served by granian in a process of its own, and browsers to ask it with."""

from __future__ import annotations

import itertools
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from infra.embedded.stack import Stack
from schemas.settings import Settings
from storage.resources import Resources, open_resources
from tests.api.client import Browser
from tests.api.people import Practice, settle_in

ROOT = pathlib.Path(__file__).parents[2]
START_SECONDS = 20


class Server:
    """A running API. `log` is all that it ever said."""

    def __init__(self, environment: dict[str, str], log: pathlib.Path) -> None:
        self.log, self.url, self.images = log, environment["PUBLIC_URL"], environment["IMAGE_ORIGIN"]
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "infra.command", "api"], cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            assert self.process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(START_SECONDS)

    def _answers(self) -> bool:
        try:
            return all(httpx.get(f"{origin}/nothing", timeout=1).status_code == 404 for origin in (self.url, self.images))
        except httpx.TransportError:
            return False


@pytest.fixture(scope="session")
def environment(stack: Stack, database: dict[str, str]) -> dict[str, str]:
    """What the API is told. The tests' own address counts as a proxy, so that each test may come from an address of its own."""
    told = {**os.environ, **stack.environment(), "TRUSTED_PROXY": "127.0.0.1"}
    return {name: value for name, value in told.items() if name != "OWNER_DATABASE_URL"}


@pytest.fixture(scope="session")
def server(environment: dict[str, str]) -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="mesial-api-") as folder:
        running = Server(environment, pathlib.Path(folder) / "api.log")
        yield running
        assert running.stop() == 0, running.log.read_text()


@pytest.fixture(scope="session")
async def practice(settings: Settings) -> Practice:
    return await settle_in(settings, "north")


@pytest.fixture(scope="session")
async def other(settings: Settings) -> Practice:
    """A practice that must never show in the first."""
    return await settle_in(settings, "south")


@pytest.fixture(scope="session")
async def hall(settings: Settings) -> AsyncIterator[Resources]:
    """What the API opens, for what a test must read or arrange behind its back."""
    async with open_resources(settings, settings.api_database_url, size=4) as resources:
        yield resources


@pytest.fixture(scope="session")
async def shop(settings: Settings) -> AsyncIterator[Resources]:
    """What a worker opens."""
    async with open_resources(settings, settings.worker_database_url, size=4) as resources:
        yield resources


class BrowserMaker:
    def __init__(self, server: Server, address: str) -> None:
        self.server, self.address = server, address
        self.made: list[Browser] = []

    def __call__(self) -> Browser:
        self.made.append(Browser(self.server.url, self.address))
        return self.made[-1]

    async def member(self, practice: Practice, role: str) -> Browser:
        """A browser in which that member of staff is signed in."""
        browser = self()
        await browser.sign_in(practice.sign_in(role))
        return browser


_addresses = (f"203.0.{high}.{low}" for high, low in itertools.product(range(113, 256), range(1, 255)))


@pytest.fixture
async def browsers(server: Server) -> AsyncIterator[BrowserMaker]:
    """Browsers that share nothing, all from one address that no other test has."""
    maker = BrowserMaker(server, next(_addresses))
    yield maker
    for each in maker.made:
        await each.aclose()
