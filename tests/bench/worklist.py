"""The worklist and taking at size: `python -m tests.bench.worklist [cases] [waiting] [seconds]`; SPEC asks for 5000000 100000.

Side by side in one run, on a PostgreSQL that keeps what it commits: pgbench's update of one row, then takes as the house does them
(`cases.perform`, every statement of it, through asyncpg, from two processes like two APIs), then the same while a long report holds its
snapshot open; pgbench's select of one row, then the first fifty of the worklist, as the house's own statement in pgbench's hands, under
the API's role and scope, then as the house answers them with every case opened, and the counts. Some of the takes are tried by both
processes at once.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import multiprocessing
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from uuid import UUID

from infra import seed
from infra.embedded.stack import Stack
from schemas.care import act as acts
from schemas.ident import CaseId
from schemas.refusal import Refusal
from schemas.settings import Settings, read
from storage import postgres
from storage.care import cases, unread
from storage.migrate import migrate
from storage.resources import Resources, open_resources
from tests.bench.worklist_rows import fill
from tests.storage import walk

CLIENTS = (8, 32, 64)
PROCESSES = 2
WARM_SECONDS = 4.0
BOTH = 20
"""Of the cases that a process takes, so many are tried by the other one at the same time."""

UPDATE = "\\set aid random(1, 1000000)\nUPDATE pgbench_accounts SET abalance = abalance + 1 WHERE aid = :aid;\n"
TAKEN_TWICE = "SELECT count(*) FROM (SELECT FROM history WHERE act = 'take' GROUP BY case_id HAVING count(*) > 1) twice"
REPORT = "SELECT count(*) FROM cases"


async def main(number: int, waiting: int, seconds: float) -> None:
    home = pathlib.Path(tempfile.mkdtemp(prefix="mesial-bench-"))
    home.chmod(0o711)
    try:
        with Stack(home / "data", durable=True) as stack:
            settings = read(stack.environment())
            await migrate(settings.owner_database_url)
            await seed.seed(settings)
            async with (
                open_resources(settings, settings.api_database_url) as hall,
                open_resources(settings, settings.worker_database_url) as shop,
            ):
                began = time.monotonic()
                ids = await fill(settings, hall, shop, number, waiting)
                print(f"{number} cases, {waiting} waiting, made in {time.monotonic() - began:.0f} s", flush=True)
                await measured(settings, home, stack.environment(), ids, seconds)
    finally:
        shutil.rmtree(home)


async def measured(settings: Settings, home: pathlib.Path, environ: dict[str, str], ids: list[UUID], seconds: float) -> None:
    many = len(ids) // (2 * len(CLIENTS))
    shares = (ids[n * many : (n + 1) * many] for n in range(2 * len(CLIENTS)))
    auditor = await postgres.connect(settings.auditor_database_url)
    takes, held = {}, {}
    for clients in CLIENTS:
        takes[clients] = await run("take", environ, clients, seconds, next(shares))
        async with auditor.transaction(isolation="repeatable_read", readonly=True):
            await auditor.fetchval(REPORT)
            held[clients] = await run("take", environ, clients, seconds, next(shares))
    print(f"taken twice: {await auditor.fetchval(TAKEN_TWICE)}", flush=True)
    await auditor.close()
    # Afterwards, for pgbench leaves so much to be written that whatever is measured next waits for the disk.
    pgbench(settings, "-i", "-q", "-s", "10")
    script = home / "update.sql"
    script.write_text(UPDATE)
    for clients in CLIENTS:
        updates = pgbench(settings, *running(clients, seconds), "-f", str(script))
        print(f"takes, {clients} clients: {takes[clients]:.0f} /s to {updates:.0f} updates /s: {takes[clients] / updates:.3f}", flush=True)
        print(f"  while a report holds its snapshot: {held[clients]:.0f} /s: {held[clients] / takes[clients]:.3f} of that", flush=True)
    clients = CLIENTS[0]
    selects = pgbench(settings, *running(clients, seconds), "-S")
    script.write_text(first_fifty())
    lists = pgbench(settings, *running(clients, seconds), "-f", str(script), url=settings.api_database_url)
    print(f"list, {clients} clients: {lists:.0f} /s to {selects:.0f} selects /s: {lists / selects:.3f}", flush=True)
    for what in ("page", "counts"):
        rate = await run(what, environ, clients, seconds, [])
        print(f"{what}, {clients} clients: {rate:.1f} /s to {selects:.0f} selects /s: {rate / selects:.4f}", flush=True)


def running(clients: int, seconds: float) -> tuple[str, ...]:
    return ("-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-T", str(int(seconds)))


def first_fifty() -> str:
    """The house's statement on one line, as pgbench reads it, with a dentist's two states and nothing narrowed."""
    lines = [each for each in unread.SQL.waiting.splitlines() if not each.startswith("--")]
    values = ("'{CO,NM}'::text[]", "50", "NULL", "NULL", "false", "NULL", *("NULL",) * 4)
    given = dict(enumerate(values, 1))
    return re.sub(r"\$(\d+)", lambda each: given[int(each[1])], " ".join(lines)) + ";\n"


def pgbench(settings: Settings, *words: str, url: str = "") -> float:
    """Transactions a second, in the scope of the house; 0 for making its tables."""
    scope = {**os.environ, "PGOPTIONS": f"-c mesial.organization={walk.HOUSE}"}
    done = subprocess.run(["pgbench", *words, url or settings.owner_database_url], capture_output=True, text=True, check=True, env=scope)
    match = re.search(r"tps = ([\d.]+)", done.stdout)
    return float(match[1]) if match else 0.0


async def run(what: str, environ: dict[str, str], clients: int, seconds: float, ids: list[UUID]) -> float:
    """The rate of all processes together."""
    with concurrent.futures.ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        both = ids[:BOTH]
        own = [[*both, *ids[BOTH + n :: PROCESSES]] for n in range(PROCESSES)]
        jobs = [pool.submit(process, what, environ, clients // PROCESSES, seconds, own[n]) for n in range(PROCESSES)]
        return sum([await asyncio.wrap_future(job) for job in jobs])


def process(what: str, environ: dict[str, str], clients: int, seconds: float, ids: list[UUID]) -> float:
    return asyncio.run(rate(what, read(environ), clients, seconds, ids))


async def rate(what: str, settings: Settings, clients: int, seconds: float, ids: list[UUID]) -> float:
    """Rounds a second of that many clients in this process, after one round to warm up. Raises RuntimeError when the cases run out."""
    async with open_resources(settings, settings.api_database_url, size=clients) as hall:
        step, left = await STEPS[what](hall), iter(ids)
        done = 0

        async def client(end: float) -> None:
            nonlocal done
            while time.monotonic() < end:
                did = await step(next(left, None))  # counted after the wait: meanwhile the others count too
                done += did

        for lasting in (WARM_SECONDS, seconds):  # every connection prepares every statement once
            began, done = time.monotonic(), 0
            await asyncio.gather(*(client(began + lasting) for _ in range(clients)))
        return done / (time.monotonic() - began)


Step = Callable[[UUID | None], Awaitable[bool]]


async def taking(hall: Resources) -> Step:
    dentist = await walk.dentist(hall)

    async def take(which: UUID | None) -> bool:
        if which is None:
            raise RuntimeError("all cases are taken: make more that wait")
        try:
            async with hall.database.begin(dentist) as transaction:
                await cases.perform(transaction, CaseId(which), acts.Take(id=walk.act_id()))
        except Refusal:
            return False
        return True

    return take


async def paging(hall: Resources) -> Step:
    """As somebody who holds none of them: the other dentist has taken thousands, as nobody does."""
    dentist = await walk.dentist(hall, "dentist2")

    async def page(_: UUID | None) -> bool:
        async with hall.database.begin(dentist) as transaction:
            return len((await unread.waiting(transaction, await postgres.clock(transaction))).cases) >= 50

    return page


async def counting(hall: Resources) -> Step:
    dentist = await walk.dentist(hall)

    async def count(_: UUID | None) -> bool:
        async with hall.database.begin(dentist) as transaction:
            return bool(await unread.counts(transaction, await postgres.clock(transaction)))

    return count


STEPS: dict[str, Callable[[Resources], Awaitable[Step]]] = {"take": taking, "page": paging, "counts": counting}


if __name__ == "__main__":
    asked = [float(each) for each in sys.argv[1:]]
    chosen = [*asked, *(200_000, 20_000, 5)[len(asked) :]]
    asyncio.run(main(int(chosen[0]), int(chosen[1]), chosen[2]))
