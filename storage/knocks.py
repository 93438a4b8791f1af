"""Knocks by door and address, kept before any organization is known: a restart or a lost Redis forgets nothing.

The span in which they are counted begins with the first of them.
"""

from storage.postgres import Database

KNOCK = "SELECT count, seconds_left FROM knock($1, $2, $3)"


async def knock(database: Database, door: str, who: str, within_seconds: int) -> tuple[int, int]:
    """Count one; answer how many there were within the span, it included, and the seconds until it ends."""
    row = (await database.resolve(KNOCK, door, who, within_seconds))[0]
    return row["count"], row["seconds_left"]


async def take_back(database: Database, door: str, who: str) -> None:
    """One knock was right, and counts no more."""
    await database.resolve("SELECT take_back_knock($1, $2)", door, who)


async def forgive(database: Database, door: str, who: str) -> None:
    """Whoever knocked is known now: no knock of theirs counts any more."""
    await database.resolve("SELECT forgive_knocks($1, $2)", door, who)
