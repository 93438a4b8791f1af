"""Jobs that follow from no decision but from a wish: every pixel for whoever zooms, pictures by a newer recipe.

A wish stands in the outbox like what follows from a fact, and is there once, whoever has it and how often (SPEC IMG-03).
"""

from collections.abc import Collection
from uuid import UUID

import msgspec

from schemas.care.event import FOLLOWS, Fact, Task
from schemas.ident import CaseId, ImageId
from storage.ident import uuid7
from storage.postgres import Transaction, statements

SQL = statements(__file__)


class Newest(msgspec.Struct, frozen=True):
    """Where a job stands: it waits or is worked on; it failed for a `trouble`; or it is done, with an `outcome` in a word."""

    subject: UUID
    outcome: str
    trouble: str
    failed: bool
    waits: bool

    @property
    def word(self) -> str:
        """What came of it, in a word; empty where the image itself says it."""
        return f"failed-{self.trouble}" if self.failed else self.outcome


async def ask(transaction: Transaction, case: CaseId, fact: Fact, image: ImageId) -> None:
    """Write what follows from a wish about an image. One that waits already is not written twice."""
    for task in FOLLOWS[fact]:
        await transaction.run(SQL.ask, transaction.actor.organization_id, uuid7(), case, image, fact, task)


async def cases_behind(transaction: Transaction, last: UUID, only: CaseId | None, limit: int) -> list[CaseId]:
    """The organization's next cases in the order of their identifiers, or that one alone."""
    return [CaseId(row["case_id"]) for row in await transaction.fetch(SQL.cases_behind, last, only, limit)]


async def newest(transaction: Transaction, subjects: Collection[UUID], tasks: tuple[Task, ...]) -> dict[UUID, Newest]:
    """The newest job for each of these images, of those tasks."""
    return {row["subject"]: Newest(**row) for row in await transaction.fetch(SQL.newest, list(subjects), list(tasks))}
