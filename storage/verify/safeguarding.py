"""The private entries beside cases: each chain linked again from its first entry, every entry opened and digested.

Where one ends, the trail says: it has the hash of every entry.
"""

import asyncpg

from schemas.care import event
from schemas.care.safeguarding import KEEP
from schemas.ident import CaseId, OrganizationId
from storage.care.safeguarding import GENESIS, opened
from storage.postgres import statements
from storage.verify.broken import Broken, named
from storage.verify.walk import Walk

SQL = statements(__file__)


async def entries(walk: Walk, organization: OrganizationId) -> None:
    """Every entry of the organization. Those of a forgotten case stay closed, and their digests are believed."""
    before: asyncpg.Record | None = None
    async for rows in walk.batches(SQL.entries, organization):
        for row in rows:
            follow(walk, organization, row, before if before is not None and before["case_id"] == row["case_id"] else None)
            before = row
            walk.totals.entries += 1


def follow(walk: Walk, organization: OrganizationId, row: asyncpg.Record, before: asyncpg.Record | None) -> None:
    """Take the next entry of a case; `before` is the one before it. Raises Broken."""
    case_id, sequence = CaseId(row["case_id"]), row["sequence"]
    where = f"case {case_id}, safeguarding entry {sequence}"
    count, head = (before["sequence"], before["hash"]) if before is not None else (0, GENESIS)
    if sequence != count + 1:
        raise Broken(f"{where}: entry {count + 1} is missing")
    if row["wrapped"] is not None:
        with named(where):
            digest, _ = opened(row, walk.keys.data_key(organization, case_id, row["wrapped"]), organization, case_id)
        if digest != row["payload_digest"]:
            raise Broken(f"{where}: it is not what its digest says")
    if row["before"] != head:
        raise Broken(f"{where}: it does not follow the one before it")
    line = event.Line(
        act=KEEP,
        act_id=row["entry_id"],
        actor=row["author"],
        at=row["at"],
        before=row["before"],
        case=case_id,
        organization=organization,
        payload=row["payload_digest"],
        role=row["role"],
        sequence=sequence,
    )
    if row["hash"] != line.hash():
        raise Broken(f"{where}: its hash does not fit its columns")
