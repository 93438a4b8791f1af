"""Lock, decide, record on the real database: twice is once, two at once is one, and a refusal leaves nothing but its trail."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import timedelta

import msgspec
import pytest

from schemas.care import act as acts
from schemas.care.case import LEASE_MINUTES, Case, Status
from schemas.ident import OrganizationId
from schemas.refusal import AlreadyTaken, Incomplete, KeyReused, NotFound, NotPermitted, OutOfTurn, Refusal, Stale
from schemas.view import View
from storage.care import cases, drafts, worklist
from storage.resources import Resources
from tests.storage import walk


async def test_a_case_goes_from_invitation_to_signature(hall: Resources, shop: Resources) -> None:
    case = await walk.signed(hall, shop)
    assert case.status is Status.SIGNED
    assert len(case.sealed) == 1
    async with hall.database.begin(walk.OFFICE) as transaction:
        ((round_, number, sealed),) = await cases.sealed(transaction, case.id)
        lines = await cases.history(transaction, case.id)
        tasks = await transaction.fetch("SELECT fact, task FROM outbox WHERE case_id = $1 ORDER BY created_at", case.id)
    assert (round_, number, hashlib.sha256(sealed).hexdigest()) == (1, 0, case.sealed[0].digest)
    record = msgspec.json.decode(sealed)
    assert record["code"] == "D9996"
    assert len(record["gathered"]) == 2
    assert [line.sequence for line in lines] == list(range(1, case.version + 1))
    assert [row["task"] for row in tasks].count("normalize") == 2
    assert {row["task"] for row in tasks if row["fact"] == "signed"} == {"render_letter", "render_record", "notify"}


async def test_gen_01_the_same_act_twice_writes_once_and_other_content_is_refused(hall: Resources) -> None:
    case, parent = await walk.invited(hall)
    attest = acts.Attest(id=walk.act_id(), relationship="parent", name="Ada", state="CO")
    once = await walk.do(hall, parent, case, attest)
    again = await walk.do(hall, parent, case, attest)
    assert (once.version, again.version) == (2, 2)  # the first line is the invitation
    with pytest.raises(KeyReused):
        await walk.do(hall, parent, case, msgspec.structs.replace(attest, state="NM"))


async def test_t_q01_two_dentists_take_the_same_case_and_one_gets_it(hall: Resources, shop: Resources) -> None:
    case = await ready(hall, shop)
    first, second = await walk.dentist(hall), await walk.dentist(hall, "dentist2")
    results = await asyncio.gather(
        *(walk.do(hall, actor, case, acts.Take(id=walk.act_id())) for actor in (first, second)), return_exceptions=True
    )
    won = [each for each in results if not isinstance(each, BaseException)]
    lost = [each for each in results if isinstance(each, Refusal)]
    assert len(won) == 1
    assert len(lost) == 1
    assert isinstance(lost[0], AlreadyTaken)
    assert won[0].lease is not None
    assert won[0].stamps.review_started_at is not None
    assert won[0].lease.until == won[0].stamps.review_started_at + timedelta(minutes=LEASE_MINUTES)


async def ready(hall: Resources, shop: Resources) -> Case:
    case, parent = await walk.invited(hall)
    case = await walk.told(hall, case, parent)
    sent = []
    for view in (View.FRONT, View.CLOSE_UP):
        case, which = await walk.send(hall, parent, case, b"\xff\xd8" + view.encode() + case.id.bytes, view)
        sent.append(which)
    case = await walk.do(hall, parent, case, acts.Submit(id=walk.act_id()))
    for which in sent:
        case = await walk.settle(shop, case, which)
    assert case.status is Status.READY
    return case


async def test_sign_is_refused_with_a_gap_out_of_turn_after_the_lease_and_without_second_factor(hall: Resources, shop: Resources) -> None:
    case, reader = await ready(hall, shop), await walk.dentist(hall)
    sign = acts.Sign(id=walk.act_id(), draft_version=0)
    with pytest.raises(OutOfTurn):
        await walk.do(hall, reader, case, sign)
    case = await walk.do(hall, reader, case, acts.Take(id=walk.act_id()))
    with pytest.raises(Incomplete) as refused:
        await walk.do(hall, reader, case, sign)
    assert {"D96-03", "D96-04", "D96-05", "D96-06", "D96-08", "D96-09"} <= {gap.item for gap in refused.value.gaps}
    with pytest.raises(NotPermitted) as no_code:
        await walk.do(hall, msgspec.structs.replace(reader, stepped_up_at=None), case, sign)
    assert no_code.value.why == "step-up"
    with pytest.raises(AlreadyTaken):
        await walk.do(hall, await walk.dentist(hall, "dentist2"), case, sign)
    assert reader.practitioner is not None
    unlicensed = msgspec.structs.replace(reader, practitioner=msgspec.structs.replace(reader.practitioner, licences=()))
    with pytest.raises(NotPermitted) as unlicensed_refusal:
        await walk.do(hall, unlicensed, case, sign)
    assert unlicensed_refusal.value.why == "licence"
    await let_the_lease_run_out(shop, case)
    with pytest.raises(OutOfTurn):
        await walk.do(hall, reader, case, sign)
    async with hall.database.begin(walk.OFFICE) as transaction:
        outcomes = await transaction.fetch("SELECT outcome FROM trail WHERE what = 'refused' AND actor_id = $1", reader.id)
    assert {row["outcome"] for row in outcomes} >= {"out-of-turn", "incomplete", "not-permitted"}


async def let_the_lease_run_out(shop: Resources, case: Case) -> None:
    """Move the lease into the past, in row and content, as if its 30 minutes had gone by."""
    async with shop.database.begin(cases.machine(case.organization_id)) as transaction:
        current = await cases.locked(transaction, case.id)
        assert current.lease is not None
        over = msgspec.structs.replace(current, lease=msgspec.structs.replace(current.lease, until=current.opened_at))
        key = await cases.case_key(transaction, case.id)
        await transaction.run(
            "UPDATE cases SET lease_until = $2, content = $3 WHERE case_id = $1", case.id, current.opened_at, cases._lock_with(key, over)
        )


async def test_a_lapsed_lease_returns_the_case_and_keeps_the_draft(hall: Resources, shop: Resources) -> None:
    case, reader = await ready(hall, shop), await walk.dentist(hall)
    case = await walk.do(hall, reader, case, acts.Take(id=walk.act_id()))
    async with hall.database.begin(reader) as transaction:
        await drafts.save(transaction, case.id, 0, walk.finished_review())
    with pytest.raises(Stale):
        async with hall.database.begin(reader) as transaction:
            await drafts.save(transaction, case.id, 0, walk.finished_review())
    await let_the_lease_run_out(shop, case)
    async with shop.database.begin(cases.machine(case.organization_id)) as transaction:
        assert case.id in await worklist.overdue(transaction)
        case = await cases.pass_time(transaction, case.id)
    assert case.status is Status.READY
    other = await walk.dentist(hall, "dentist2")
    case = await walk.do(hall, other, case, acts.Take(id=walk.act_id()))
    assert case.lease is not None
    assert case.lease.person == other.id
    assert case.surroundings.draft.review.conclusion == walk.finished_review().conclusion


async def test_t_a01_another_organization_finds_nothing(hall: Resources, elsewhere: OrganizationId) -> None:
    case, parent = await walk.invited(hall)
    stranger = msgspec.structs.replace(walk.OFFICE, organization_id=elsewhere)
    with pytest.raises(NotFound):
        async with hall.database.begin(stranger) as transaction:
            await cases.read(transaction, case.id)
    other_case, _ = await walk.invited(hall)
    with pytest.raises(NotFound):
        await walk.do(hall, parent, other_case, acts.Submit(id=walk.act_id()))
