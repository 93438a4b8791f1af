"""A case that nobody answers: each rung of the ladder is told once, whoever sweeps and whatever dies in between (SPEC QUE-04)."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from urllib.request import urlopen
from uuid import UUID

import asyncpg
import msgspec
import pytest
from msgspec.structs import replace

from infra.embedded.phone import Message as Shown
from infra.seed import person_id
from schemas.care import act as acts
from schemas.care.case import Case
from schemas.care.reminding import is_escalated, rings_at
from schemas.refusal import KeyReused
from schemas.settings import Settings
from storage.care import cases, worklist
from tests import factories
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench, told
from workers.sweep import sweep_organization

PHOTO = factories.camera_jpeg(2000, 1500)
DENTIST, LEAD = person_id("dentist"), person_id("lead")


async def ready(bench: Bench) -> Case:
    """An emergency screening that waits for a dentist, and four hours by the wall clock for its answer."""
    case, _ = await bench.sent(PHOTO)
    await bench.finish(case)
    return await bench.case(case)


async def later(bench: Bench, case: Case, by: timedelta) -> None:
    """Write the case as it would be by so much later: its clock stands in the content and, for queries, beside it."""
    async with bench.hall.database.begin(cases.machine(HOUSE)) as transaction:
        found = await cases.locked(transaction, case.id)
        assert found.due_at is not None
        assert found.clock is not None
        next_at = found.clock.next_at - by if found.clock.next_at else None
        clock = replace(found.clock, warn_at=found.clock.warn_at - by, next_at=next_at)
        aged = replace(found, due_at=found.due_at - by, clock=clock)
        content = cases._lock_with(await cases.case_key(transaction, case.id), aged)
        await transaction.run(
            "UPDATE cases SET due_at = $2, rings_at = $3, content = $4 WHERE case_id = $1", case.id, aged.due_at, rings_at(aged), content
        )


async def rows(bench: Bench, case: Case) -> list[asyncpg.Record]:
    return [each for each in await bench.jobs(case, "notify") if each["fact"] in ("nearly_late", "late")]


def received(settings: Settings, ids: set[str]) -> list[Shown]:
    with urlopen(told(settings)) as answer:
        return [each for each in msgspec.json.decode(answer.read(), type=list[Shown]) if each.id in ids]


async def test_que_04_two_sweeps_at_once_and_one_after_tell_each_rung_once(bench: Bench, sown: Settings) -> None:
    case = await ready(bench)
    on_call = case.surroundings.organization.id
    await sweep_organization(bench.shop.database, HOUSE)
    assert await rows(bench, case) == []
    expected: list[set[tuple[str, UUID]]] = [{("nearly_late", DENTIST), ("nearly_late", on_call)}, {("late", on_call)}, {("late", LEAD)}]
    known: set[object] = set()
    for number, (by, subjects) in enumerate(zip((timedelta(hours=3), timedelta(hours=1), timedelta(minutes=15)), expected, strict=True), 1):
        await later(bench, case, by)
        await asyncio.gather(*(sweep_organization(bench.shop.database, HOUSE) for _ in range(2)))
        await sweep_organization(bench.shop.database, HOUSE)
        new = [each for each in await rows(bench, case) if each["outbox_id"] not in known]
        assert [(each["fact"], each["subject"]) for each in new if (each["fact"], each["subject"]) not in subjects] == []
        assert len(new) == len(subjects)
        assert await bench.lines(case, acts.Remind) == number
        known |= {each["outbox_id"] for each in new}
    for row in await rows(bench, case):
        for _ in range(2):  # a worker that died after sending
            await bench.alter("done_at = NULL, attempt = 0, lease_until = NULL", row["outbox_id"])
            await bench.attempt(row["outbox_id"])
    shown = received(sown, {str(each) for each in known})
    assert len(shown) == len(known) == 4
    assert not any("/u/" in each.text or "Zzyzx" in each.text for each in shown)
    case = await bench.case(case)
    assert sorted(each.kind for each in case.messages if each.kind in ("late", "nearly_late")) == [
        "late",
        "late",
        "nearly_late",
        "nearly_late",
    ]
    assert is_escalated(case)


async def test_que_04_a_worker_that_dies_before_it_has_told_tells_at_the_next_round(bench: Bench) -> None:
    case = await ready(bench)
    await later(bench, case, timedelta(hours=3))

    async def die() -> None:
        async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
            await cases.pass_time(transaction, case.id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await die()
    assert (await rows(bench, case), await bench.lines(case, acts.Remind)) == ([], 0)
    await sweep_organization(bench.shop.database, HOUSE)
    assert (len(await rows(bench, case)), await bench.lines(case, acts.Remind)) == (2, 1)


async def test_que_04_history_itself_refuses_the_same_rung_twice(bench: Bench) -> None:
    """If ever a case forgot whom it told, the identifier of the rung would still stand in its way."""
    case = await ready(bench)
    await later(bench, case, timedelta(hours=3))
    before = await bench.case(case)
    await sweep_organization(bench.shop.database, HOUSE)
    async with bench.hall.database.begin(cases.machine(HOUSE)) as transaction:
        found = await cases.locked(transaction, case.id)
        content = cases._lock_with(await cases.case_key(transaction, case.id), replace(found, clock=before.clock))
        await transaction.run("UPDATE cases SET rings_at = $2, content = $3 WHERE case_id = $1", case.id, rings_at(before), content)
    with pytest.raises(KeyReused):
        async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
            await cases.pass_time(transaction, case.id)
    assert len(await rows(bench, case)) == 2


async def test_que_04_who_was_to_be_told_of_a_case_that_is_answered_is_not_told(bench: Bench, sown: Settings) -> None:
    case = await ready(bench)
    await later(bench, case, timedelta(hours=3))
    await sweep_organization(bench.shop.database, HOUSE)
    async with bench.hall.database.begin(walk.OFFICE) as transaction:
        await cases.perform(transaction, case.id, acts.Withdraw(id=walk.act_id(), reason="went elsewhere"))
    found = await rows(bench, case)
    for row in found:
        await bench.attempt(row["outbox_id"])
    assert received(sown, {str(each["outbox_id"]) for each in found}) == []


async def test_que_04_the_office_sees_what_is_late_among_what_needs_it(bench: Bench) -> None:
    case = await ready(bench)
    await later(bench, case, timedelta(hours=5))
    await sweep_organization(bench.shop.database, HOUSE)
    async with bench.hall.database.begin(walk.OFFICE) as transaction:
        pressing = await worklist.pressing(transaction)
    assert case.id in [each.id for each in pressing.cases]
