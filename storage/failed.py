"""Jobs that were given up: seen by whoever can do something about it, and stated again on the row that they are."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from schemas.care.event import Fact, Task
from schemas.ident import CaseId
from schemas.refusal import NotFound
from storage.postgres import Transaction, statements

SQL = statements(__file__)


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """A job that was given up. `trouble` is a word for people, never the text of an error."""

    outbox_id: UUID
    case_id: CaseId
    fact: Fact
    task: Task
    failed_at: datetime
    trouble: str


async def of_cases(transaction: Transaction, cases: Iterable[CaseId]) -> list[Failed]:
    """The records and letters that could not be made and the messages that could not be sent, of these cases."""
    return [Failed(**row) for row in await transaction.fetch(SQL.of_cases, list(cases))]


async def restate(transaction: Transaction, case: CaseId, outbox_id: UUID) -> None:
    """Let a job that was given up be tried again. Raises NotFound if the case has no such failed job."""
    if not (await transaction.run(SQL.restate, case, outbox_id)).endswith(" 1"):
        raise NotFound("Nothing of that kind has failed.")


async def restate_records(transaction: Transaction) -> int:
    """Let every readable record and letter that could not be made be tried again; answer how many."""
    return int((await transaction.run(SQL.restate_records)).rsplit(" ", 1)[1])


async def overcome(transaction: Transaction, case: CaseId, task: Task) -> None:
    """What one job of the case has now done, earlier ones need not do any more."""
    await transaction.run(SQL.overcome, case, task)


async def overcome_image(transaction: Transaction, case: CaseId, image: UUID, task: Task) -> None:
    """The same, of one image."""
    await transaction.run(SQL.overcome_image, case, image, task)
