"""How long the outbox waits, over all organizations: three numbers and nothing else, for health."""

import msgspec

from storage.postgres import Database


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """`due` rows that nobody works on, how many seconds the oldest has been due, and how many were given up for good."""

    due: int
    oldest_seconds: int
    failed: int


async def look(database: Database) -> Waiting:
    return Waiting(**(await database.resolve("SELECT due, oldest_seconds, failed FROM outbox_waits()"))[0])
