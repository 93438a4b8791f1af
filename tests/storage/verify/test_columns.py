"""T-Q08: a change of any column of any row that is evidence is found.

The columns are read from the schema, so that a new one is tried by itself.
"""

from __future__ import annotations

import importlib
import pathlib
import re

import pytest

from tests.storage.verify.house import ANCHORED, CHAINED, Played

STORAGE = pathlib.Path(importlib.import_module("storage").__file__ or "").parent
EVIDENCE = (
    *("history", "trail", "trail_links", "trail_heads", "sealed_records", "objects", "cases", "images", "links", "patients", "data_keys"),
    "consent_texts",
)
NO_EVIDENCE = {
    ("links", "tries"): "a counter of wrong dates, set back by the right one; what was tried is in the trail",
    ("consent_texts", "offered"): "whether a text is offered to the next patient proves nothing about the last",
}
OTHER = {
    "uuid": "uuidv7()",
    "uuid[]": "{0} || uuidv7()",
    "text": "CASE WHEN {0} ~ '^[0-9a-f]{{64}}$' THEN encode(sha256({0}::bytea), 'hex') ELSE coalesce({0}, '') || '~' END",
    "timestamptz": "coalesce({0}, clock_timestamp()) + interval '1 millisecond'",
    "bigint": "{0} + 1000",
    "integer": "{0} + 1000",
    "boolean": "NOT {0}",
    "bytea": "coalesce(set_byte({0}, length({0}) / 2, get_byte({0}, length({0}) / 2) # 1), '\\x00')",
    "xid8": "'1'::xid8",
}


def columns() -> list[tuple[str, str, str]]:
    """Table, column and a SQL expression for another value of it, as `schema.sql` has them (which is the catalogue, by another test)."""
    picture = (STORAGE / "schema.sql").read_text(encoding="utf-8")
    found = []
    for table in EVIDENCE:
        body = re.search(rf"^CREATE TABLE {table} \((.*?)^\);", picture, re.MULTILINE | re.DOTALL)
        assert body, table
        found += [
            (table, name, OTHER[kind].format(name))
            for name, kind in re.findall(r"^    ([a-z_0-9]+) +(\w+(?:\[\])?)", body[1], re.MULTILINE)
        ]
    return found


COLUMNS = columns()


def rows(played: Played) -> dict[str, list[tuple[str, str]]]:
    """For each table some of its rows, and a word that leads to each."""
    told, taken, forgotten = (str(each.id) for each in (played.told, played.taken, played.forgotten))
    of_case = [(f"case_id = '{told}'", told), (f"case_id = '{forgotten}'", forgotten)]
    lines = [(f"case_id = '{each}' AND sequence = 3", each) for each in (told, forgotten)]
    keys = [str(key) for each in (played.told, played.forgotten) for key in (each.id, each.patient_id)]
    newest = "{0} = (SELECT max({0}) FROM {1} WHERE case_id = '{2}')"
    act = "trail_id = (SELECT trail_id FROM trail_links WHERE sequence = {0})"
    return {
        "history": lines,
        "sealed_records": [*of_case, (f"case_id = '{taken}'", taken)],
        "cases": [*of_case, (f"case_id = '{taken}'", taken)],
        "images": [(f"image_id = '{each.id}'", told) for each in played.told.images],
        "objects": [(newest.format("object_key", "objects", each), each) for each in (told, forgotten)],
        "links": [
            (f"case_id = '{told}' AND revoked_at IS NOT NULL", told),
            (f"case_id = '{told}' AND revoked_at IS NULL", told),
            (f"case_id = '{forgotten}'", forgotten),
        ],
        "patients": [(f"patient_id = '{each.patient_id}'", str(each.patient_id)) for each in (played.told, played.forgotten)],
        "data_keys": [(f"key_id = '{key}'", key) for key in keys],
        "consent_texts": [("language = 'en'", "consent text")],
        "trail": [(act.format(number), f"trail row {number}:") for number in (20, CHAINED)],  # an act, and a reading
        "trail_links": [(f"sequence = {number}", f"trail row {number}:") for number in (20, ANCHORED)],
        "trail_heads": [(f"sequence = {ANCHORED}", "trail head"), (f"sequence = {CHAINED}", "trail ")],
    }


@pytest.mark.parametrize(("table", "column", "other"), COLUMNS, ids=[f"{table}-{column}" for table, column, _ in COLUMNS])
async def test_t_q08_a_change_of_any_column_is_found_and_led_to(played: Played, table: str, column: str, other: str) -> None:
    for where, word in rows(played)[table]:
        async with played.after() as intruder:
            value = await intruder.connection.fetchval(f"UPDATE {table} SET {column} = {other} WHERE {where} RETURNING {column}::text")
            assert value is not None
            if (table, column) in NO_EVIDENCE:
                assert (await played.verified()).ok
            else:  # who is called otherwise now is led to by that name
                said = await played.broken()
                assert word in said or (other == OTHER["uuid"] and value in said), said
    assert (await played.verified()).ok


@pytest.mark.parametrize("table", EVIDENCE)
async def test_t_q08_a_column_that_is_emptied_or_a_row_that_is_deleted_is_found(played: Played, table: str) -> None:
    """Emptying is tried where a row has something. Of the heads only the newest must be there: it covers those before it."""
    for where, _ in rows(played)[table][-1 if table == "trail_heads" else 0 :]:
        async with played.after(f"DELETE FROM {table} WHERE {where}"):
            await played.broken()
        row = await played.intruder.connection.fetchrow(f"SELECT * FROM {table} WHERE {where}")
        assert row is not None
        for column in await played.intruder.nullable(table):
            if row[column] is not None:
                async with played.after(f"UPDATE {table} SET {column} = NULL WHERE {where}"):
                    await played.broken()


def test_every_table_of_evidence_has_its_columns() -> None:
    assert {table for table, _, _ in COLUMNS} == set(EVIDENCE)
    assert len(COLUMNS) >= 95
    assert set(NO_EVIDENCE) <= {(table, column) for table, column, _ in COLUMNS}
