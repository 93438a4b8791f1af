"""Wrong guesses by door and address within the running minute, kept before any organization is known."""

from storage.postgres import Database, statements

SQL = statements(__file__)


async def count(database: Database, door: str, who: str) -> None:
    """Count one wrong guess."""
    await database.resolve(SQL.count, door, who)


async def this_minute(database: Database, door: str, who: str) -> tuple[int, int]:
    """Wrong guesses in this minute, and the seconds until the next."""
    row = (await database.resolve(SQL.this_minute, door, who))[0]
    return row["count"], row["seconds_left"]


async def forget(database: Database) -> None:
    """Forget the guesses of minutes that are long over; only the worker's role may."""
    await database.resolve(SQL.forget)
