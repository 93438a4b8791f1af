"""A list that is cut off says so (SPEC QUE-01)."""

from __future__ import annotations

from storage.care import worklist
from storage.resources import Resources
from tests.storage import walk
from tests.storage.test_perform import ready


async def test_que_01_a_worklist_that_is_cut_off_says_that_there_is_more(hall: Resources, shop: Resources) -> None:
    for _ in range(2):
        await ready(hall, shop)
    async with hall.database.begin(await walk.dentist(hall)) as transaction:
        first = await worklist.waiting(transaction, limit=1)
        everything = await worklist.waiting(transaction, limit=1000)
    assert (len(first.cases), first.more) == (1, True)
    assert len(everything.cases) >= 2
    assert not everything.more
    assert first.cases[0].id == everything.cases[0].id
