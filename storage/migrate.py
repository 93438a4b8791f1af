"""Forward-only migrations: each file of `migrations/` once, in order, in a transaction of its own.

A file never changes after it ran somewhere: its digest is kept and compared. Locks are waited for briefly, so that a migration
gives up rather than stop the house.
"""

import hashlib
from pathlib import Path

import asyncpg

from storage.postgres import statements

SQL = statements(__file__)
MIGRATIONS = Path(__file__).parent / "migrations"
LOCK_TIMEOUT = "5s"
STATEMENT_TIMEOUT = "120s"
ONE_AT_A_TIME = 0x6D657369616C


class MigrationChanged(Exception):
    """A migration that already ran has other content now."""


async def migrate(owner_url: str, folder: Path = MIGRATIONS) -> list[str]:
    """Run what has not run yet, as the owner; answer the names. Raises MigrationChanged."""
    connection = await asyncpg.connect(owner_url)
    try:
        await connection.execute(SQL.one_at_a_time, ONE_AT_A_TIME)
        await connection.execute(SQL.remember)
        ran = {row["name"]: row["digest"] for row in await connection.fetch(SQL.ran)}
        done = []
        for path in sorted(folder.glob("*.sql")):
            text = path.read_text(encoding="utf-8")
            digest = hashlib.sha256(text.encode()).hexdigest()
            if path.name in ran:
                if ran[path.name] != digest:
                    raise MigrationChanged(f"{path.name} was changed after it ran")
                continue
            async with connection.transaction():
                await connection.execute(SQL.be_brief, LOCK_TIMEOUT, STATEMENT_TIMEOUT)
                await connection.execute(text)
                await connection.execute(SQL.note, path.name, digest)
            done.append(path.name)
        return done
    finally:
        await connection.close()
