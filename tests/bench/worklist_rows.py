"""Many cases for `tests.bench.worklist`: nearly all closed, made in SQL; those that wait have real content, so that they can be taken."""

from __future__ import annotations

import random
from datetime import timedelta
from uuid import UUID

import asyncpg
from msgspec.structs import replace

from infra import seed
from schemas.care.case import Case, CaseType, Status
from schemas.care.reminding import rings_at
from schemas.ident import CaseId, PatientId
from schemas.settings import Settings
from storage import postgres
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from tests.storage import walk

AT_ONCE = 100_000
STATES = ("CO", "NM")
CLOSED = """
WITH made AS (SELECT uuidv7() AS id, n FROM generate_series(1, $3::integer) n),
     keyed AS (INSERT INTO data_keys (organization_id, key_id, wrapped) SELECT $1, id, '\\x00' FROM made)
INSERT INTO cases (organization_id, case_id, patient_id, type, status, language, state, red_flag, opened_by, opened_at, ready_at, due_at,
                   version, head, content)
SELECT $1, id, $2, 'general_question', 'closed', CASE n % 3 WHEN 0 THEN 'es' ELSE 'en' END, (ARRAY['CO', 'NM', 'AZ', 'UT'])[1 + n % 4],
       false, $4, now() - n * interval '1 minute', now() - n * interval '1 minute', now(), 20, repeat('0', 64),
       decode(repeat('ab', 200), 'hex')
  FROM made"""
COLUMNS = [
    "organization_id",
    "case_id",
    "patient_id",
    "type",
    "status",
    "language",
    "state",
    "red_flag",
    "opened_by",
    "opened_at",
    "ready_at",
    "due_at",
    "version",
    "head",
    "content",
    "rings_at",
]


async def fill(settings: Settings, hall: Resources, shop: Resources, number: int, waiting: int) -> list[UUID]:
    """Write that many cases, of which so many wait; answer those in an order of chance that is always the same."""
    template = await one(hall, shop)
    assert template.patient_id is not None
    owner = await postgres.connect(settings.owner_database_url)
    for begun in range(0, number - waiting, AT_ONCE):
        async with owner.transaction():
            await owner.execute(postgres.SQL.set_scope, str(walk.HOUSE))
            many = min(AT_ONCE, number - waiting - begun)
            await owner.execute(CLOSED, walk.HOUSE, template.patient_id, many, seed.person_id("office"))
    found: list[UUID] = []
    for begun in range(0, waiting, AT_ONCE // 10):
        found += await copy(owner, shop, template, begun, min(AT_ONCE // 10, waiting - begun))
    await owner.execute("VACUUM (ANALYZE) cases")
    await owner.execute("VACUUM (ANALYZE) data_keys")
    await owner.close()
    random.Random(1).shuffle(found)
    return found


async def one(hall: Resources, shop: Resources) -> Case:
    """A case that came the whole way and waits, without what belongs to its own identifier only."""
    from tests.storage.test_perform import ready

    case = await ready(hall, shop)
    return replace(case, images=(), links=(), messages=(), around=None)


async def copy(owner: asyncpg.Connection[asyncpg.Record], shop: Resources, template: Case, begun: int, many: int) -> list[UUID]:
    """Waiting cases like that one, each with a key, a state, a kind and a time of its own; one of a hundred has a red flag."""
    keyed, rows, found = [], [], []
    kinds = tuple(CaseType)
    for n in range(begun, begun + many):
        which, state = CaseId(uuid7()), STATES[n % len(STATES)]
        assert template.place is not None
        assert template.due_at is not None
        wrapped = shop.keys.new_data_key(walk.HOUSE, which)
        later = template.due_at + timedelta(seconds=n)
        case = replace(
            template,
            id=which,
            type=kinds[n % len(kinds)],
            red_flag=n % 100 == 0,
            place=replace(template.place, state=state),
            due_at=later,
            clock=None,
        )
        content = cases._lock_with(shop.keys.data_key(walk.HOUSE, which, wrapped), case)
        keyed.append((walk.HOUSE, which, wrapped))
        patient = PatientId(template.patient_id) if template.patient_id else None
        kept = (walk.HOUSE, which, patient, case.type, Status.READY, case.language, state, case.red_flag, case.opened_by, case.opened_at)
        rows.append((*kept, case.stamps.ready_at, later, case.version, case.head, content, rings_at(case)))
        found.append(which)
    async with owner.transaction():
        await owner.execute(postgres.SQL.set_scope, str(walk.HOUSE))
        await owner.executemany("INSERT INTO data_keys (organization_id, key_id, wrapped) VALUES ($1, $2, $3)", keyed)
        places = ", ".join(f"${n}" for n in range(1, len(COLUMNS) + 1))
        await owner.executemany(f"INSERT INTO cases ({', '.join(COLUMNS)}) VALUES ({places})", rows)
    return list(found)
