"""T-Q08: what a superuser did to whole rows while `verify` still said that all was well, each now found and led to."""

from __future__ import annotations

import pytest

from schemas.care.case import Case
from storage import postgres
from storage.anchors import Shortened
from tests.storage import walk
from tests.storage.verify.house import ANCHORED, CHAINED, NOBODYS, Played
from workers import sweep
from workers.task import Shop

ROW = """
INSERT INTO trail (organization_id, trail_id, at, actor_id, role, what, purpose, outcome, case_id, subject, origin, xid)
SELECT organization_id, uuidv7(), clock_timestamp(), actor_id, role, 'cases', 'operations', 'ok', NULL, NULL, origin, {0}
  FROM trail WHERE trail_id = (SELECT trail_id FROM trail_links WHERE sequence = 30)
"""


def cut_after(sequence: int) -> list[str]:
    """The tail of the trail: rows, links and heads after a head that was signed."""
    return [
        f"DELETE FROM trail WHERE trail_id IN (SELECT trail_id FROM trail_links WHERE sequence > {sequence})",
        f"DELETE FROM trail_links WHERE sequence > {sequence}",
        f"DELETE FROM trail_heads WHERE sequence > {sequence}",
    ]


def gone(case: Case, *tables: str) -> list[str]:
    return [f"DELETE FROM {table} WHERE case_id = '{case.id}'" for table in tables]


async def test_a_tail_that_was_cut_off_is_found_by_the_anchor(played: Played) -> None:
    """The last rows are readings, each under a head of its own: what is left is whole, and was signed."""
    async with played.after(*cut_after(ANCHORED - 1)):
        assert f"trail row {ANCHORED}: it is missing; the trail was anchored up to row {ANCHORED}" in await played.broken()


async def test_a_whole_trail_that_is_gone_is_found_by_the_anchor_and_by_the_histories(played: Played) -> None:
    async with played.after("DELETE FROM trail", "DELETE FROM trail_links", "DELETE FROM trail_heads"):
        assert "trail row 1: it is missing" in await played.broken()
        assert "history line 1: no trail row vouches for it" in await played.apart("never-anchored").broken()


async def test_heads_that_are_all_gone_are_found(played: Played) -> None:
    async with played.after("DELETE FROM trail_heads"):
        assert f"trail row {CHAINED}: no signed head reaches it" in await played.broken()


async def test_a_fork_that_the_house_itself_signed_is_found_by_the_anchor(played: Played, caplog: pytest.LogCaptureFixture) -> None:
    """The links are cut, a row is changed, and the sealer chains and signs what it finds: but it gets no newer anchor, and is cried out."""
    changed = "UPDATE trail SET actor_id = uuidv7() WHERE trail_id = (SELECT trail_id FROM trail_links WHERE sequence = {0})"
    async with played.after(changed.format(ANCHORED), *cut_after(ANCHORED - 1)[1:]):
        assert await played.seal() > 1
        assert f"trail row {ANCHORED}: it is not the one that was anchored" in await played.broken()
        with pytest.raises(Shortened):
            await played.anchor()
        shop = Shop(settings=played.settings, database=played.shop.database, store=played.shop.store)
        await sweep.anchor_organization(shop, walk.HOUSE)
        assert [(each.levelname, "run mesial verify" in each.message) for each in caplog.records] == [("CRITICAL", True)]


async def test_an_old_backup_that_is_put_back_whole_is_found_however_long_it_goes_on(played: Played) -> None:
    house = played.apart("before-the-backup")
    try:
        parent = await house.holder(house.fresh)
        await walk.told(house.hall, await house.read(house.fresh), parent)
        await house.seal()
        assert await house.anchor()
        assert (await house.verified()).lines == 71
    finally:
        await house.intruder.put_back()
    assert f"trail row {CHAINED + 1}: it is missing; the trail was anchored up to row {CHAINED + 5}" in await house.broken()
    async with house.after(*(ROW.format("pg_current_xact_id()") for _ in range(9))):
        assert await house.seal() > 4
        with pytest.raises(Shortened):
            await house.anchor()
        assert f"trail row {CHAINED + 5}: it is not the one that was anchored" in await house.broken()


