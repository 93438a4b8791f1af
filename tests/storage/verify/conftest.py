"""One played house for all tests of the walk, on services of its own: what other tests do to their rows must not be found here."""

from __future__ import annotations

import pathlib
import shutil
import tempfile
from collections.abc import AsyncIterator

import pytest

from infra import seed
from infra.embedded.stack import Stack
from schemas import settings as told
from storage.care import cases, packet
from storage.migrate import migrate
from storage.resources import open_resources
from tests.storage import walk
from tests.storage.verify.house import Intruder, Played, play


@pytest.fixture(scope="package")
async def played() -> AsyncIterator[Played]:
    """The house as it stands before anybody breaks in."""
    home = pathlib.Path(tempfile.mkdtemp(prefix="mesial-evidence-"))
    home.chmod(0o711)
    try:
        with Stack(home / "data", durable=False) as stack:
            settings = told.read(stack.environment())
            await migrate(settings.owner_database_url)
            await seed.seed(settings)
            async with (
                open_resources(settings, settings.api_database_url) as hall,
                open_resources(settings, settings.worker_database_url) as shop,
                Intruder.enters(stack) as intruder,
            ):
                house = await play(stack, settings, hall, shop, intruder)
                await intruder.remember()
                yield house
    finally:
        shutil.rmtree(home)


@pytest.fixture(scope="package")
async def sound(played: Played) -> bytes:
    """The packet of the case that went all the way."""
    async with played.hall.database.begin(walk.OFFICE) as transaction:
        made = await packet.read(transaction, await cases.read(transaction, played.told.id))
    return b"".join([piece async for piece in packet.zipped(played.hall.store, made)])
