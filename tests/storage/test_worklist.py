"""The worklist as it is asked for: its pages, its counts, and whose cases stand on it (SPEC QUE-01, QUE-03)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise, product
from typing import get_args

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import Case, CaseType
from schemas.care.intake import RedFlag
from schemas.care.narrowing import ANYTHING, Counted, Mark, Wanted
from schemas.ident import CaseId
from schemas.person import Actor, Language
from schemas.view import View
from storage import postgres
from storage.care import cases, unread
from storage.postgres import Transaction
from storage.resources import Resources
from tests.storage import walk
from tests.storage.test_perform import ready


async def ready_as(hall: Resources, shop: Resources, kind: CaseType, language: Language, *, red: bool = False) -> Case:
    """A case of that kind and language that waits."""
    case, parent = await walk.invited(hall, kind, language)
    case = await walk.told(hall, case, parent)
    if red:
        case = await walk.do(hall, parent, case, acts.CheckEmergency(id=walk.act_id(), flags=(RedFlag.SWELLING,)))
    case, image = await walk.send(hall, parent, case, walk.act_id().bytes, View.FRONT)
    case = await walk.settle(shop, case, image)
    return await walk.do(hall, parent, case, acts.Submit(id=walk.act_id(), best_effort=True))


async def pages(transaction: Transaction, now: datetime, wanted: Wanted = ANYTHING, limit: int = 2) -> list[Case]:
    """Everything that is asked for, page by page."""
    page = await unread.waiting(transaction, now, wanted, limit=limit)
    found = [*page.cases]
    while page.next is not None:
        page = await unread.waiting(transaction, now, wanted, page.next, limit)
        found += page.cases
    return found


def fits(counted: Counted, wanted: Wanted) -> bool:
    return (
        all(getattr(wanted, name) in (None, getattr(counted, name)) for name in ("type", "state", "language"))
        and (counted.standing == "retake") == (wanted.mark == "retake")
        and (wanted.mark != "red_flag" or counted.red_flag)
        and (wanted.mark != "late" or counted.late)
    )


def ids(found: Iterable[Case]) -> list[CaseId]:
    return [each.id for each in found]


async def make_late(hall: Resources, case: Case) -> None:
    async with hall.database.begin(cases.machine(case.organization_id)) as transaction:
        found = await cases.locked(transaction, case.id)
        now = await postgres.clock(transaction)
        content = cases._lock_with(await cases.case_key(transaction, case.id), replace(found, due_at=now))
        await transaction.run("UPDATE cases SET due_at = $2, content = $3 WHERE case_id = $1", case.id, now, content)


async def mixture(hall: Resources, shop: Resources, dentist: Actor) -> None:
    """Some of each: late, red, held, sent back, in both languages."""
    sorts: tuple[tuple[CaseType, Language, bool], ...] = (
        (CaseType.SCHOOL_SCREENING, "en", False),
        (CaseType.SCHOOL_SCREENING, "es", False),
        (CaseType.ORTHO_PROGRESS, "es", True),
        (CaseType.ORTHO_PROGRESS, "en", False),
        (CaseType.POST_TREATMENT, "en", False),
    )
    made = [await ready_as(hall, shop, kind, language, red=red) for kind, language, red in sorts]
    await make_late(hall, made[0])
    await walk.do(hall, dentist, made[3], acts.Take(id=walk.act_id()))
    back = acts.SendBack(id=walk.act_id(), views=(View.FRONT,), sentence="Closer, please.")
    await walk.do(hall, dentist, made[4], acts.Take(id=walk.act_id()), back)


async def test_que_01_the_pages_of_every_choice_have_as_many_rows_as_its_count_and_none_twice(hall: Resources, shop: Resources) -> None:
    dentist = await walk.dentist(hall)
    await mixture(hall, shop, dentist)
    async with hall.database.begin(dentist, snapshot=True) as transaction:
        now = await postgres.clock(transaction)
        counts = await unread.counts(transaction, now)
        kinds = (None, CaseType.SCHOOL_SCREENING, CaseType.ORTHO_PROGRESS)
        for kind, state, language, mark in product(kinds, (None, "CO", "NM"), (None, *get_args(Language)), (None, *get_args(Mark))):
            wanted = Wanted(type=kind, state=state, language=language, mark=mark)
            found = ids(await pages(transaction, now, wanted))
            assert len(set(found)) == len(found) == sum(each.count for each in counts if fits(each, wanted)), wanted
    for mark in get_args(Mark):
        assert sum(each.count for each in counts if fits(each, Wanted(mark=mark))) > 0


async def test_que_01_the_order_is_red_flag_time_left_waiting_over_all_pages(hall: Resources, shop: Resources) -> None:
    dentist = await walk.dentist(hall)
    await mixture(hall, shop, dentist)
    async with hall.database.begin(dentist, snapshot=True) as transaction:
        found = [each for each in await pages(transaction, await postgres.clock(transaction)) if each.lease is None]
    keys = [(not each.red_flag, each.due_at, each.stamps.ready_at) for each in found]
    assert len(keys) > 3
    assert all(one <= two for one, two in pairwise(keys))


async def test_que_01_rows_and_counts_are_of_one_moment_whatever_is_taken_meanwhile(hall: Resources, shop: Resources) -> None:
    case = await ready(hall, shop)
    dentist = await walk.dentist(hall)
    async with hall.database.begin(dentist, snapshot=True) as transaction:
        now = await postgres.clock(transaction)
        before = await unread.counts(transaction, now)
        taken = await asyncio.create_task(walk.do(hall, await walk.dentist(hall, "dentist2"), case, acts.Take(id=walk.act_id())))
        assert taken.lease is not None
        assert case.id in ids(await pages(transaction, now))
        assert await unread.counts(transaction, now) == before


async def test_que_03_a_state_without_a_licence_is_neither_listed_nor_counted(hall: Resources, shop: Resources) -> None:
    await ready(hall, shop)
    dentist = await walk.dentist(hall)
    assert dentist.practitioner is not None
    ended = tuple(replace(each, status="suspended") if each.state == "CO" else each for each in dentist.practitioner.licences)
    without = replace(dentist, practitioner=replace(dentist.practitioner, licences=ended))
    async with hall.database.begin(without, snapshot=True) as transaction:
        now = await postgres.clock(transaction)
        assert "CO" not in {each.state for each in await unread.counts(transaction, now)}
        assert "CO" not in {each.place.state for each in await pages(transaction, now) if each.place}
