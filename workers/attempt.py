"""One attempt at one job: begun and counted, kept alive by its lease, ended in the transaction of its effect, or judged.

PostgreSQL alone decides who works on what. Whoever lost the lease cannot end the job, and then its effect does not stand either.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Mapping
from uuid import UUID

from schemas.care import event
from schemas.ident import OrganizationId
from storage import outbox, postgres
from storage.care import cases
from storage.outbox import MAX_ATTEMPTS, RENEW_SECONDS, Job
from storage.postgres import Transaction
from workers import trial
from workers.task import Shop, Task
from workers.trial import TookTooLong, Trouble

TASK_SECONDS = 600.0
"""A task may wait for a free decoder; each thing that it does has a much shorter limit of its own."""

LET_GO_SECONDS = 5.0

Tasks = Mapping[event.Task, Task]
log = logging.getLogger("mesial.work")


class Overtaken(Exception):
    """Another attempt holds the job by now: nothing of this one may stand."""


async def attempt(shop: Shop, tasks: Tasks, organization: OrganizationId, outbox_id: UUID) -> None:
    """Try a job once, unless it is done, failed, not due, or held by somebody. Raises only what keeps PostgreSQL from being told."""
    async with shop.database.begin(cases.machine(organization)) as transaction:
        job = await outbox.begin(transaction, outbox_id)
    if job is None:
        return
    task = tasks[job.task]
    if job.tries > MAX_ATTEMPTS:
        await put_aside(shop, task, job, trial.KILLED)
        return
    try:
        await work(shop, task, job)
    except Overtaken:
        log.warning("job %s: attempt %d was overtaken", job.outbox_id, job.attempt)
    except asyncio.CancelledError:
        await let_go(shop, job)
        raise
    except Exception as error:
        trouble = trial.judge(error)
        log.warning("job %s (%s): attempt %d: %s; %s", job.outbox_id, job.task, job.attempt, trouble.word, trial.where(error))
        await put_aside(shop, task, job, trouble)


async def work(shop: Shop, task: Task, job: Job) -> None:
    """Run the task under a living lease, then write its effect and the end of the job together. Raises Overtaken, or what went wrong."""
    limit = asyncio.timeout(TASK_SECONDS)
    try:
        async with kept_alive(shop, job), limit:
            effect = await task.run(shop, job)
    except TimeoutError as error:
        raise (TookTooLong() if limit.expired() else error) from error
    async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
        if not await outbox.done(transaction, job):
            raise Overtaken
        await effect.write(transaction)
    try:
        await effect.afterwards()
    except Exception as error:  # the job is done; the sweep tidies up what stays behind
        log.warning("job %s: afterwards: %s", job.outbox_id, trial.where(error))


@contextlib.asynccontextmanager
async def kept_alive(shop: Shop, job: Job) -> AsyncIterator[None]:
    """Renew the lease every 10 seconds. Raises Overtaken in the body once it belongs to another attempt."""
    body = asyncio.current_task()
    assert body is not None
    lost = False

    async def renew() -> None:
        nonlocal lost
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            with contextlib.suppress(Exception):  # PostgreSQL away: the lease may lapse, and then the end of the job says so
                async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
                    lost = not await outbox.renew(transaction, job)
            if lost:
                body.cancel()
                return

    renewing = asyncio.create_task(renew())
    try:
        yield
    except asyncio.CancelledError:
        if lost and body.uncancel() == 0:
            raise Overtaken from None
        raise
    finally:
        renewing.cancel()
        await asyncio.wait({renewing})


async def put_aside(shop: Shop, task: Task, job: Job, trouble: Trouble) -> None:
    """Let the job be tried again later, or give it up visibly; both in one transaction with what makes it visible."""
    try:
        async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
            await _put_aside(transaction, task, job, trouble)
    except Overtaken:
        log.warning("job %s: attempt %d was overtaken", job.outbox_id, job.attempt)
    except Exception as error:
        if trial.judge(error).verdict == "away":
            raise  # the lease lapses, and the next attempt finds the job as it is
        log.error("job %s: could not make visible that it failed: %s", job.outbox_id, trial.where(error))
        async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
            await outbox.fail(transaction, job, trouble.word)


async def _put_aside(transaction: Transaction, task: Task, job: Job, trouble: Trouble) -> None:
    waited = (await postgres.clock(transaction) - job.created_at).total_seconds()
    if trial.is_last(job, trouble, waited, task.patience_seconds):
        if not await outbox.fail(transaction, job, trouble.word):
            raise Overtaken
        await task.give_up(transaction, job, trouble)
        return
    put_off = outbox.excuse if trouble.verdict == "away" else outbox.again
    if not await put_off(transaction, job, trial.wait_seconds(job, trouble), trouble.word):
        raise Overtaken
    if trouble.verdict == "away" and job.excused == trial.WARN_AFTER:
        await task.warn(transaction, job, trouble)


async def let_go(shop: Shop, job: Job) -> None:
    """Give the lease back while the worker stops, so that another one need not wait for it to lapse."""
    with contextlib.suppress(Exception):
        async with asyncio.timeout(LET_GO_SECONDS):
            async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
                await outbox.excuse(transaction, job, 0.0, "worker-stopped")
