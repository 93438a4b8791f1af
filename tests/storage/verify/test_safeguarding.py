"""SEC-16, T-Q08: private entries can be proved: a walk opens and links each of them, and misses one that was changed or taken out."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace

import asyncpg
import pytest

from schemas.care.safeguarding import Note
from schemas.settings import Settings
from storage.care import cases, safeguarding
from storage.ident import uuid7
from storage.postgres import connect
from tests.storage import walk
from tests.storage.verify.house import Intruder, Played, forget


@contextlib.asynccontextmanager
async def noted(played: Played, *, chained: bool = True) -> AsyncIterator[Intruder]:
    """Three entries beside the case that a dentist holds, and the trail chained after them; what happened is undone at the end."""
    async with played.after() as intruder:
        for text in ("One.", "Two.", "Three."):
            async with played.hall.database.begin(await walk.dentist(played.hall, "dentist2")) as transaction:
                await cases.locked(transaction, played.taken.id)
                await safeguarding.keep(transaction, played.taken.id, uuid7(), Note(text=text))
        if chained:
            await played.seal()
        yield intruder


async def test_sec_16_the_entries_are_walked(played: Played) -> None:
    before = await played.verified()
    async with noted(played):
        totals = await played.verified()
    assert (before.entries, totals.entries, totals.lines) == (0, 3, before.lines)


@pytest.mark.parametrize(
    ("deed", "complaint"),
    [
        ("DELETE FROM safeguarding WHERE sequence = 3", "the private chain of case {case} lacks the act that it vouches for"),
        ("DELETE FROM safeguarding WHERE sequence = 2", "safeguarding entry 3: entry 2 is missing"),
        ("DELETE FROM trail WHERE what = 'keep_safeguarding'", "it is missing"),
        ("UPDATE safeguarding SET payload = (SELECT payload FROM safeguarding WHERE sequence = 1) WHERE sequence = 2", "entry 2: "),
        ("UPDATE safeguarding SET at = at - interval '1 day' WHERE sequence = 2", "entry 2: its hash does not fit its columns"),
        ("UPDATE safeguarding SET author = uuidv7() WHERE sequence = 3", "entry 3: its hash does not fit its columns"),
        ("UPDATE safeguarding SET before = hash WHERE sequence = 2", "entry 2: it does not follow the one before it"),
        ("UPDATE safeguarding SET payload_digest = hash WHERE sequence = 1", "entry 1: it is not what its digest says"),
        ("UPDATE safeguarding SET case_id = '00000000-0000-0000-0000-000000000007'", "entry 1: its hash does not fit its columns"),
    ],
)
async def test_sec_16_an_entry_that_was_changed_or_taken_out_is_found(played: Played, deed: str, complaint: str) -> None:
    async with noted(played) as intruder:
        await intruder.does(deed)
        assert complaint.format(case=played.taken.id) in await played.broken()


async def test_sec_16_an_entry_that_no_trail_row_vouches_for_is_found(played: Played) -> None:
    """Written past the house, or its row taken out before it was chained."""
    async with noted(played, chained=False) as intruder:
        await intruder.does("DELETE FROM trail WHERE subject = (SELECT entry_id FROM safeguarding WHERE sequence = 3)")
        assert "safeguarding entry 3: no trail row vouches for it" in await played.broken()


async def test_sec_16_the_entries_of_a_forgotten_case_stay_closed_and_linked(played: Played) -> None:
    async with played.after() as intruder:
        async with played.hall.database.begin(await walk.dentist(played.hall)) as transaction:
            await cases.locked(transaction, played.fresh.id)
            await safeguarding.keep(transaction, played.fresh.id, uuid7(), Note(text="One."))
        await played.seal()
        await forget(replace(played, forgotten=played.fresh))
        totals = await played.verified()
        assert (totals.entries, totals.forgotten) == (1, 2)
        await intruder.does("UPDATE safeguarding SET payload_digest = hash")
        assert "safeguarding entry 1: its hash does not fit its columns" in await played.broken()


async def test_sec_16_nobody_of_the_house_changes_an_entry_and_the_workers_read_none(sown: Settings) -> None:
    for url, statements in {
        sown.api_database_url: ("UPDATE safeguarding SET role = role", "DELETE FROM safeguarding"),
        sown.worker_database_url: ("SELECT FROM safeguarding", "INSERT INTO safeguarding DEFAULT VALUES"),
        sown.relay_database_url: ("SELECT FROM safeguarding",),
    }.items():
        connection = await connect(url)
        try:
            for statement in statements:
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    await connection.execute(statement)
        finally:
            await connection.close()
