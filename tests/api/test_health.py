"""Health names each part of the house, and says no more than that."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import Any

import pytest
from msgspec.structs import replace
from redis.asyncio import Redis

from api import health
from schemas.person import Actor, Role
from schemas.sandbox import Level, level_key
from schemas.settings import Settings
from storage.resources import Resources
from tests.api.conftest import ROOT, BrowserMaker
from tests.api.people import Practice, as_owner
from tests.api.test_path import invited

PATIENCE_SECONDS = 60


async def parts(browsers: BrowserMaker) -> dict[str, dict[str, Any]]:
    answer = await browsers().get("/health")
    told = answer.json()
    assert (answer.status_code == 200) == told["ok"] == all(part["ok"] for part in told["parts"].values())
    return dict(told["parts"])


async def test_what_stands_too_long_is_said(
    browsers: BrowserMaker, hall: Resources, settings: Settings, environment: dict[str, str], practice: Practice
) -> None:
    """No worker runs: it gave no sign, and what waits for it grows old. Once one runs, both are well again."""
    case_id, _ = await invited(browsers, hall, practice)
    before = await parts(browsers)
    assert [before[name]["ok"] for name in ("postgres", "objects", "redis")] == [True] * 3
    assert before["worker"] == {"ok": False, "detail": "gave no sign lately"}
    assert before["sandbox"] == {"ok": False, "detail": "no worker has told how its decoders are walled in"}
    await as_owner(settings, practice, "UPDATE outbox SET due_at = clock_timestamp() - interval '1 hour' WHERE case_id = $1", case_id)
    late = (await parts(browsers))["outbox"]
    assert late["ok"] is False
    assert "the oldest for 36" in late["detail"]

    told = environment | {"OWNER_DATABASE_URL": ""}
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "infra.command", "worker", cwd=ROOT, env=told, stderr=subprocess.DEVNULL
    )
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not all(each["ok"] for each in (await parts(browsers)).values()):
                assert worker.returncode is None
        assert (await parts(browsers))["sandbox"]["detail"] == "full: all of 8 attempts were refused; every wall stands"
    finally:
        worker.terminate()
        assert await asyncio.wait_for(worker.wait(), PATIENCE_SECONDS) == 0
    office = Actor(organization_id=practice.id, id=practice.person("frontdesk"), role=Role.FRONTDESK)
    async with hall.database.begin(office) as transaction:
        done = await transaction.value("SELECT bool_and(done_at IS NOT NULL) FROM outbox WHERE case_id = $1", case_id)
    assert done


@pytest.mark.parametrize(
    ("levels", "told", "ok_in_production"),
    [(("full",), "full", True), (("full", "reduced"), "reduced", True), (("reduced", "low", "full"), "low", False)],
)
async def test_the_worst_sandbox_of_several_workers_is_told(
    settings: Settings, levels: tuple[Level, ...], told: str, ok_in_production: bool
) -> None:
    """A demonstration may run anywhere, and says where."""
    async with Redis.from_url(settings.redis_url) as redis:
        try:
            for each in levels:
                await redis.set(level_key(each), f"{each}: as was found", ex=PATIENCE_SECONDS)
            demonstration, production = [await health._sandbox(replace(settings, mode=mode)) for mode in ("demo", "production")]
        finally:
            await redis.delete(*(level_key(each) for each in levels))
    assert demonstration.detail == production.detail == f"{told}: as was found"
    assert (demonstration.ok, production.ok) == (True, ok_in_production)
