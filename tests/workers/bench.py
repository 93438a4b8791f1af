"""A workshop by hand, and a real worker as a process: both work on cases that came the whole way from an invitation."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import UUID

import asyncpg
from msgspec.structs import replace
from redis.asyncio import Redis

from infra.embedded.process import Process
from infra.embedded.stack import Stack
from infra.embedded.valkey import wait as valkey_answers
from infra.surroundings import ROOT
from schemas.care import act as acts
from schemas.care.case import WANTED, Case, Status
from schemas.care.image import Image
from schemas.ident import ImageId
from schemas.person import Actor, Language
from schemas.settings import Settings
from schemas.view import View
from storage.care import cases, drafts
from storage.resources import Resources
from tests.storage import walk
from workers.attempt import attempt
from workers.task import Shop
from workers.worker import TASKS

PROBE_SECONDS = 0.05
PUT_ASIDE = """
UPDATE outbox SET done_at = CASE task WHEN 'render_record' THEN clock_timestamp() END,
                  failed_at = CASE task WHEN 'render_record' THEN NULL ELSE clock_timestamp() END
 WHERE done_at IS NULL AND (failed_at IS NULL OR task = 'render_record')"""
"""A failed image is left alone by the sweep, and a record that is done: neither is taken up again by a worker that starts."""
HEALTH_KEY = "arq:queue:health-check"
HOUSE = walk.HOUSE


async def until(true: Callable[[], Awaitable[bool]], seconds: float, probe: float = PROBE_SECONDS) -> None:
    """Probe until true; fails when the deadline passes."""
    async with asyncio.timeout(seconds):
        while not await true():  # noqa: ASYNC110 - what is waited for lies in another process
            await asyncio.sleep(probe)


class Bench:
    """Cases as they come, and tasks tried in this process."""

    def __init__(self, stack: Stack, hall: Resources, shop: Shop) -> None:
        self.stack, self.hall, self.shop = stack, hall, shop

    async def told(self, language: Language = "en") -> tuple[Case, Actor]:
        """A case with everything but its photos, and who holds its link."""
        case, parent = await walk.invited(self.hall, language=language)
        return await walk.told(self.hall, case, parent), parent

    async def sent(self, *contents: bytes, submit: bool = True, language: Language = "en") -> tuple[Case, tuple[ImageId, ...]]:
        """A case with these images received by their pieces, and submitted."""
        case, parent = await self.told(language)
        images: list[ImageId] = []
        for content, view in zip(contents, (View.FRONT, View.CLOSE_UP, View.FACE), strict=False):
            case, image = await walk.send(self.hall, parent, case, content, view)
            images.append(image)
        if submit:
            case = await walk.do(self.hall, parent, case, acts.Submit(id=walk.act_id(), best_effort=True))
        return case, tuple(images)

    async def signed(self, photo: bytes, language: Language = "en") -> tuple[Case, Actor]:
        """A case that a dentist has read and signed, and that dentist."""
        case, (image,) = await self.sent(photo, language=language)
        await self.finish(case)
        dentist = await walk.dentist(self.hall)
        look = acts.Look(id=walk.act_id(), image=image, px=2000, ms=1500)
        case = await walk.do(self.hall, dentist, case, acts.Take(id=walk.act_id()), look)
        review = replace(walk.finished_review(), missing_views=dict.fromkeys(WANTED[case.type], "not needed"))
        async with self.hall.database.begin(dentist) as transaction:
            draft = await drafts.save(transaction, case.id, 0, review)
        return await walk.do(self.hall, dentist, case, acts.Sign(id=walk.act_id(), draft_version=draft.version)), dentist

    async def case(self, case: Case) -> Case:
        """The case as it is now."""
        async with self.shop.database.begin(cases.machine(HOUSE)) as transaction:
            return await cases.read(transaction, case.id)

    async def image(self, case: Case, image: ImageId) -> Image:
        found = (await self.case(case)).image(image)
        assert found is not None
        return found

    async def jobs(self, case: Case, task: str = "normalize") -> list[asyncpg.Record]:
        """The outbox rows of a case for one task, oldest first."""
        async with self.shop.database.begin(cases.machine(HOUSE)) as transaction:
            return await transaction.fetch("SELECT * FROM outbox WHERE case_id = $1 AND task = $2 ORDER BY outbox_id", case.id, task)

    async def job(self, case: Case, task: str = "normalize") -> asyncpg.Record:
        """The newest of them."""
        return (await self.jobs(case, task))[-1]

    async def lines(self, case: Case, act: type[acts.Act]) -> int:
        """How often an act stands in the history."""
        async with self.shop.database.begin(cases.machine(HOUSE)) as transaction:
            return sum(line.act == acts.name_of(act) for line in await cases.history(transaction, case.id))

    async def attempt(self, outbox_id: UUID) -> None:
        """Try one job once."""
        await attempt(self.shop, TASKS, HOUSE, outbox_id)

    async def finish(self, case: Case, task: str = "normalize") -> None:
        """Try every job of the case for that task once."""
        for row in await self.jobs(case, task):
            await self.attempt(row["outbox_id"])

    async def lapse(self, outbox_id: UUID) -> None:
        """Let the lease of a job be over, and its waiting time too."""
        await self.alter("due_at = clock_timestamp(), lease_until = clock_timestamp() - interval '1 second'", outbox_id)

    async def alter(self, change: str, outbox_id: UUID) -> None:
        async with self.shop.database.begin(cases.machine(HOUSE)) as transaction:
            await transaction.run("UPDATE outbox SET " + change + " WHERE outbox_id = $1", outbox_id)

    async def put_aside(self) -> None:
        """Leave no job behind for the next test's worker."""
        async with self.shop.database.begin(cases.machine(HOUSE)) as transaction:
            await transaction.run(PUT_ASIDE)

    async def is_ready(self, case: Case) -> bool:
        return (await self.case(case)).status is Status.READY

    async def flush(self) -> None:
        """Forget everything that Redis was told."""
        async with Redis.from_url(self.shop.settings.redis_url) as redis:
            await redis.flushall()

    def valkey(self) -> tuple[int, Process]:
        """Valkey's place among the servers of the stack, and its process."""
        return next((n, each) for n, each in enumerate(self.stack.processes) if each.recipe.name == "valkey")

    def start_valkey(self) -> None:
        place, ended = self.valkey()
        self.stack.processes[place] = Process(ended.recipe)
        valkey_answers(self.stack.processes[place], self.stack.kept)


