"""The trail: one event for every effect, none for what was rolled back, and hashes that stay what they were."""

from __future__ import annotations

import shutil
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from msgspec.structs import replace

from infra.embedded.stack import Stack
from schemas.care import act as acts
from schemas.care.case import Case
from schemas.person import Actor
from schemas.refusal import Refusal
from schemas.settings import Settings
from storage import trail
from storage.care import cases
from storage.migrate import MIGRATIONS, migrate
from storage.resources import Resources
from tests.storage import walk

READING: dict[str, Any] = {
    "organization_id": UUID(int=1),
    "trail_id": UUID(int=2),
    "at": datetime(2026, 11, 24, 8, 30, 0, 123456, tzinfo=timezone.utc),
    "actor_id": UUID(int=3),
    "role": "dentist",
    "what": "case",
    "purpose": "treatment",
    "outcome": "ok",
    "case_id": UUID(int=4),
    "subject": None,
    "origin": "192.0.2.7",
    "digest": "",
}


def test_the_hash_of_a_reading_is_what_it_was_before_there_were_digests() -> None:
    """Chains that were signed then still hold: SHA-256 over canonical JSON of eleven columns, the number and the hash before."""
    assert trail.link(READING, 7, "0" * 64) == "6fc0cb2ead3908f693127f4089dc76e3c971f8df7e637d471303feafd6da8408"  # type: ignore[arg-type]


def test_the_hash_of_an_act_covers_the_hash_of_its_history_line() -> None:
    hashes = {trail.link(READING | {"digest": each * 64}, 7, "0" * 64) for each in ("", "a", "b")}  # type: ignore[arg-type]
    assert len(hashes) == 3


async def events(hall: Resources, case: Case) -> list[tuple[str, str, str, str]]:
    async with hall.database.begin(walk.OFFICE) as transaction:
        rows = await transaction.fetch("SELECT what, purpose, outcome, digest FROM trail WHERE case_id = $1 ORDER BY trail_id", case.id)
    return [(row["what"], row["purpose"], row["outcome"], row["digest"]) for row in rows]


async def test_i6_every_effect_has_one_event_and_what_was_rolled_back_has_none(hall: Resources) -> None:
    """T-Q10: an act twice is one event, a refusal is one without a digest, and a fault leaves nothing."""
    case, parent = await walk.invited(hall)
    attest = acts.Attest(id=walk.act_id(), relationship="parent", name="Ada", state="CO")
    case = await walk.do(hall, parent, case, attest, attest)
    with pytest.raises(Refusal):
        await walk.do(hall, parent, case, acts.Submit(id=walk.act_id()))
    with pytest.raises(ZeroDivisionError):
        await done_and_undone(hall, parent, case)
    case = await walk.do(hall, parent, case, acts.CheckEmergency(id=walk.act_id(), flags=()))
    async with hall.database.begin(walk.OFFICE) as transaction:
        lines = [row["hash"] for row in await transaction.fetch("SELECT hash FROM history WHERE case_id = $1 ORDER BY sequence", case.id)]
    assert await events(hall, case) == [
        ("invite", "act", "ok", lines[0]),
        ("attest", "act", "ok", lines[1]),
        ("refused", "act", "incomplete", ""),
        ("check_emergency", "act", "ok", lines[2]),
    ]


async def done_and_undone(hall: Resources, parent: Actor, case: Case) -> None:
    """An act, and then a fault in the same transaction."""
    async with hall.database.begin(parent) as transaction:
        await cases.perform(transaction, case.id, acts.CheckEmergency(id=walk.act_id(), flags=()))
        raise ZeroDivisionError


async def test_an_event_says_from_where_a_person_acted_and_nothing_of_the_machine(hall: Resources, shop: Resources) -> None:
    case, parent = await walk.invited(hall)
    there = replace(parent, origin="192.0.2.7")
    case = await walk.told(hall, case, there)
    for view in case.wanted:
        case, which = await walk.send(hall, there, case, view.encode() + case.id.bytes, view)
        case = await walk.settle(shop, case, which)
    case = await walk.do(hall, there, case, acts.Submit(id=walk.act_id()))
    async with hall.database.begin(walk.OFFICE) as transaction:
        rows = await transaction.fetch("SELECT what, role, origin FROM trail WHERE case_id = $1 AND what IN ('submit', 'queue')", case.id)
    assert {(row["what"], row["role"], row["origin"]) for row in rows} == {("submit", "guardian", "192.0.2.7"), ("queue", "worker", "")}


@pytest.fixture
async def older(stack: Stack, sown: Settings, tmp_path: Path) -> str:
    """The address of a database as it was before acts had events, with one history line in it."""
    told = f"postgresql://postgres:{stack.kept.admin_password}@127.0.0.1:{stack.kept.ports['postgres']}/postgres"
    admin = await asyncpg.connect(told)
    await admin.execute("DROP DATABASE IF EXISTS older")
    await admin.execute("CREATE DATABASE older OWNER mesial_owner TEMPLATE template0 ENCODING 'UTF8'")
    await admin.close()
    url = sown.owner_database_url.removesuffix("/mesial") + "/older"
    for path in sorted(MIGRATIONS.glob("000[1-4]_*.sql")):
        shutil.copy(path, tmp_path)
    assert len(await migrate(url, tmp_path)) == 4
    owner = await asyncpg.connect(url)
    async with owner.transaction():
        await owner.execute("SELECT set_config('mesial.organization', $1, true)", str(walk.HOUSE))
        for statement in BEFORE:
            await owner.execute(statement.format(house=walk.HOUSE, one=UUID(int=1), hash="a" * 64))
    await owner.close()
    return url


BEFORE = (
    "INSERT INTO organizations (organization_id, name, phone, zone, wrapped_key) VALUES ('{house}', '-', '-', 'UTC', '')",
    "INSERT INTO data_keys (organization_id, key_id, wrapped) VALUES ('{house}', '{one}', '')",
    "INSERT INTO patients (organization_id, patient_id, content) VALUES ('{house}', '{one}', '')",
    """INSERT INTO cases (organization_id, case_id, patient_id, type, status, language, red_flag, opened_by, opened_at, version, head,
                          content)
       VALUES ('{house}', '{one}', '{one}', 'second_opinion', 'draft', 'en', false, '{one}', now(), 1, '{hash}', '')""",
    """INSERT INTO history (organization_id, case_id, sequence, act_id, act, actor_id, role, at, payload_digest, payload, before, hash)
       VALUES ('{house}', '{one}', 1, '{one}', 'attest', '{one}', 'guardian', '2026-11-01Z', '{hash}', '', '{hash}', '{hash}')""",
)


async def test_lines_from_before_get_their_event_and_the_owner_is_kept_to_its_scope_again(older: str) -> None:
    """Of every organization, although the owner sees only one at a time."""
    await migrate(older)
    owner = await asyncpg.connect(older)
    assert await owner.fetchval("SELECT count(*) FROM trail") == 0
    await owner.execute("SELECT set_config('mesial.organization', $1, false)", str(walk.HOUSE))
    row = await owner.fetchrow("SELECT what, purpose, outcome, role, origin, digest, case_id = subject AS fits, at FROM trail")
    await owner.close()
    assert row is not None
    assert tuple(row) == ("attest", "act", "ok", "guardian", "", "a" * 64, True, datetime(2026, 11, 1, tzinfo=timezone.utc))
