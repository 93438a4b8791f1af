"""Wrong guesses by door and address within the running minute, kept before any organization is known."""

from storage.postgres import Database

THIS_MINUTE = """
SELECT knocks_this_minute($1, $2) AS count, 60 - floor(extract(second FROM clock_timestamp()))::integer AS seconds_left
"""


async def count(database: Database, door: str, who: str) -> None:
    """Count one wrong guess."""
    await database.resolve("SELECT knock($1, $2)", door, who)


async def this_minute(database: Database, door: str, who: str) -> tuple[int, int]:
    """Wrong guesses in this minute, and the seconds until the next."""
    row = (await database.resolve(THIS_MINUTE, door, who))[0]
    return row["count"], row["seconds_left"]