@pytest.mark.parametrize("which", ["told", "taken", "forgotten", "fresh"])
async def test_a_whole_case_that_is_gone_is_missed_by_the_trail(played: Played, which: str) -> None:
    """With every row that hangs on it, its keys and its patient."""
    case: Case = getattr(played, which)
    rows = ("links", "history", "outbox")
    keys = f"DELETE FROM data_keys WHERE key_id IN ('{case.id}', '{case.patient_id}')"
    async with played.after(*gone(case, *rows, "cases"), keys, f"DELETE FROM patients WHERE patient_id = '{case.patient_id}'") as intruder:
        for statement in gone(case, "images", "objects", "sealed_records", "drafts"):
            await intruder.connection.execute(statement)
        said = await played.broken()
        assert "trail row" in said
        assert str(case.id) in said


async def test_a_signed_case_that_is_put_back_to_what_it_was_is_found(played: Played) -> None:
    """The rows as they were when it was taken, and everything later gone: history, sealed record, PDFs, draft."""
    case = played.told
    later = f"case_id = '{case.id}' AND sequence > (SELECT version FROM earlier.cases WHERE case_id = '{case.id}')"
    async with played.after(
        *gone(case, "sealed_records", "drafts", "cases", "links"),
        *(f"INSERT INTO {table} SELECT * FROM earlier.{table} WHERE case_id = '{case.id}'" for table in ("cases", "links")),
        f"DELETE FROM history WHERE {later}",
        f"DELETE FROM objects WHERE case_id = '{case.id}' AND kind IN ('record', 'letter')",
    ):
        said = await played.broken()
        assert "trail row" in said
        assert f"the history of case {case.id} lacks the act" in said


async def test_a_history_with_a_line_too_many_or_two_that_changed_places_is_found(played: Played) -> None:
    case, told = played.told.id, "act, actor_id, role, at, payload_digest, payload"
    more = f"""INSERT INTO history (organization_id, case_id, sequence, act_id, before, hash, {told})
               SELECT organization_id, case_id, 32, uuidv7(), hash, hash, {told} FROM history WHERE case_id = '{case}' AND sequence = 31"""
    async with played.after(more):
        assert f"case {case}, history line 32" in await played.broken()
    other = "SELECT act, payload FROM history o WHERE o.case_id = history.case_id AND o.sequence = 5 - history.sequence"
    async with played.after(f"UPDATE history SET (act, payload) = ({other}) WHERE case_id = '{case}' AND sequence IN (2, 3)"):
        assert f"case {case}, history line 2" in await played.broken()


async def test_trail_rows_that_changed_places_are_found(played: Played) -> None:
    """In their links, and in the order in which they were written."""
    other = "(SELECT trail_id FROM trail_links o WHERE o.sequence = 41 - l.sequence)"
    drop = "DELETE FROM trail_links WHERE sequence IN (20, 21)"
    swap = f"""INSERT INTO trail_links SELECT organization_id, sequence, {other.replace("trail_links", "before.trail_links")}, hash
                 FROM before.trail_links l WHERE sequence IN (20, 21)"""
    async with played.after(drop, swap):
        assert "trail row 20: its hash does not fit its columns" in await played.broken()


@pytest.mark.parametrize("xid", ["'1'::xid8", "'9223372036854775807'::xid8"])
async def test_a_foreign_trail_row_that_the_sealer_would_never_take_is_found(played: Played, xid: str) -> None:
    async with played.after(ROW.format(xid)):
        assert "it was slipped in where all was chained already" in await played.broken()


