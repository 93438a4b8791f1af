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
from tests.storage import reading

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


KINDS = """
SELECT format('%s is no plain table (%s)', relname, relkind) FROM pg_class
 WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('r', 'i')
"""
"""A view reads with its owner's eyes, and what a partitioned or foreign table holds has rules of its own: there is none."""

UNFORCED = """
SELECT relname FROM pg_class
 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)
"""
KEYLESS = """
SELECT format('%s has no primary key', c.relname) FROM pg_class c
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
   AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p')
"""
# An index that begins with an expression names column 0, which is no attribute: an inner join would leave it out.
KEYS = """
SELECT format('%s of %s begins with %s', i.relname, c.relname, coalesce(a.attname, 'an expression')) FROM pg_index x
  JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0] AND a.attnum > 0
 WHERE x.indisunique AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL ($1) AND a.attname IS DISTINCT FROM 'organization_id'
"""
FOREIGN = """
SELECT format('%s of %s begins with %s', k.conname, c.relname, a.attname) FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
 WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND c.relname <> ALL ($1) AND a.attname <> 'organization_id'
"""


async def wrong_with(connection: asyncpg.Connection[asyncpg.Record]) -> set[str]:
    """What the catalogue shows that no tenant table may be."""
    found: set[str] = set()
    for statement in (KINDS, KEYLESS):
        found |= {row[0] for row in await connection.fetch(statement)}
    found |= {f"{row[0]} is open" for row in await connection.fetch(UNFORCED) if row[0] not in NO_TENANT}
    for statement in (KEYS, FOREIGN):
        found |= {row[0] for row in await connection.fetch(statement, sorted(NO_TENANT))}
    return found


async def test_t_a11_tenant_tables_have_forced_scope_and_organization_first_keys(owner: asyncpg.Connection[asyncpg.Record]) -> None:
    counted = await owner.fetchrow(
        """SELECT (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r') AS tables,
                  (SELECT count(*) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f') AS foreign_keys"""
    )
    assert counted is not None
    assert counted["tables"] >= 21
    assert counted["foreign_keys"] >= 15
    assert await wrong_with(owner) == set()


CLOSED = "ALTER TABLE bad ENABLE ROW LEVEL SECURITY; ALTER TABLE bad FORCE ROW LEVEL SECURITY"
KEYED = f"CREATE TABLE bad (organization_id uuid, word text, PRIMARY KEY (organization_id, word)); {CLOSED}"


@pytest.mark.parametrize(
    ("made", "complaint"),
    [
        ("CREATE TABLE bad (organization_id uuid PRIMARY KEY)", "bad is open"),
        ("CREATE TABLE bad (organization_id uuid PRIMARY KEY); ALTER TABLE bad ENABLE ROW LEVEL SECURITY", "bad is open"),
        (f"CREATE TABLE bad (organization_id uuid); {CLOSED}", "bad has no primary key"),
        (
            f"CREATE TABLE bad (word text, organization_id uuid, PRIMARY KEY (word, organization_id)); {CLOSED}",
            "bad_pkey of bad begins with word",
        ),
        (f"{KEYED}; CREATE UNIQUE INDEX lowered ON bad (lower(word))", "lowered of bad begins with an expression"),
        (f"{KEYED}; CREATE UNIQUE INDEX turned ON bad (word, organization_id)", "turned of bad begins with word"),
        (f"{KEYED}; ALTER TABLE bad ADD CONSTRAINT one UNIQUE (word)", "one of bad begins with word"),
        (
            "CREATE TABLE bad (organization_id uuid, day date, PRIMARY KEY (organization_id, day)) PARTITION BY RANGE (day);"
            f"{CLOSED}; CREATE TABLE bad_now PARTITION OF bad DEFAULT",
            "bad is no plain table (p)",
        ),
        ("CREATE VIEW bad AS SELECT * FROM cases", "bad is no plain table (v)"),
        ("CREATE MATERIALIZED VIEW bad AS SELECT organization_id FROM cases", "bad is no plain table (m)"),
        (
            f"{KEYED}; ALTER TABLE bad ADD COLUMN other uuid CONSTRAINT away REFERENCES organizations",
            "away of bad begins with other",
        ),
    ],
)
async def test_t_a11_a_table_that_breaks_the_rule_is_named(owner: asyncpg.Connection[asyncpg.Record], made: str, complaint: str) -> None:
    transaction = owner.transaction()
    await transaction.start()
    try:
        await owner.execute(made)
        assert complaint in await wrong_with(owner)
    finally:
        await transaction.rollback()


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


async def columns_of(owner: asyncpg.Connection[asyncpg.Record], statement: reading.Statement) -> set[str]:
    """The columns that the database would answer a statement with."""
    file, name = statement
    text = getattr(Statements((STORAGE / f"{file}.sql").read_text(encoding="utf-8")), name) if file else name
    return {each.name for each in (await owner.prepare(text)).get_attributes()}


USES = reading.uses()
ROWS, VALUES = {"fetch", "row", "fetchrow", "resolve"}, {"value", "fetchval"}


def test_every_use_of_a_statement_was_found() -> None:
    assert len(USES) > 40
    assert {way for use in USES for _, way in use.asked} <= ROWS | VALUES | {"run", "execute"}


@pytest.mark.parametrize("use", USES, ids=lambda use: use.where)
async def test_every_statement_answers_with_what_its_twin_reads(use: reading.Use, owner: asyncpg.Connection[asyncpg.Record]) -> None:
    """DESIGN 7: a column that is read must be there, one that is there is read by somebody, and a value is one column."""
    answered = {statement: await columns_of(owner, statement) for statement, way in use.asked if way in ROWS}
    assert use.read - set[str]().union(*answered.values()) == set(), "read, and not answered"
    for statement, way in use.asked:
        if way in VALUES:
            assert len(await columns_of(owner, statement)) == 1, statement
    for statement, columns in answered.items():
        readers = [each.read for each in USES if any((statement, way) in each.asked for way in ROWS)]
        assert columns - set[str]().union(*readers) == set(), f"{statement} answers what nobody reads"


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
