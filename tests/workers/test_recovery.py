"""A real worker process, killed and cut off: whatever happens to it, the case is ready in bounded time, and nothing happens twice."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import asyncpg
import pytest

from infra.embedded.stack import Stack
from schemas.care import act as acts
from schemas.care.case import Case
from schemas.settings import Settings
from tests import factories
from tests.storage import walk
from tests.workers.bench import Bench, WorkerProcess, until

RECOVERY_SECONDS = 60
"""What DESIGN 7 promises after a kill -9."""

START_SECONDS = 30


def large_photo(seed: int) -> bytes:
    """Large enough that its normalizing can be met in the middle."""
    return factories.camera_jpeg(7000, 5000, seed=seed)


async def killed_in_the_middle(bench: Bench, worker: WorkerProcess, seed: int) -> Case:
    """A submitted case whose worker was killed -9 while it normalized the case's only photo; that it was so is proved."""
    await until(worker.works, START_SECONDS)
    case, _ = await bench.sent(large_photo(seed))

    async def begun() -> bool:
        return bool((await bench.job(case))["attempt"] == 1)

    await until(begun, START_SECONDS, probe=0.005)
    assert worker.kill() == -signal.SIGKILL
    job = await bench.job(case)
    assert (job["attempt"], job["done_at"], job["failed_at"]) == (1, None, None)
    assert job["lease_until"] is not None
    assert not await bench.is_ready(case)
    return case


@pytest.mark.parametrize("flushed", [False, True], ids=["valkey kept", "valkey flushed"])
async def test_f_02_f_06_a_worker_killed_in_the_middle_of_normalizing(bench: Bench, worker: WorkerProcess, flushed: bool) -> None:
    case = await killed_in_the_middle(bench, worker, seed=11 + flushed)
    if flushed:
        await bench.flush()
    async with asyncio.timeout(RECOVERY_SECONDS):
        worker.start()
        await until(lambda: bench.is_ready(case), RECOVERY_SECONDS)
    assert (await bench.job(case))["attempt"] == 2
    assert await bench.lines(case, acts.SettleImage) == 1
    assert {each.status for each in (await bench.case(case)).images} == {"normalized"}


async def test_f_06_what_valkey_forgets_before_anybody_worked_is_told_again(bench: Bench, stack: Stack, worker: WorkerProcess) -> None:
    await until(worker.works, START_SECONDS)
    worker.pause()
    cases_sent = [(await bench.sent(factories.camera_jpeg(2000, 1500, seed=seed)))[0] for seed in range(20, 24)]
    worker.go_on()
    await bench.flush()
    for case in cases_sent:
        await until(lambda case=case: bench.is_ready(case), RECOVERY_SECONDS)  # type: ignore[misc]
        assert await bench.lines(case, acts.SettleImage) == 1


async def test_f_07_valkey_killed_and_started_again(bench: Bench, worker: WorkerProcess) -> None:
    await until(worker.works, START_SECONDS)
    _, valkey = bench.valkey()
    valkey.stop()
    try:
        case, _ = await bench.sent(factories.camera_jpeg(2000, 1500, seed=30))
    finally:
        bench.start_valkey()
    await until(lambda: bench.is_ready(case), RECOVERY_SECONDS)
    await until(worker.works, RECOVERY_SECONDS)


async def test_f_09_the_worker_survives_the_loss_of_its_database_connections(
    bench: Bench, worker: WorkerProcess, settings: Settings
) -> None:
    await until(worker.works, START_SECONDS)
    ended = 0
    for url in (settings.worker_database_url, settings.relay_database_url):
        connection = await asyncpg.connect(url)
        ended += await connection.fetchval(
            """SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE usename = current_user AND pid <> pg_backend_pid()"""
        )
        await connection.close()
    assert ended >= 2
    case, _ = await bench.sent(factories.camera_jpeg(2000, 1500, seed=31))
    await until(lambda: bench.is_ready(case), RECOVERY_SECONDS)
    assert worker.is_running()


async def test_f_25_sigterm_lets_what_was_begun_come_to_its_end(bench: Bench, worker: WorkerProcess) -> None:
    await until(worker.works, START_SECONDS)
    case, _ = await bench.sent(factories.camera_jpeg(4000, 3000, seed=32))

    async def begun() -> bool:
        return bool((await bench.job(case))["attempt"] == 1)

    await until(begun, START_SECONDS, probe=0.005)
    assert worker.end(signal.SIGTERM) == 0
    job = await bench.job(case)
    assert (job["attempt"], job["failed_at"]) == (1, None)
    assert job["done_at"] is not None
    assert await bench.is_ready(case)


async def test_the_whole_way_without_a_hand(bench: Bench, worker: WorkerProcess) -> None:
    """A photo and a radiograph by one running worker; everything is settled, told and ready."""
    case, _ = await bench.sent(factories.camera_jpeg(2000, 1500, seed=33), factories.panoramic())
    await until(lambda: bench.is_ready(case), RECOVERY_SECONDS)

    async def told() -> bool:
        return (await bench.job(case, "notify"))["done_at"] is not None

    await until(told, RECOVERY_SECONDS)
    assert [each.state for each in (await bench.case(case)).messages] == ["sent"]


@pytest.mark.parametrize("role", ["WORKER", "RELAY"])
async def test_t_a11_the_worker_refuses_to_start_as_the_owner(stack: Stack, sown: Settings, tmp_path: Path, role: str) -> None:
    environ = stack.environment()
    changes = {f"{role}_DATABASE_URL": environ["OWNER_DATABASE_URL"], "OWNER_DATABASE_URL": environ[f"{role}_DATABASE_URL"]}
    process = WorkerProcess(stack, tmp_path / "worker.log", **changes)
    process.start()
    assert process.wait(START_SECONDS) == 1
    assert "mesial_owner owns tables" in process.log()


async def test_t_q08_the_sealer_chains_what_was_read_and_its_head_is_anchored(bench: Bench, worker: WorkerProcess) -> None:
    case, parent = await bench.told()
    with pytest.raises(Exception, match="missing"):
        await walk.do(bench.hall, parent, case, acts.Submit(id=walk.act_id()))
    async with bench.hall.database.begin(walk.OFFICE) as transaction:
        row = await transaction.value("SELECT trail_id FROM trail WHERE case_id = $1 ORDER BY at DESC LIMIT 1", case.id)
    assert row is not None

    async def sealed() -> bool:
        async with bench.hall.database.begin(walk.OFFICE) as transaction:
            return bool(await transaction.value("SELECT count(*) FROM trail_links WHERE trail_id = $1", row))

    await until(sealed, START_SECONDS)
    # The newest head is copied at every start, and then twice a minute.
    assert worker.end(signal.SIGTERM) == 0
    async with bench.hall.database.begin(walk.OFFICE) as transaction:
        head = await transaction.value("SELECT max(sequence) FROM trail_heads")
    worker.start()

    async def anchored() -> bool:
        return any(each.sequence >= head for each in (await bench.hall.store.anchors.newest(walk.HOUSE)).versions)

    await until(anchored, START_SECONDS)
