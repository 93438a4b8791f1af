"""The way to the database: one pool, one kind of transaction, named statements from `.sql` files.

A handler cannot get a connection without a scope: `begin` opens the transaction and sets the organization in one, and forced
row-level security does the rest. What an actor was refused is rolled back, and then written to the trail in a transaction of its own.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn, TypeAlias
from uuid import UUID

import asyncpg

from schemas.ident import CaseId
from schemas.person import Actor
from schemas.refusal import KeyReused, Refusal
from storage.ident import uuid7
from storage.keys import Keys

# Generic in its stubs only, so the alias is text.
Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record] | asyncpg.pool.PoolConnectionProxy[asyncpg.Record]"

ACQUIRE_SECONDS = 4.0
"""Longer than this, and the answer is "not now" rather than a pile of waiting requests (FAULTS I10)."""


class Statements:
    """The named statements of a `.sql` file, each under a line `-- name: word`."""

    def __init__(self, text: str) -> None:
        parts = re.split(r"^-- name: (\w+)\n", text, flags=re.MULTILINE)
        self._named = {name: body.strip().rstrip(";") for name, body in zip(parts[1::2], parts[2::2], strict=True)}

    def __getattr__(self, name: str) -> str:
        try:
            return self._named[name]
        except KeyError:
            raise AttributeError(name) from None

    def names(self) -> tuple[str, ...]:
        return tuple(self._named)


def statements(module_file: str) -> Statements:
    """The statements of the `.sql` file beside a module: `statements(__file__)`."""
    return Statements(Path(module_file).with_suffix(".sql").read_text(encoding="utf-8"))


SQL = statements(__file__)


class TooPowerful(Exception):
    """The role may do what the application must not be able to do."""


class Transaction:
    """One transaction within one organization's scope, for one actor, about one case or none. `case_keys` are those it has opened."""

    def __init__(self, connection: Connection, actor: Actor, keys: Keys, case: CaseId | None = None) -> None:
        self.connection, self.actor, self.keys, self.case = connection, actor, keys, case
        self.case_keys: dict[CaseId, bytes] = {}

    def act_as(self, actor: Actor) -> None:
        """Go on as somebody who is known better now, within the same organization."""
        assert actor.organization_id == self.actor.organization_id
        self.actor, self.case = actor, actor.case_id or self.case

    async def fetch(self, statement: str, *values: Any) -> list[asyncpg.Record]:
        return await self.connection.fetch(statement, *values)

    async def row(self, statement: str, *values: Any) -> asyncpg.Record | None:
        return await self.connection.fetchrow(statement, *values)

    async def value(self, statement: str, *values: Any) -> Any:
        return await self.connection.fetchval(statement, *values)

    async def run(self, statement: str, *values: Any) -> str:
        return await self.connection.execute(statement, *values)


class Database:
    """A pool of one role."""

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]", keys: Keys) -> None:
        self.pool, self.keys = pool, keys

    @asynccontextmanager
    async def begin(self, actor: Actor, case: CaseId | None = None, *, snapshot: bool = False) -> AsyncIterator[Transaction]:
        """A transaction in the actor's scope, about that case if it is about one. A Refusal rolls back, is recorded, and goes on to the
        caller. With `snapshot`, all of its statements see the same moment.

        Raises KeyReused when an identifier that the client chose is somebody else's already.
        """
        async with self.pool.acquire(timeout=ACQUIRE_SECONDS) as connection:
            about = Transaction(connection, actor, self.keys, actor.case_id or case)
            try:
                async with connection.transaction(isolation="repeatable_read" if snapshot else None):
                    await self._scope(about)
                    yield about
            except (Refusal, asyncpg.UniqueViolationError) as error:
                refusal = error if isinstance(error, Refusal) else KeyReused("This identifier was used for something else.")
                async with connection.transaction():
                    await self._scope(about)
                    await _record_refusal(about, refusal)
                raise refusal from None

    async def refuse(self, actor: Actor, refusal: Refusal, case: CaseId | None = None) -> NoReturn:
        """Raise a refusal within the actor's scope, so that it is written to the trail."""
        async with self.begin(actor, case):
            raise refusal

    async def _scope(self, transaction: Transaction) -> None:
        organization = transaction.actor.organization_id
        await transaction.run(SQL.set_scope, str(organization))
        if not self.keys.knows(organization):
            wrapped = await transaction.value(SQL.organization_key, organization)
            if wrapped is not None:
                self.keys.learn(organization, wrapped)

    async def resolve(self, statement: str, *values: Any) -> list[asyncpg.Record]:
        """Call one of the functions that answer before a scope exists; nothing else is visible then."""
        async with self.pool.acquire(timeout=ACQUIRE_SECONDS) as connection:
            return await connection.fetch(statement, *values)

    async def answer(self) -> None:
        """Return if the database answers at all."""
        await self.resolve(SQL.answer)


async def open_database(url: str, keys: Keys, *, size: int = 10) -> Database:
    """A pool for an application's role. Raises TooPowerful if the role owns tables, is a superuser, or bypasses row-level security."""
    pool = await asyncpg.create_pool(url, min_size=1, max_size=size, init=_codecs, command_timeout=30)
    async with pool.acquire() as connection:
        try:
            await refuse_power(connection)
        except TooPowerful:
            pool.terminate()
            raise
    return Database(pool, keys)


async def connect(url: str) -> "asyncpg.Connection[asyncpg.Record]":
    """A single connection with the house's codecs, for a role that reads without a scope or listens."""
    connection = await asyncpg.connect(url)
    await _codecs(connection)
    return connection


async def refuse_power(connection: Connection) -> None:
    """Raise TooPowerful if this role could pass by row-level security (DESIGN 7, THREATS T-A11)."""
    row = await connection.fetchrow(SQL.power)
    if row is None or row["rolsuper"] or row["rolbypassrls"] or row["rolcreaterole"] or row["owns"]:
        name = row["role"] if row else "?"
        raise TooPowerful(
            f"the role {name} owns tables or may pass by row-level security; use a role that owns nothing (see infra/postgres/roles.sql)"
        )


async def clock(transaction: Transaction) -> datetime:
    """The database's time in UTC, to the millisecond. A statement of its own: called after a lock was had, it is later than the
    other holder's commit."""
    at = await transaction.value(SQL.clock)
    assert isinstance(at, datetime)
    return at


async def _codecs(connection: Connection) -> None:
    # asyncpg has a UUID class of its own; the ground knows the standard one only.
    await connection.set_type_codec("uuid", schema="pg_catalog", encoder=str, decoder=UUID, format="text")


async def _record_refusal(transaction: Transaction, refusal: Refusal) -> None:
    actor = transaction.actor
    await transaction.run(
        SQL.note_refusal,
        actor.organization_id,
        uuid7(),
        actor.id,
        actor.role,
        refusal.code,
        transaction.case,
        actor.origin,
    )
