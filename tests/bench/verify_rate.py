"""How fast `verify` walks a chain: `python -m tests.bench.verify_rate [rows]`

A trail and the history of one case, both made by the house's own functions on real PostgreSQL, and walked as `mesial verify` walks them.
T-Q08 asks for 50,000 records a second. By the wall clock, and by the walker's own processor time, which other load touches less.
"""

from __future__ import annotations

import asyncio
import os
import pathlib
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

import asyncpg

from infra import seed
from infra.embedded.stack import Stack
from schemas.care import event
from schemas.ident import CaseId
from schemas.person import Role
from schemas.settings import Settings, read
from storage import postgres
from storage import trail as sealing
from storage.care import cases
from storage.ident import uuid7
from storage.keys import about, lock
from storage.migrate import migrate
from storage.resources import Resources, open_resources
from storage.verify import history, trail
from storage.verify.walk import Totals, Walk
from tests.storage import walk

ROWS = 200_000
ROUNDS = 3
AT_ONCE = 10_000
Took = tuple[float, float]
"""Seconds of the clock, and of this process."""

AT = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)

READINGS = """
INSERT INTO trail (organization_id, trail_id, at, actor_id, role, what, purpose, outcome, case_id, subject, origin)
SELECT $1, uuidv7(), clock_timestamp(), uuidv7(), 'dentist', 'display', 'treatment', 'ok', NULL, uuidv7(), '192.0.2.7'
  FROM generate_series(1, $2::integer)
"""


async def main(rows: int) -> None:
    home = pathlib.Path(tempfile.mkdtemp(prefix="mesial-bench-"))
    home.chmod(0o711)
    try:
        with Stack(home / "data", durable=False) as stack:
            settings = read(stack.environment())
            await migrate(settings.owner_database_url)
            await seed.seed(settings)
            async with open_resources(settings, settings.worker_database_url) as shop:
                await measured(settings, shop, rows)
    finally:
        shutil.rmtree(home)


async def measured(settings: Settings, shop: Resources, rows: int) -> None:
    sealed = await fill_trail(shop, rows)
    auditor = await postgres.connect(settings.auditor_database_url)
    await auditor.execute("SET default_transaction_read_only = on")
    walked = Walk(connection=auditor, store=shop.store, keys=shop.keys, totals=Totals())
    wrapped = await auditor.fetchval("SELECT wrapped_key FROM organizations")
    shop.keys.learn(walk.HOUSE, wrapped)

    async def chain() -> None:
        async with auditor.transaction(isolation="repeatable_read", readonly=True):
            await trail.trail(walked, walk.HOUSE, {})

    trail_rate = await median(chain)
    row, key = await fill_history(settings, shop, rows)

    async def lines() -> None:
        async with auditor.transaction(isolation="repeatable_read", readonly=True):
            await history.history(walked, walk.HOUSE, row, key)

    line_rate = await median(lines)
    await auditor.close()
    print(f"{rows:,} rows, medians of {ROUNDS} rounds, {os.cpu_count()} cores; a second of the clock, and of the walker's processor")
    for name, (clock, own) in {"trail rows sealed": sealed, "trail rows walked": trail_rate, "history lines opened": line_rate}.items():
        print(f"  {name:<24}{rows / clock:>12,.0f}{rows / own:>12,.0f}")


async def fill_trail(shop: Resources, rows: int) -> Took:
    """Write and chain readings; answer what the sealer took."""
    machine, clock, own = cases.machine(walk.HOUSE), 0.0, 0.0
    for _ in range(0, rows, AT_ONCE):
        async with shop.database.begin(machine) as transaction:
            await transaction.run(READINGS, walk.HOUSE, AT_ONCE)
        took = await measure(partial(seal_all, shop))
        clock, own = clock + took[0], own + took[1]
    return clock, own


async def seal_all(shop: Resources) -> None:
    count = 1
    while count:
        async with shop.database.begin(cases.machine(walk.HOUSE)) as transaction:
            count = await sealing.seal(transaction)


async def fill_history(settings: Settings, shop: Resources, rows: int) -> tuple[asyncpg.Record, bytes]:
    """A case with a history of so many lines, written past its rules; answer its row and its key."""
    async with open_resources(settings, settings.api_database_url) as hall:
        case, parent = await walk.invited(hall)
    async with shop.database.begin(cases.machine(walk.HOUSE)) as transaction:
        key = await cases.case_key(transaction, case.id)
    owner = await postgres.connect(settings.owner_database_url)
    await owner.execute("SELECT set_config('mesial.organization', $1, false)", str(walk.HOUSE))
    head, lines = await owner.fetchval("SELECT head FROM cases WHERE case_id = $1", case.id), []
    for number in range(case.version + 1, rows + 1):
        told = event.Event(sequence=number, act_id=uuid7(), act="look", actor_id=parent.id, role=Role.DENTIST, at=AT, payload=b"x" * 150)
        before, salt = head, os.urandom(cases.SALT_BYTES)
        digest = event.digest_payload(salt, told.payload)
        head = event.link(walk.HOUSE, case.id, told, digest, before)
        payload = lock(key, salt + told.payload, about("history", walk.HOUSE, case.id, number))
        lines.append((walk.HOUSE, case.id, number, told.act_id, told.act, told.actor_id, "dentist", AT, digest, payload, before, head, ""))
    await owner.executemany(cases.SQL.add_line, lines)
    await owner.execute("UPDATE cases SET head = $2, version = $3 WHERE case_id = $1", case.id, head, rows)
    row = await owner.fetchrow("SELECT case_id, head, version FROM cases WHERE case_id = $1", CaseId(UUID(str(case.id))))
    await owner.close()
    assert row is not None
    return row, key


async def median(part: Callable[[], Awaitable[None]]) -> Took:
    await part()
    rounds = [await measure(part) for _ in range(ROUNDS)]
    return statistics.median(each[0] for each in rounds), statistics.median(each[1] for each in rounds)


async def measure(part: Callable[[], Awaitable[None]]) -> Took:
    clock, own = time.perf_counter(), time.process_time()
    await part()
    return time.perf_counter() - clock, time.process_time() - own


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS))
