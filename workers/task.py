"""What every task is given, and what it answers: its effect, to be written in one transaction with the end of its job."""

from collections.abc import Awaitable, Callable

import msgspec

from schemas.settings import Settings
from storage.objects import Store
from storage.outbox import Job
from storage.postgres import Database, Transaction
from workers.trial import Trouble


class Shop(msgspec.Struct, frozen=True, kw_only=True):
    """The workshop: what tasks work with."""

    settings: Settings
    database: Database
    store: Store


Write = Callable[[Transaction], Awaitable[None]]


async def nothing(transaction: Transaction) -> None:
    """The effect of a task that finds its work done already."""


async def no_afterwards() -> None:
    """Nothing to tidy up."""


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """`write` runs in the transaction that ends the job, or not at all; `afterwards` once that is committed, and may be lost."""

    write: Write = nothing
    afterwards: Callable[[], Awaitable[None]] = no_afterwards


Run = Callable[[Shop, Job], Awaitable[Effect]]
Mishap = Callable[[Transaction, Job, Trouble], Awaitable[None]]


async def no_mishap(transaction: Transaction, job: Job, trouble: Trouble) -> None:
    """The failed row alone is visible enough."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """`run` does the work, and must bear repetition. `give_up` and `warn` make visible that it failed for good, or fails so far.

    `patience_seconds`: how long something outside may be away before the job is given up.
    """

    run: Run
    give_up: Mishap = no_mishap
    warn: Mishap = no_mishap
    patience_seconds: float
