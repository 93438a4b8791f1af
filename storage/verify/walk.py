"""What every part of a walk is given: the auditor's connection in its snapshot, the store, the keys, and the totals so far."""

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import msgspec

from storage.keys import Keys
from storage.objects import Store

BATCH = 2000
"""Rows that are asked for at a time: a table is never held whole."""


class Totals(msgspec.Struct, kw_only=True):
    """What was walked.

    `entries` are private ones beside cases (SPEC SEC-16). `objects` were fetched, and `bytes` are the contents of those that were opened;
    those of a `forgotten` case cannot be. `unchained` trail rows wait for the sealer. `anchors` are the organizations whose newest one was
    reached. `stray` objects have stood for more than a day without a row: work that was given up may leave one.
    """

    organizations: int = 0
    patients: int = 0
    cases: int = 0
    forgotten: int = 0
    lines: int = 0
    records: int = 0
    opinions: int = 0
    entries: int = 0
    objects: int = 0
    bytes: int = 0
    links: int = 0
    trail: int = 0
    unchained: int = 0
    anchors: int = 0
    stray: int = 0

    @property
    def ok(self) -> bool:
        """False if there was no history to verify: an empty walk proves nothing."""
        return self.lines > 0

    @property
    def line(self) -> str:
        words = ", ".join(f"{name} {getattr(self, name)}" for name in self.__struct_fields__)
        return f"{'all well' if self.ok else 'nothing to verify'}: {words}"


class Walk(msgspec.Struct, frozen=True, kw_only=True):
    """One walk over the house."""

    connection: "asyncpg.Connection[asyncpg.Record]"
    store: Store
    keys: Keys
    totals: Totals

    async def batches(self, statement: str, *values: Any, size: int = BATCH) -> AsyncIterator[list[asyncpg.Record]]:
        """The rows of a statement, some at a time."""
        cursor = await self.connection.cursor(statement, *values)
        while rows := await cursor.fetch(size):
            yield rows
