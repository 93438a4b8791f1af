"""How long the outbox waits, over all organizations: three numbers and nothing else, for health."""

import msgspec

from storage.postgres import Database, statements

SQL = statements(__file__)


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """`due` rows that nobody works on, how many seconds the oldest has been due, and how many were given up for good."""

    due: int
    oldest_seconds: int
    failed: int


async def look(database: Database) -> Waiting:
    return Waiting(**(await database.resolve(SQL.look))[0])
