"""The outbox: facts go in with the decision, tasks come out. Each row is the truth about its job.

Only storage writes rows; the relay only carries them. A job that is begun counts its attempt and holds a lease of 30 seconds, renewed
every 10; whoever lost the lease can no longer finish the row, because the attempt is the fencing number.
"""

from datetime import datetime
from uuid import UUID

import msgspec

from schemas.care.event import FOLLOWS, Fact, Following, Task
from schemas.ident import CaseId, OrganizationId
from storage.ident import uuid7
from storage.postgres import Connection, Transaction, statements

SQL = statements(__file__)
LEASE_SECONDS = 30
RENEW_SECONDS = 10
MAX_ATTEMPTS = 3
STANDS_TOO_LONG_SECONDS = 45


class Waiting(msgspec.Struct, frozen=True):
    """A row that the relay carries."""

    organization_id: OrganizationId
    outbox_id: UUID
    task: Task
    attempt: int

    @property
    def job_id(self) -> str:
        """`{outbox row}:{attempt}`: told twice, it is one job; tried again, it is another."""
        return f"{self.outbox_id}:{self.attempt}"


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A job that is being done: `attempt` counts from 1 and fences off earlier holders."""

    organization_id: OrganizationId
    outbox_id: UUID
    case_id: CaseId
    subject: UUID
    fact: Fact
    task: Task
    attempt: int
    excused: int
    created_at: datetime

    @property
    def tries(self) -> int:
        """The attempts that count towards giving up."""
        return self.attempt - self.excused


async def put(transaction: Transaction, case: CaseId, follows: tuple[Following, ...], at: datetime) -> None:
    """Write what follows from the facts, one row for each task."""
    for following in follows:
        for task in FOLLOWS[following.fact]:
            await transaction.run(SQL.put, transaction.actor.organization_id, uuid7(), case, following.subject, following.fact, task, at)


async def note(transaction: Transaction, job: Job, outcome: str) -> None:
    """Write beside a job what came of it, in a word, for whoever waits for it."""
    await transaction.run(SQL.note, job.organization_id, job.outbox_id, outcome)


async def waiting(connection: Connection, limit: int) -> list[Waiting]:
    """Rows that want carrying, locked against other relays; to be called in the relay's own transaction."""
    rows = await connection.fetch(SQL.waiting, limit)
    return [Waiting(row["organization_id"], row["outbox_id"], row["task"], row["attempt"]) for row in rows]


async def delivered(connection: Connection, row: Waiting) -> None:
    await connection.execute(SQL.delivered, row.organization_id, row.outbox_id)


async def begin(transaction: Transaction, outbox_id: UUID) -> Job | None:
    """Count an attempt and take the lease, or None if the row is done, failed, not due yet, or held by another worker."""
    organization = transaction.actor.organization_id
    row = await transaction.row(SQL.begin, organization, outbox_id, LEASE_SECONDS)
    if row is None:
        return None
    return Job(
        organization_id=organization,
        outbox_id=outbox_id,
        case_id=row["case_id"],
        subject=row["subject"],
        fact=Fact(row["fact"]),
        task=row["task"],
        attempt=row["attempt"],
        excused=row["excused"],
        created_at=row["created_at"],
    )


async def renew(transaction: Transaction, job: Job) -> bool:
    """Lengthen the lease; False if it is no longer this attempt's."""
    return (await transaction.run(SQL.renew, job.organization_id, job.outbox_id, job.attempt, LEASE_SECONDS)).endswith(" 1")


async def done(transaction: Transaction, job: Job) -> bool:
    """Finish the row in the transaction of its effect; False if another attempt has taken over, and then the effect must not stand."""
    return (await transaction.run(SQL.done, job.organization_id, job.outbox_id, job.attempt)).endswith(" 1")


async def again(transaction: Transaction, job: Job, after_seconds: float, trouble: str) -> bool:
    """Let the row wait and be tried again; False if another attempt has taken over."""
    return (await transaction.run(SQL.again, job.organization_id, job.outbox_id, job.attempt, after_seconds, trouble)).endswith(" 1")


async def excuse(transaction: Transaction, job: Job, after_seconds: float, trouble: str) -> bool:
    """The same, for an attempt that failed because something outside was away: it does not count towards giving up."""
    return (await transaction.run(SQL.excuse, job.organization_id, job.outbox_id, job.attempt, after_seconds, trouble)).endswith(" 1")


async def fail(transaction: Transaction, job: Job, trouble: str) -> bool:
    """Give up: the row stands failed, and is visible. False if another attempt has taken over."""
    return (await transaction.run(SQL.failed, job.organization_id, job.outbox_id, job.attempt, trouble)).endswith(" 1")


async def sweep(transaction: Transaction) -> int:
    """Restate what stood too long in this organization, and forget what was done a week ago; answer how many were restated."""
    restated = await transaction.run(SQL.restate_received, STANDS_TOO_LONG_SECONDS)
    await transaction.run(SQL.forget_done)
    return int(restated.rsplit(" ", 1)[1])
