"""`mesial renormalize`: which images it takes, what it says of each, and that it may be stopped and run again (SPEC IMG-03)."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import pytest

from infra import renormalize as command
from infra.renormalize import Run, Wanted, line
from schemas.care import act as acts
from schemas.care.case import Case
from schemas.care.derivative import RECIPE
from schemas.ident import ImageId
from storage.care import cases
from storage.resources import Resources
from tests import factories
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench
from tests.workers.conftest import bench as bench
from tests.workers.conftest import hall as hall
from tests.workers.conftest import shop as shop
from tests.workers.conftest import sown as sown
from tests.workers.conftest import swept_floor as swept_floor
from tests.workers.test_again import by_an_older_recipe
from workers import sandbox
from workers.imaging.unreadable import Unreadable


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "LOOK_SECONDS", 0.02)


async def work(bench: Bench, case: Case) -> None:
    """A worker that does what waits for this case, until it is told to stop."""
    while True:
        for task in ("renormalize", "normalize"):
            for row in await bench.jobs(case, task):
                if row["done_at"] is None and row["failed_at"] is None:
                    await bench.attempt(row["outbox_id"])
        await asyncio.sleep(0.02)


async def run(bench: Bench, shop: Resources, case: Case, *, everything: bool = False) -> Counter[str]:
    """The command for one case, with a worker beside it."""
    said: list[str] = []
    going = Run(shop, Wanted(case=case.id, everything=everything), said.append)
    working = asyncio.create_task(work(bench, case))
    try:
        async with asyncio.timeout(60):
            await going.through()
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
    assert sum(going.totals.values()) == len((await bench.case(case)).images), said
    return going.totals


async def test_img_03_each_image_is_counted_once_by_what_came_of_it(bench: Bench, shop: Resources) -> None:
    """Changed, then current; and with `--all` the same bytes again."""
    case, _ = await bench.sent(factories.camera_jpeg(1600, 1200), factories.periapical())
    with by_an_older_recipe():
        await bench.finish(case)
    assert await run(bench, shop, case) == {"changed": 2}
    assert await run(bench, shop, case) == {"current": 2}
    assert await run(bench, shop, case, everything=True) == {"same": 2}


async def test_img_03_stopped_in_the_middle_it_goes_on_and_no_wish_is_there_twice(
    bench: Bench, shop: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, _ = await bench.sent(factories.camera_jpeg(1600, 1200), factories.periapical())
    with by_an_older_recipe():
        await bench.finish(case)
    monkeypatch.setattr(command, "PATIENCE_SECONDS", 0.1)
    for _ in range(2):
        said: asyncio.Queue[str] = asyncio.Queue()
        going = asyncio.create_task(Run(shop, Wanted(case=case.id), said.put_nowait).through())
        assert await said.get() == "2 images wait for a worker. Is one running?"
        going.cancel()
        with pytest.raises(asyncio.CancelledError):
            await going
    assert len(await bench.jobs(case, "renormalize")) == 2
    assert await run(bench, shop, case) == {"changed": 2}
    assert len(await bench.jobs(case, "renormalize")) == 2
    assert await bench.lines(case, acts.RenewImage) == 2


async def test_img_03_what_is_left_as_it_is_says_why(bench: Bench, shop: Resources) -> None:
    case, _ = await bench.signed(factories.camera_jpeg(1600, 1200))
    assert await run(bench, shop, case, everything=True) == {"skipped-signed": 1}
    case, _ = await bench.sent(factories.camera_jpeg(1600, 1200, seed=5), factories.text_named_jpg())
    await bench.finish(case)
    assert await run(bench, shop, case, everything=True) == {"same": 1, "skipped-not_shown": 1}
    await walk.do(bench.hall, await walk.dentist(bench.hall), case, acts.Take(id=walk.act_id()))
    assert await run(bench, shop, case, everything=True) == {"skipped-in_review": 1, "skipped-not_shown": 1}


async def test_img_03_a_file_that_only_todays_recipe_reads_comes_through_while_its_pieces_are_there(bench: Bench, shop: Resources) -> None:
    case, (lost, kept) = await bench.sent(factories.camera_jpeg(1600, 1200), factories.periapical())
    for image in (lost, kept):
        act = acts.SettleImage(id=walk.act_id(), image=image, status="unreadable", reason="wrong_type", recipe=RECIPE - 1)
        case = await walk.do(shop, cases.machine(HOUSE), case, act)
    await bench.shop.store.clear(HOUSE, case.id, await bench.image(case, lost))
    assert await run(bench, shop, case) == {"readable": 1, "skipped-pieces_gone": 1}
    assert (await bench.image(case, kept)).status == "normalized"
    assert (await bench.image(case, lost)).status == "unreadable"


async def test_img_03_what_today_s_recipe_refuses_keeps_its_pictures_and_what_fails_is_counted(
    bench: Bench, shop: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, (image, _) = await bench.sent(factories.camera_jpeg(1600, 1200), factories.periapical())
    with by_an_older_recipe():
        await bench.finish(case)
    before = await bench.image(case, image)

    async def refuses(original: AsyncIterator[bytes], size: int, want: str, **_more: object) -> None:
        raise Unreadable("undecodable", "the pixels cannot be decoded")

    with monkeypatch.context() as patched:
        patched.setattr(sandbox, "normalize", refuses)
        assert await run(bench, shop, case) == {"kept-undecodable": 2}
    assert await bench.image(case, ImageId(image)) == before
    assert await run(bench, shop, case) == {"changed": 2}


def test_the_line_says_what_was_done_and_what_was_left() -> None:
    counted = Counter({"same": 3, "changed": 2, "readable": 1, "skipped-in_review": 4, "failed-store-away": 1, "current": 7})
    assert line(counted) == ("done 6 (same bytes 3, changed 2, now readable 1), current 7, failed (store-away) 1, skipped (in review) 4")
