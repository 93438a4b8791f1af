"""The database as it stands: scope and keys of every tenant table, statements that fit it, and the picture equal to the road."""

from __future__ import annotations

import importlib
import pathlib
import re
from collections.abc import AsyncIterator

import asyncpg
import pytest

from schemas.settings import Settings
from storage.keys import Keys
from storage.postgres import Statements, TooPowerful, open_database

STORAGE = pathlib.Path(importlib.import_module("storage").__file__ or "").parent
NO_TENANT = {"migrations", "knocks"}
SQL_FILES = sorted(
    path for path in STORAGE.rglob("*.sql") if "migrations" not in path.parts and path.name not in ("schema.sql", "access.sql")
)


@pytest.fixture
async def owner(settings: Settings) -> AsyncIterator[asyncpg.Connection[asyncpg.Record]]:
    connection = await asyncpg.connect(settings.owner_database_url)
    yield connection
    await connection.close()


async def test_t_a11_tenant_tables_have_forced_scope_and_organization_first_keys(owner: asyncpg.Connection[asyncpg.Record]) -> None:
    tables = await owner.fetch(
        """SELECT relname, relrowsecurity AND relforcerowsecurity AS forced
             FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"""
    )
    names = {row["relname"] for row in tables} - NO_TENANT
    assert len(names) >= 19
    assert {row["relname"] for row in tables if not row["forced"]} == NO_TENANT
    keys = await owner.fetch(
        """SELECT c.relname AS table, i.relname AS key, a.attname AS first
             FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
            WHERE x.indisunique AND c.relnamespace = 'public'::regnamespace"""
    )
    assert {row["key"] for row in keys if row["table"] in names and row["first"] != "organization_id"} == set()
    foreign = await owner.fetch(
        """SELECT conname, a.attname AS first FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
            WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace"""
    )
    assert len(foreign) >= 15
    assert {row["conname"] for row in foreign if row["first"] != "organization_id"} == set()


async def test_t_a12_an_unscoped_connection_sees_no_row(settings: Settings) -> None:
    connection = await asyncpg.connect(settings.api_database_url)
    try:
        for table in ("organizations", "people", "cases", "history", "trail"):
            assert await connection.fetchval("SELECT count(*) FROM " + table) == 0
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute("UPDATE sealed_records SET digest = digest")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute("DELETE FROM history")
    finally:
        await connection.close()


async def test_t_a11_the_owner_is_too_powerful_for_the_application(settings: Settings) -> None:
    with pytest.raises(TooPowerful):
        await open_database(settings.owner_database_url, Keys(settings.master_key))


@pytest.mark.parametrize("path", SQL_FILES, ids=lambda path: path.relative_to(STORAGE).as_posix())
async def test_every_named_statement_fits_the_database(path: pathlib.Path, owner: asyncpg.Connection[asyncpg.Record]) -> None:
    named = Statements(path.read_text(encoding="utf-8"))
    assert named.names()
    for name in named.names():
        await owner.prepare(getattr(named, name))


async def test_the_picture_and_the_road_lead_to_the_same_place(owner: asyncpg.Connection[asyncpg.Record]) -> None:
    road = await described(owner, "public")
    transaction = owner.transaction()
    await transaction.start()
    try:
        await owner.execute("CREATE SCHEMA picture; SET LOCAL search_path = picture")
        await owner.execute((STORAGE / "schema.sql").read_text(encoding="utf-8"))
        await owner.execute((STORAGE / "access.sql").read_text(encoding="utf-8"))
        picture = await described(owner, "picture")
    finally:
        await transaction.rollback()
    assert len(road) > 300
    assert picture == {line for line in road if " migrations" not in line}


DESCRIBED = """
SELECT format('column %s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
              pg_get_expr(d.adbin, d.adrelid))
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
 WHERE c.relnamespace = $1::text::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL SELECT format('constraint %s %s %s', c.relname, k.conname, pg_get_constraintdef(k.oid))
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
 WHERE k.connamespace = $1::text::regnamespace
UNION ALL SELECT format('index %s %s', tablename, indexdef) FROM pg_indexes WHERE schemaname = $1
UNION ALL SELECT format('policy %s %s %s %s %s %s', tablename, policyname, roles, cmd, qual, with_check)
  FROM pg_policies WHERE schemaname = $1
UNION ALL SELECT format('secured %s %s %s', relname, relrowsecurity, relforcerowsecurity)
  FROM pg_class WHERE relnamespace = $1::text::regnamespace AND relkind = 'r'
UNION ALL SELECT format('trigger %s %s', c.relname, pg_get_triggerdef(t.oid)) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
 WHERE c.relnamespace = $1::text::regnamespace AND NOT t.tgisinternal
UNION ALL SELECT format('function %s %s', pg_get_functiondef(oid), proacl) FROM pg_proc WHERE pronamespace = $1::text::regnamespace
UNION ALL SELECT format('grant %s %s', relname, relacl) FROM pg_class WHERE relnamespace = $1::text::regnamespace AND relkind = 'r'
UNION ALL SELECT format('grant %s.%s %s', c.relname, a.attname, a.attacl) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
 WHERE c.relnamespace = $1::text::regnamespace AND c.relkind = 'r' AND a.attacl IS NOT NULL
"""


async def described(connection: asyncpg.Connection[asyncpg.Record], schema: str) -> set[str]:
    """Everything that makes a schema, a line each, without its name."""
    rows = await connection.fetch(DESCRIBED, schema)
    return {re.sub(rf"\b{schema}\.", "", row[0]) for row in rows}
