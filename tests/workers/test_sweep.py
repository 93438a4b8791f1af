"""What stood too long is put right, and nothing that a row still needs is swept away."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import UUID

import asyncpg
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import Case, Status
from schemas.ident import ImageId, PersonId
from schemas.settings import Settings
from storage import visits
from storage.care import cases
from tests import factories
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench, until
from workers.sweep import anchor, carefully, clear_quarantine, seal, sweep, sweep_organization

PHOTO = factories.camera_jpeg(2000, 1500)


async def age_image(bench: Bench, image: ImageId, by: timedelta) -> None:
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        await transaction.run("UPDATE images SET changed_at = changed_at - $2::interval WHERE image_id = $1", image, by)


async def forget_jobs(bench: Bench, case: Case) -> None:
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        await transaction.run("DELETE FROM outbox WHERE case_id = $1", case.id)


async def test_i1_an_image_whose_job_was_lost_gets_a_new_one_and_only_one(bench: Bench) -> None:
    case, (image,) = await bench.sent(PHOTO)
    await forget_jobs(bench, case)
    await sweep_organization(bench.shop.database, HOUSE)
    assert await bench.jobs(case) == []  # it has not stood long
    await age_image(bench, image, timedelta(minutes=2))
    for _ in range(3):
        await sweep_organization(bench.shop.database, HOUSE)
    assert len(await bench.jobs(case)) == 1
    await bench.finish(case)
    assert await bench.is_ready(case)


async def test_a_job_that_failed_is_not_restated_for_ever(bench: Bench) -> None:
    case, (image,) = await bench.sent(PHOTO)
    await bench.alter("failed_at = clock_timestamp()", (await bench.job(case))["outbox_id"])
    await age_image(bench, image, timedelta(minutes=2))
    await sweep_organization(bench.shop.database, HOUSE)
    assert len(await bench.jobs(case)) == 1


async def test_an_image_of_a_case_that_ended_is_restated_as_well(bench: Bench) -> None:
    case, (image,) = await bench.sent(PHOTO, submit=False)
    await walk.do(bench.hall, walk.OFFICE, case, acts.Withdraw(id=walk.act_id(), reason="moved away"))
    await forget_jobs(bench, case)
    await age_image(bench, image, timedelta(minutes=2))
    await sweep_organization(bench.shop.database, HOUSE)
    assert len(await bench.jobs(case)) == 1


async def test_a_lapsed_lease_gives_the_case_back(bench: Bench) -> None:
    case, _ = await bench.sent(PHOTO)
    await bench.finish(case)
    dentist = await walk.dentist(bench.hall)
    case = await walk.do(bench.hall, dentist, case, acts.Take(id=walk.act_id()))
    await sweep_organization(bench.shop.database, HOUSE)
    assert (await bench.case(case)).status is Status.IN_REVIEW
    await let_lease_end(bench, case)
    await sweep_organization(bench.shop.database, HOUSE)
    case = await bench.case(case)
    assert (case.status, case.lease) == (Status.READY, None)


async def let_lease_end(bench: Bench, case: Case) -> None:
    """Write the case as it would be half an hour later: the lease stands in the content and, for queries, beside it."""
    async with bench.hall.database.begin(cases.machine(HOUSE)) as transaction:
        found = await cases.locked(transaction, case.id)
        assert found.lease is not None
        over = replace(found.lease, until=found.lease.until - timedelta(hours=1))
        key = await cases.case_key(transaction, case.id)
        content = cases._lock_with(key, replace(found, lease=over))
        await transaction.run("UPDATE cases SET lease_until = $2, content = $3 WHERE case_id = $1", case.id, over.until, content)


async def test_a_draft_whose_link_ran_out_expires_and_the_patient_is_told(bench: Bench) -> None:
    case, _ = await bench.told()
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        await transaction.run("UPDATE links SET upload_until = clock_timestamp() - interval '1 second' WHERE case_id = $1", case.id)
    await sweep_organization(bench.shop.database, HOUSE)
    assert (await bench.case(case)).status is Status.EXPIRED
    assert (await bench.job(case, "notify"))["fact"] == "ended"


async def test_old_sessions_are_forgotten(bench: Bench, sown: Settings) -> None:
    who = await walk.dentist(bench.hall)
    async with bench.hall.database.begin(who) as transaction:
        visit, _ = await visits.open_visit(transaction, person=PersonId(who.id), by="password")
    owner = await asyncpg.connect(sown.owner_database_url)
    async with owner.transaction():
        await owner.execute("SELECT set_config('mesial.organization', $1, true)", str(HOUSE))
        await owner.execute("UPDATE sessions SET created_at = created_at - interval '13 hours' WHERE session_hash = $1", visit.session_hash)
    await owner.close()
    await sweep_organization(bench.shop.database, HOUSE)
    async with bench.hall.database.begin(who) as transaction:
        assert await transaction.value("SELECT count(*) FROM sessions WHERE session_hash = $1", visit.session_hash) == 0


async def test_i3_the_quarantine_keeps_what_a_row_needs_and_lets_the_rest_go_after_a_day(bench: Bench) -> None:
    case, (good, bad, waiting) = await bench.sent(PHOTO, factories.truncated_jpeg(), factories.camera_jpeg(2000, 1500, seed=3))
    for row in (await bench.jobs(case))[:2]:
        await bench.attempt(row["outbox_id"])
    await clear_quarantine(bench.shop, HOUSE)
    lying = await bench.shop.store.quarantined(HOUSE)
    assert good not in lying  # cleared when it was kept
    assert {bad, waiting} <= lying.keys()
    for image in (bad, waiting):
        await age_image(bench, image, timedelta(hours=25))
    await clear_quarantine(bench.shop, HOUSE)
    lying = await bench.shop.store.quarantined(HOUSE)
    assert bad not in lying
    assert waiting in lying  # received only: its pieces are the only copy
    await bench.finish(case)
    assert (await bench.image(case, waiting)).status == "normalized"


async def test_pieces_that_a_dead_worker_left_behind_go_after_a_day(bench: Bench) -> None:
    case, (image,) = await bench.sent(PHOTO)
    announced = await bench.image(case, image)
    content = await walk.collected(bench.shop.store, case, announced)
    await bench.finish(case)
    await put_back(bench, case, image, content)
    await age_image(bench, image, timedelta(hours=25))
    await clear_quarantine(bench.shop, HOUSE)
    assert image not in await bench.shop.store.quarantined(HOUSE)


async def put_back(bench: Bench, case: Case, image: ImageId, content: bytes) -> None:
    store = bench.shop.store
    await asyncio.to_thread(
        store._s3.put_object, Bucket=store._quarantine, Key=f"q/{HOUSE}/{case.id}/{image}/00000", Body=content[: 1 << 20]
    )
    assert UUID(str(image)) in await store.quarantined(HOUSE)


async def test_one_step_that_fails_does_not_keep_the_others_from_theirs() -> None:
    async def fails() -> None:
        raise ZeroDivisionError

    await carefully("a step", fails())


async def test_the_sweep_the_sealer_and_the_anchors_go_round_by_themselves(bench: Bench) -> None:
    beats = {"sweep": 0, "sealer": 0, "anchors": 0}

    def beat(name: str) -> None:
        beats[name] += 1

    running = [
        asyncio.create_task(sweep(bench.shop, lambda: beat("sweep"))),
        asyncio.create_task(seal(bench.shop, lambda: beat("sealer"))),
        asyncio.create_task(anchor(bench.shop, lambda: beat("anchors"))),
    ]

    async def all_turned() -> bool:
        return all(beats.values())

    await until(all_turned, 30)
    for each in running:
        each.cancel()
    await asyncio.wait(running)
