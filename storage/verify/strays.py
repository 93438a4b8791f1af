"""Objects that no row knows, in either bucket. None is ever deleted here: what has stood for a day is counted, or named as broken.

Bytes are put before the case is locked, so work that was given up may leave an object behind in the bucket of what is kept: such a one has
a name as the house gives it, and is counted. Nothing explains a name that the house does not give, an organization that it does not have,
or a piece without an image: an image has its row before anybody gets a ticket for its pieces, and that row is never deleted.
"""

import re
from collections.abc import Container
from datetime import datetime, timedelta
from uuid import UUID

from schemas.ident import OrganizationId
from storage.objects import Listed, piece_of
from storage.postgres import statements
from storage.verify.broken import Broken
from storage.verify.walk import Walk

SQL = statements(__file__)
STANDS = timedelta(days=1)
"""Younger objects may be on their way to their row (FAULTS I3)."""

SELFTEST = "selftest/"
_KEPT = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/[0-9a-f]{64}")


async def kept(walk: Walk, organizations: Container[OrganizationId]) -> None:
    """Count what stands in the bucket of what is kept without a row."""
    now = await walk.connection.fetchval(SQL.now)
    async for page in walk.store.listed("kept"):
        names = [each.name for each in old(page, now)]
        known = {row["object_key"] for row in await walk.connection.fetch(SQL.with_row, names)}
        for name in names:
            if name in known:
                continue
            match = _KEPT.fullmatch(name)
            if match is None or OrganizationId(UUID(match[1])) not in organizations:
                raise Broken(f"object {name}: nothing of this house explains it")
            walk.totals.stray += 1


async def quarantined(walk: Walk) -> None:
    """Look for pieces without an image. Those of an image are the sweep's to clear away."""
    now = await walk.connection.fetchval(SQL.now)
    async for page in walk.store.listed("quarantine"):
        pieces = {each.name: piece_of(each.name) for each in old(page, now) if not each.name.startswith(SELFTEST)}
        rows = await walk.connection.fetch(SQL.of_images, [each[2] for each in pieces.values() if each])
        known = {(row["organization_id"], row["case_id"], row["image_id"]) for row in rows}
        if foreign := sorted(name for name, piece in pieces.items() if piece not in known):
            raise Broken(f"piece {foreign[0]}: no image of this house has it")


def old(page: list[Listed], now: datetime) -> list[Listed]:
    """Those of a page that have stood too long to be on their way."""
    return [each for each in page if now - each.modified_at > STANDS]