async def test_a_transaction_that_is_left_open_so_that_nothing_is_chained_is_cried_out_and_then_found(
    played: Played, caplog: pytest.LogCaptureFixture
) -> None:
    """What is not chained could be taken back whole. Minutes of it are cried out by the worker, an hour of it breaks the walk."""
    shop = Shop(settings=played.settings, database=played.shop.database, store=played.shop.store)
    blocker = await postgres.connect(played.settings.owner_database_url)
    transaction = blocker.transaction()
    await transaction.start()
    await blocker.fetchval("SELECT pg_current_xact_id()")
    try:
        async with played.after(ROW.format("pg_current_xact_id()")) as intruder:
            assert await played.seal() == 1  # the reading that the house had not chained yet; what came after the open one waits
            await sweep.cry_out_if_held_up(shop, walk.HOUSE)
            assert caplog.records == []
            waiting = "NOT EXISTS (SELECT FROM trail_links l WHERE l.trail_id = trail.trail_id)"
            await intruder.does(f"UPDATE trail SET at = clock_timestamp() - interval '3 minutes' WHERE {waiting}")
            await sweep.cry_out_if_held_up(shop, walk.HOUSE)
            assert [each.levelname for each in caplog.records] == ["CRITICAL"]
            assert (await played.verified()).unchained == 1
            await intruder.does(f"UPDATE trail SET at = at - interval '1 hour' WHERE {waiting}")
            await intruder.does(ROW.format("pg_current_xact_id()"))
            assert "its trail was written for more than an hour without being chained" in await played.broken()
    finally:
        await transaction.rollback()
        await blocker.close()


async def test_a_chained_row_that_would_stop_the_sealer_is_found(played: Played) -> None:
    """A last row of a transaction that is yet to come: nothing later would ever be chained."""
    newest = f"(SELECT trail_id FROM trail_links WHERE sequence = {CHAINED})"
    async with played.after(f"UPDATE trail SET xid = '9223372036854775807' WHERE trail_id = {newest}"):
        assert f"trail row {CHAINED}: it is out of order" in await played.broken()


async def test_a_second_event_for_one_act_and_an_event_for_none_are_found(played: Played) -> None:
    """FAULTS I6: one event for every effect, and none for what never happened."""
    columns = "organization_id, at, actor_id, role, what, purpose, outcome, case_id, subject, origin, digest"
    one = f"SELECT trail_id FROM trail WHERE case_id = '{played.told.id}' AND what = 'sign'"
    again = f"INSERT INTO trail (trail_id, {columns}) SELECT uuidv7(), {columns} FROM trail WHERE trail_id = ({one})"
    async with played.after() as intruder:
        await intruder.connection.execute("DROP INDEX trail_of_act")
        try:
            await intruder.does(again)
            assert f"another one vouches for the same act of case {played.told.id}" in await played.broken()
        finally:
            await intruder.put_back()
            await intruder.connection.execute(
                "CREATE UNIQUE INDEX trail_of_act ON trail (organization_id, case_id, subject) WHERE digest <> ''"
            )
    async with played.after(again.replace("subject, origin, digest FROM", "uuidv7(), origin, digest FROM")):
        assert f"the history of case {played.told.id} lacks the act" in await played.broken()


async def test_an_organization_that_is_gone_is_missed_by_its_anchors_and_its_rows(played: Played) -> None:
    async with played.after("DELETE FROM organizations"):
        assert f"organization {walk.HOUSE}: its trail is anchored, and it has no row" in await played.broken()
        assert f"its organization {walk.HOUSE} does not exist" in await played.apart("no-anchor-at-all").broken()


async def test_rows_of_a_case_that_never_was_are_found(played: Played) -> None:
    image = f"INSERT INTO images SELECT organization_id, uuidv7(), '{NOBODYS}', status, changed_at FROM images LIMIT 1"
    async with played.after(image):
        assert f"its case {NOBODYS} does not exist" in await played.broken()