class WorkerProcess:
    """`mesial worker` on the services of the tests."""

    def __init__(self, stack: Stack, log: Path, **changes: str) -> None:
        self._environ = {**os.environ, **stack.environment(), **changes}
        self._log = log
        self.popen: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self.popen = subprocess.Popen(
                [sys.executable, "-m", "infra.command", "worker"], cwd=ROOT, env=self._environ, stdout=log, stderr=log
            )

    def kill(self) -> int:
        """kill -9; answers the exit status, which proves that it was this that ended it."""
        return self.end(signal.SIGKILL)

    def end(self, by: signal.Signals = signal.SIGTERM) -> int:
        assert self.popen is not None
        self.popen.send_signal(by)
        return self.wait(30)

    def wait(self, seconds: float) -> int:
        """The exit status. Raises subprocess.TimeoutExpired."""
        assert self.popen is not None
        return self.popen.wait(seconds)

    def pause(self) -> None:
        assert self.popen is not None
        self.popen.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        assert self.popen is not None
        self.popen.send_signal(signal.SIGCONT)

    def is_running(self) -> bool:
        return self.popen is not None and self.popen.poll() is None

    async def works(self) -> bool:
        """True once it has written its sign of life; a process that ended says what it logged."""
        assert self.is_running(), self.log()
        async with Redis.from_url(self._environ["REDIS_URL"]) as redis:
            return bool(await redis.exists(HEALTH_KEY))

    def log(self) -> str:
        return self._log.read_text()


def told(settings: Settings) -> str:
    """Where the development phone shows what it received."""
    return settings.sms_url.removesuffix("/sms") + "/messages.json"
