"""`mesial verify` finds what an administrator could do: to any history column, byte of an object, sealed row or trail row."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import boto3
import pytest
from botocore.config import Config

from schemas.care.case import Case
from schemas.settings import Settings
from storage import trail
from storage.care import cases
from storage.postgres import connect
from storage.resources import Resources
from storage.verify import Broken, Totals, verify
from tests.storage import walk

HISTORY = {
    "sequence": "sequence + 100",
    "act_id": "uuidv7()",
    "act": "'drop'",
    "actor_id": "uuidv7()",
    "role": "'admin'",
    "at": "at + interval '1 millisecond'",
    "payload_digest": "encode(sha256('x'), 'hex')",
    "payload": "set_byte(payload, 20, get_byte(payload, 20) # 1)",
    "before": "encode(sha256('x'), 'hex')",
    "hash": "encode(sha256('x'), 'hex')",
}
SEALED = {
    "round": "round + 1",
    "number": "number + 1",
    "digest": "encode(sha256('x'), 'hex')",
    "signed_at": "signed_at + interval '1 millisecond'",
    "content": "set_byte(content, 40, get_byte(content, 40) # 1)",
}
CASE = {
    "status": "'communicated'",
    "language": "'es'",
    "state": "'NM'",
    "red_flag": "NOT red_flag",
    "opened_at": "opened_at - interval '1 day'",
    "ready_at": "ready_at + interval '1 day'",
    "due_at": "due_at + interval '1 day'",
    "version": "version + 1",
    "head": "encode(sha256('x'), 'hex')",
    "content": "set_byte(content, 40, get_byte(content, 40) # 1)",
}
TRAIL = {
    "at": "at + interval '1 millisecond'",
    "actor_id": "uuidv7()",
    "what": "'nothing'",
    "outcome": "'refused'",
    "origin": "'elsewhere'",
}


@pytest.fixture(scope="module")
async def case(hall: Resources, shop: Resources) -> Case:
    """A signed case with two photos, and a trail that is chained."""
    signed = await walk.signed(hall, shop)
    async with hall.database.begin(walk.OFFICE) as transaction:
        await trail.looked(transaction, "case", "operations", signed.id)
    async with shop.database.begin(cases.machine(signed.organization_id)) as transaction:
        await trail.seal(transaction)
    return signed


@asynccontextmanager
async def tampered(settings: Settings, table: str, where: str, statement: str, *values: Any) -> AsyncIterator[None]:
    """Change rows as a database administrator would, triggers off, and put them back afterwards."""
    owner = await connect(settings.owner_database_url)
    await owner.execute("SELECT set_config('mesial.organization', $1, false)", str(walk.HOUSE))
    await owner.execute(f"CREATE TABLE kept AS SELECT * FROM {table} WHERE {where}")
    try:
        await owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        assert (await owner.execute(statement, *values)).split()[-1] != "0"
        yield
    finally:
        await owner.execute(f"DELETE FROM {table} WHERE {where}" if table != "cases" else "SELECT 1")
        await put_back(owner, table, where)
        await owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER; DROP TABLE kept")
        await owner.close()


async def put_back(owner: asyncpg.Connection[asyncpg.Record], table: str, where: str) -> None:
    if table != "cases":
        await owner.execute(f"INSERT INTO {table} SELECT * FROM kept")
        return
    columns = ", ".join(f"{name} = kept.{name}" for name in CASE)
    await owner.execute(f"UPDATE cases SET {columns} FROM kept WHERE cases.case_id = kept.case_id")


async def test_verify_counts_what_there_is(sown: Settings, case: Case) -> None:
    totals = await verify(sown)
    owner = await connect(sown.auditor_database_url)
    counted = await owner.fetchrow(
        """SELECT (SELECT count(*) FROM history) AS lines, (SELECT count(*) FROM sealed_records) AS records,
                  (SELECT count(*) FROM objects) AS objects"""
    )
    await owner.close()
    assert counted is not None
    assert (totals.lines, totals.records, totals.objects) == tuple(counted)
    assert totals.objects >= 6
    assert totals.trail >= 1
    assert totals.ok
    assert totals.line.startswith("all well")


def test_nothing_to_verify_is_not_all_well() -> None:
    assert not Totals().ok
    assert "nothing to verify" in Totals().line


@pytest.mark.parametrize("column", HISTORY)
async def test_t_q08_any_changed_history_column_is_named(sown: Settings, case: Case, column: str) -> None:
    where = f"case_id = '{case.id}' AND sequence IN (3, 103)"
    async with tampered(sown, "history", where, f"UPDATE history SET {column} = {HISTORY[column]} WHERE {where}"):
        with pytest.raises(Broken, match=str(case.id)):
            await verify(sown)
    assert (await verify(sown)).ok


async def test_t_q08_a_cut_tail_a_missing_line_and_swapped_lines_are_named(sown: Settings, case: Case) -> None:
    for where in (f"case_id = '{case.id}' AND sequence = {case.version}", f"case_id = '{case.id}' AND sequence = 2"):
        async with tampered(sown, "history", where, f"DELETE FROM history WHERE {where}"):
            with pytest.raises(Broken, match="history"):
                await verify(sown)
    where = f"case_id = '{case.id}' AND sequence IN (2, 3)"
    other = "SELECT act, payload FROM history o WHERE o.case_id = history.case_id AND o.sequence = 5 - history.sequence"
    swap = f"UPDATE history SET (act, payload) = ({other}) WHERE {where}"
    async with tampered(sown, "history", where, swap):
        with pytest.raises(Broken, match="history line 2"):
            await verify(sown)


@pytest.mark.parametrize("column", SEALED)
async def test_t_q08_any_changed_sealed_column_is_named(sown: Settings, case: Case, column: str) -> None:
    where = f"case_id = '{case.id}'"
    async with tampered(sown, "sealed_records", where, f"UPDATE sealed_records SET {column} = {SEALED[column]} WHERE {where}"):
        with pytest.raises(Broken, match=rf"{case.id}.*sealed"):
            await verify(sown)


@pytest.mark.parametrize("column", CASE)
async def test_t_q08_any_changed_case_column_is_named(sown: Settings, case: Case, column: str) -> None:
    where = f"case_id = '{case.id}'"
    async with tampered(sown, "cases", where, f"UPDATE cases SET {column} = {CASE[column]} WHERE {where}"):
        with pytest.raises(Broken, match=str(case.id)):
            await verify(sown)
    assert (await verify(sown)).ok


@pytest.mark.parametrize("column", TRAIL)
async def test_t_q08_any_changed_trail_column_is_named(sown: Settings, case: Case, column: str) -> None:
    owner = await connect(sown.owner_database_url)
    try:
        await owner.execute("SELECT set_config('mesial.organization', $1, false)", str(walk.HOUSE))
        await owner.execute("ALTER TABLE trail DISABLE TRIGGER USER")
        chained = await owner.fetchval("SELECT trail_id FROM trail_links ORDER BY sequence LIMIT 1")
        before = await owner.fetchval(f"SELECT {column} FROM trail WHERE trail_id = $1", chained)
        await owner.execute(f"UPDATE trail SET {column} = {TRAIL[column]} WHERE trail_id = $1", chained)
        with pytest.raises(Broken, match="trail row 1"):
            await verify(sown)
        await owner.execute(f"UPDATE trail SET {column} = $2 WHERE trail_id = $1", chained, before)
        await owner.execute("ALTER TABLE trail ENABLE TRIGGER USER")
    finally:
        await owner.close()
    assert (await verify(sown)).ok


async def test_t_q08_one_byte_of_an_object_or_a_missing_object_is_named(sown: Settings, case: Case) -> None:
    bucket = boto3.client(
        "s3",
        endpoint_url=sown.s3_endpoint,
        region_name=sown.s3_region,
        aws_access_key_id=sown.s3_access_key,
        aws_secret_access_key=sown.s3_secret_key,
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
    )
    for stored in case.images[0].objects:
        whole = bucket.get_object(Bucket=sown.s3_bucket, Key=stored.key)["Body"].read()
        for at in (0, len(whole) // 2, len(whole) - 1):
            flipped = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
            bucket.put_object(Bucket=sown.s3_bucket, Key=stored.key, Body=flipped)
            with pytest.raises(Broken, match=stored.key):
                await verify(sown)
        bucket.delete_object(Bucket=sown.s3_bucket, Key=stored.key)
        with pytest.raises(Broken, match="missing from the store"):
            await verify(sown)
        bucket.put_object(Bucket=sown.s3_bucket, Key=stored.key, Body=whole)
    assert (await verify(sown)).ok


async def test_a_deleted_key_is_accepted_only_with_its_certificate(sown: Settings, hall: Resources, shop: Resources) -> None:
    case = await walk.signed(hall, shop)
    where = f"key_id = '{case.id}'"
    forget = (
        f"UPDATE data_keys SET wrapped = NULL, deleted_at = now(), certificate = 'asked for by the family; Dana and Priya' WHERE {where}"
    )
    owner = await connect(sown.owner_database_url)
    await owner.execute("SELECT set_config('mesial.organization', $1, false)", str(walk.HOUSE))
    kept = await owner.fetchval(f"SELECT wrapped FROM data_keys WHERE {where}")
    await owner.execute(forget)
    totals = await verify(sown)
    assert totals.forgotten == 1
    await owner.execute(f"UPDATE data_keys SET wrapped = $1, deleted_at = NULL, certificate = NULL WHERE {where}", kept)
    await owner.close()
    assert (await verify(sown)).forgotten == 0
