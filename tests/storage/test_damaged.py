"""One bad case stops nobody: what could not be read again is never written, and what cannot be read hides no other."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator, Callable

import msgspec
import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import Case
from schemas.care.derivative import FrameFacts, Window
from schemas.person import Actor
from schemas.view import View
from storage import postgres
from storage.care import cases, unread, worklist
from storage.keys import about, lock
from storage.postgres import Transaction
from storage.resources import Resources
from tests.storage import walk
from tests.storage.test_perform import ready


class Undone(Exception):
    """Rolls a test's own damage back."""


async def settled(hall: Resources, shop: Resources) -> tuple[Case, acts.SettleImage]:
    """A case with an image that was received, and what a worker would say of it."""
    case, parent = await walk.invited(hall)
    case = await walk.told(hall, case, parent)
    case, image = await walk.send(hall, parent, case, b"a film", View.PERIAPICAL)
    frame = FrameFacts(
        columns=10,
        rows=10,
        bits_stored=12,
        signed=False,
        photometric="MONOCHROME2",
        slope=1.0,
        intercept=0.0,
        windows=(Window(center=10.0, width=10.0, explanation="", function="LINEAR"),),
        padding_value=None,
        spacing=None,
        frames=1,
        pixel_sha256="0" * 64,
    )
    act = acts.SettleImage(id=walk.act_id(), image=image, status="normalized", media_type="application/dicom", recipe=1, frame=frame)
    return case, act


@pytest.mark.parametrize("number", [float("inf"), float("nan")])
async def test_t_u10_a_number_that_json_cannot_hold_is_not_written(hall: Resources, shop: Resources, number: float) -> None:
    case, act = await settled(hall, shop)
    machine = cases.machine(case.organization_id)
    assert act.frame is not None
    spoilt = replace(act, frame=replace(act.frame, slope=number))
    with pytest.raises((RuntimeError, msgspec.DecodeError)):
        await walk.do(shop, machine, case, spoilt)
    async with shop.database.begin(machine) as transaction:
        kept = await cases.read(transaction, case.id)
    assert (kept.version, kept.images[0].status) == (case.version, "received")


@contextlib.asynccontextmanager
async def damaged(hall: Resources, actor: Actor, bad: Case, content: Callable[[bytes], bytes]) -> AsyncIterator[Transaction]:
    """A transaction in which that case's content is another; it is undone at the end. `content` is given the case's key."""
    with contextlib.suppress(Undone):
        async with hall.database.begin(actor) as transaction:
            key = await cases.case_key(transaction, bad.id)
            await transaction.run("UPDATE cases SET content = $2 WHERE case_id = $1", bad.id, content(key))
            yield transaction
            raise Undone


@pytest.mark.parametrize("damage", ["bytes that do not open", "null for a number"])
async def test_t_u10_a_case_that_cannot_be_read_hides_no_other(
    hall: Resources, shop: Resources, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = await ready(hall, shop), await ready(hall, shop)
    bare = msgspec.json.encode(replace(bad, around=None)).replace(b'"sharpness":200.0', b'"sharpness":null')

    def content(key: bytes) -> bytes:
        return lock(key, bare, about("case", bad.organization_id, bad.id)) if damage.startswith("null") else bytes(1000)

    with caplog.at_level(logging.ERROR):
        async with damaged(hall, walk.OFFICE, bad, content) as transaction:
            listed = await worklist.newest(transaction, None)
            assert listed.damaged == (bad.id,)
            assert good.id in {each.id for each in listed.cases}
            mine = await worklist.mine(transaction, None)
            assert (mine.damaged, good.id in {each.id for each in mine.cases}) == ((bad.id,), True)
            await transaction.run("UPDATE cases SET red_flag = true WHERE case_id = $1", bad.id)
            assert (await worklist.pressing(transaction)).damaged == (bad.id,)
        async with damaged(hall, await walk.dentist(hall), bad, content) as transaction:
            waiting = {each.id for each in (await unread.waiting(transaction, await postgres.clock(transaction), limit=1000)).cases}
            assert good.id in waiting
            assert bad.id not in waiting
    assert len(caplog.records) == 4
    for line in caplog.records:
        assert str(bad.id) in line.getMessage()
        assert "Zzyzx" not in line.getMessage()
