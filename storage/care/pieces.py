"""Upload pieces that nobody needs any more: which of those that lie in the quarantine may go."""

from collections.abc import Collection

from schemas.ident import ImageId
from storage.postgres import Transaction, statements

SQL = statements(__file__)
GRACE_HOURS = 24
"""Pieces are kept this long after nobody needed them (FAULTS I3)."""


async def not_needed(transaction: Transaction, images: Collection[ImageId]) -> set[ImageId]:
    """Those of the given images whose pieces no row needs, for a day at least. One without any row is not among them."""
    rows = await transaction.fetch(SQL.not_needed, list(images), GRACE_HOURS)
    return {ImageId(row["image_id"]) for row in rows}
