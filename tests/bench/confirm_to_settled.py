"""Seconds from `confirm` to settled for a 12 MP photo, against the sum of its parts measured alone, in one run.

    python -m tests.bench.confirm_to_settled [rounds]

A real worker on real services, as a patient's photo meets them. Wall clock; the figure to read is the ratio of the medians.
"""

from __future__ import annotations

import asyncio
import hashlib
import pathlib
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable

from infra import seed
from infra.embedded import ports
from infra.embedded.stack import Stack
from schemas.care import act as acts
from schemas.care.image import StoredObject
from schemas.settings import read
from schemas.view import View
from storage.care import cases
from storage.keys import Locking, about
from storage.migrate import migrate
from storage.resources import Resources, open_resources
from tests import factories
from tests.storage import walk
from tests.workers.behind import pieces
from tests.workers.bench import WorkerProcess, until
from tests.workers.imaging.room import normalize
from workers import sandbox
from workers.imaging.unreadable import Unreadable

ROUNDS = 9
PROBE_SECONDS = 0.005
WIDTH, HEIGHT = 4032, 3024


async def main(rounds: int) -> None:
    home = pathlib.Path(tempfile.mkdtemp(prefix="mesial-bench-"))
    home.chmod(0o711)
    web = ports.choose({}, ("app", "images"))
    stack = Stack(home / "data", origin=f"http://127.0.0.1:{web['app']}", image_origin=f"http://localhost:{web['images']}")
    try:
        with stack:
            await measured(stack, home, rounds)
    finally:
        shutil.rmtree(home)


async def measured(stack: Stack, home: pathlib.Path, rounds: int) -> None:
    settings = read(stack.environment())
    await migrate(settings.owner_database_url)
    await seed.seed(settings)
    photo = factories.camera_jpeg(WIDTH, HEIGHT)
    worker = WorkerProcess(stack, home / "worker.log")
    async with (
        open_resources(settings, settings.api_database_url) as hall,
        open_resources(settings, settings.worker_database_url) as shop,
    ):
        worker.start()
        try:
            whole = [await confirm_to_settled(hall, photo, number) for number in range(rounds + 1)][1:]
        finally:
            worker.end()
        alone = await parts(hall, shop, photo, rounds)
    told(photo, whole, alone)


async def confirm_to_settled(hall: Resources, photo: bytes, number: int) -> float:
    """One photo's seconds from the confirm's commit to the moment at which the submitter can see it settled."""
    case, parent = await walk.invited(hall)
    case = await walk.told(hall, case, parent)
    sent, which = await walk.send(hall, parent, case, photo + number.to_bytes(4, "big"), View.FRONT)

    async def settled() -> bool:
        async with hall.database.begin(walk.OFFICE) as transaction:
            image = (await cases.read(transaction, sent.id)).image(which)
        return image is not None and image.is_settled

    await until(settled, 60, PROBE_SECONDS)
    async with hall.database.begin(walk.OFFICE) as transaction:
        image = (await cases.read(transaction, sent.id)).image(which)
    assert image is not None
    assert image.status == "normalized"
    assert image.received_at is not None
    assert image.settled_at is not None
    return (image.settled_at - image.received_at).total_seconds()


async def parts(hall: Resources, shop: Resources, photo: bytes, rounds: int) -> dict[str, float]:
    """The median seconds of each part alone, on the same services, with the worker gone."""
    case, parent = await walk.invited(hall)
    case = await walk.told(hall, case, parent)
    case, which = await walk.send(hall, parent, case, photo, View.FRONT)
    image = case.image(which)
    assert image is not None
    async with shop.database.begin(cases.machine(case.organization_id)) as transaction:
        key = await cases.case_key(transaction, case.id)
    normalized = normalize(photo)
    made = [photo, *(each.content for each in normalized.derivatives)]
    template = StoredObject(kind="original", key="", media_type="", size=0, sha256="", stored_size=0, stored_sha256="")
    counter = iter(range(1_000_000))

    async def gets() -> None:
        content = await walk.collected(shop.store, case, image)
        assert hashlib.sha256(content).hexdigest() == image.sha256

    async def start() -> None:
        try:
            await sandbox.normalize(pieces(b""), 0)
        except Unreadable:
            return
        raise AssertionError("nothing was taken for something")

    async def decode_encode() -> None:
        normalize(photo)

    async def encrypt() -> None:
        for content in made:
            locking = Locking(key, about("object", "bench"))
            locking.add(bytes(content))
            locking.end()

    async def puts() -> None:
        # Other bytes each time, so that the store keeps each of them; locking is measured above and subtracted below.
        tail = next(counter).to_bytes(4, "big")
        await asyncio.gather(*(shop.store.keep(case.organization_id, case.id, key, bytes(content) + tail, template) for content in made))

    async def commits() -> None:
        await walk.do(hall, parent, case, acts.Confirm(id=walk.act_id(), image=which))

    found = {
        "piece GETs and digest": await median(gets, rounds),
        "child start": await median(start, rounds),
        "decode and encode": await median(decode_encode, rounds),
        "encrypt": await median(encrypt, rounds),
        "PUTs": await median(puts, rounds),
        "commits (begin, settle)": 2 * await median(commits, rounds),
    }
    found["PUTs"] = max(0.0, found["PUTs"] - found["encrypt"])
    return found


async def median(part: Callable[[], Awaitable[None]], rounds: int) -> float:
    await part()
    seconds = []
    for _ in range(rounds):
        before = time.perf_counter()
        await part()
        seconds.append(time.perf_counter() - before)
    return statistics.median(seconds)


def told(photo: bytes, whole: list[float], alone: dict[str, float]) -> None:
    total = sum(alone.values())
    print(f"12 MP JPEG, {len(photo) / 1e6:.1f} MB, {len(whole)} rounds; seconds, medians")
    for name, seconds in alone.items():
        print(f"  {name:<28}{seconds:8.3f}")
    print(f"  {'sum of the parts':<28}{total:8.3f}")
    spread = f"{min(whole):.3f} to {max(whole):.3f}"
    print(f"  {'confirm to settled':<28}{statistics.median(whole):8.3f}   ({spread})")
    print(f"  {'ratio':<28}{statistics.median(whole) / total:8.2f}")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
