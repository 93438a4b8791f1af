"""Advice that nobody opens: the office's list has it once its time is over, once, whatever dies in between (SPEC ADV-05)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import Case, Status
from schemas.care.reminding import rings_at
from schemas.care.turn import Need, needs
from schemas.ident import CaseId
from schemas.person import Actor, Role
from storage.care import cases, worklist
from tests import factories
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench
from workers.sweep import sweep_organization

PHOTO = factories.camera_jpeg(2000, 1500)


async def told(bench: Bench, *, opened: bool = False) -> Case:
    """A case whose notice went out, and whose time to be opened is over."""
    case, _ = await bench.signed(PHOTO)
    await bench.finish(case, "notify")
    case = await bench.case(case)
    assert case.status is Status.COMMUNICATED
    if opened:
        await walk.do(bench.hall, await holder(bench, case), case, acts.OpenAdvice(id=walk.act_id()))
    await later(bench, case)
    return case


async def later(bench: Bench, case: Case) -> None:
    """Write the case as it would be in two days: its time stands in the content and, for queries, beside it."""
    async with bench.hall.database.begin(cases.machine(HOUSE)) as transaction:
        found = await cases.locked(transaction, case.id)
        assert found.open_by is not None
        aged = replace(found, open_by=found.open_by - timedelta(days=2, minutes=1))
        content = cases._lock_with(await cases.case_key(transaction, case.id), aged)
        await transaction.run("UPDATE cases SET rings_at = $2, content = $3 WHERE case_id = $1", case.id, rings_at(aged), content)


async def pressing(bench: Bench, case: Case) -> tuple[Need, ...] | None:
    """What the office is asked for, as its list has the case; None where the list has it not."""
    async with bench.hall.database.begin(walk.OFFICE) as transaction:
        found = await worklist.pressing(transaction)
    return next((needs(each) for each in found.cases if each.id == case.id), None)


async def holder(bench: Bench, case: Case) -> Actor:
    """Who holds the link of the case."""
    async with bench.hall.database.begin(walk.OFFICE) as transaction:
        link = await transaction.value("SELECT link_id FROM links WHERE case_id = $1 AND revoked_at IS NULL", case.id)
    return Actor(organization_id=HOUSE, id=link, role=Role.GUARDIAN, case_id=CaseId(case.id))


async def test_adv_05_what_was_not_opened_in_time_is_in_the_offices_list_once_and_goes_when_it_is_opened(bench: Bench) -> None:
    case = await told(bench)
    assert await pressing(bench, case) is None
    for _ in range(3):
        await sweep_organization(bench.shop.database, HOUSE)
        assert await pressing(bench, case) == ("not_opened",)
        assert await bench.lines(case, acts.MissAdvice) == 1
    await walk.do(bench.hall, await holder(bench, case), case, acts.OpenAdvice(id=walk.act_id()))
    assert await pressing(bench, case) is None
    await sweep_organization(bench.shop.database, HOUSE)
    assert await bench.lines(case, acts.MissAdvice) == 1


async def test_adv_05_a_conversation_ends_the_task(bench: Bench) -> None:
    case = await told(bench)
    await sweep_organization(bench.shop.database, HOUSE)
    await walk.do(bench.hall, walk.OFFICE, case, acts.NobodyAnswered(id=walk.act_id()))
    assert await pressing(bench, case) == ("not_opened",)
    await walk.do(bench.hall, walk.OFFICE, case, acts.RecordConversation(id=walk.act_id(), spoke_with="Ada", read_back=True))
    assert await pressing(bench, case) is None


async def test_adv_05_a_worker_that_dies_half_way_leaves_nothing_half_done(bench: Bench) -> None:
    case = await told(bench)

    async def die() -> None:
        async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
            await cases.pass_time(transaction, case.id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await die()
    assert (await bench.lines(case, acts.MissAdvice), await pressing(bench, case)) == (0, None)
    await sweep_organization(bench.shop.database, HOUSE)
    assert (await bench.lines(case, acts.MissAdvice), await pressing(bench, case)) == (1, ("not_opened",))


async def test_adv_05_what_was_opened_in_time_is_no_task(bench: Bench) -> None:
    case = await told(bench, opened=True)
    await sweep_organization(bench.shop.database, HOUSE)
    assert (await bench.lines(case, acts.MissAdvice), await pressing(bench, case)) == (0, None)
