"""What the tests of the workers stand on: the demonstration organization, the resources of both roles, and a real worker process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from infra.embedded.stack import Stack
from schemas.settings import Settings
from storage.care import cases
from storage.resources import Resources
from tests.storage.conftest import hall as hall
from tests.storage.conftest import shop as shop
from tests.storage.conftest import sown as sown
from tests.storage.walk import HOUSE
from tests.workers.bench import PUT_ASIDE, Bench, WorkerProcess
from workers.task import Shop


@pytest.fixture(scope="session")
async def swept_floor(shop: Resources) -> None:
    """Jobs that earlier tests left behind are put aside: no worker of these tests may be busy with them."""
    async with shop.database.begin(cases.machine(HOUSE)) as transaction:
        await transaction.run(PUT_ASIDE)


@pytest.fixture
async def bench(sown: Settings, hall: Resources, shop: Resources, stack: Stack, swept_floor: None) -> AsyncIterator[Bench]:
    """A workshop in this process: tasks are tried by hand."""
    bench = Bench(stack, hall, Shop(settings=sown, database=shop.database, store=shop.store))
    yield bench
    await bench.put_aside()


@pytest.fixture
def worker(stack: Stack, sown: Settings, swept_floor: None, tmp_path: Path) -> Iterator[WorkerProcess]:
    """A real `mesial worker`, running; it may be killed and started again."""
    process = WorkerProcess(stack, tmp_path / "worker.log")
    process.start()
    yield process
    if process.is_running():
        process.end()
