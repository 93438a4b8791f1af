"""The trail of an organization: its chain, the signature of every head, and what was anchored.

It and the histories of the cases vouch for each other: every act that was chained stands in its case's history, and the other way round.
"""

from datetime import datetime, timedelta

import asyncpg

from schemas.care.safeguarding import KEEP
from schemas.ident import OrganizationId
from storage.postgres import statements
from storage.trail import GENESIS, Head, link
from storage.verify.anchors import ANCHORED_WITHIN, Anchored
from storage.verify.broken import Broken, named
from storage.verify.walk import Walk

SQL = statements(__file__)
CHAINED_WITHIN = timedelta(hours=1)
"""For how long a trail may be written while nothing is chained: the sealer was stopped, or a transaction that never ends holds it up."""


async def trail(walk: Walk, organization: OrganizationId, anchored: Anchored) -> None:
    """Link the trail again from its first row to its last signed head, and compare it with anchors and histories."""
    chain = Chain(walk, organization, anchored)
    async for rows in walk.batches(SQL.chained, organization):
        for row in rows:
            chain.follow(row)
    chain.end(await walk.connection.fetchval(SQL.next_transaction))
    walk.totals.anchors += bool(anchored)
    where = f"organization {organization}"
    if loose := await walk.connection.fetchrow(SQL.loose_head, organization):
        raise Broken(f"{where}, trail head {loose['sequence']}: the trail does not reach it")
    if slipped := await walk.connection.fetchrow(SQL.slipped, organization):
        raise Broken(f"{where}, trail row {slipped['trail_id']}: it was slipped in where all was chained already")
    await vouch(walk, organization)
    walk.totals.trail += chain.count
    unchained = await walk.connection.fetchrow(SQL.unchained, organization)
    assert unchained is not None
    if unchained["count"] and unchained["span"] > CHAINED_WITHIN:
        raise Broken(f"{where}: its trail was written for more than an hour without being chained")
    walk.totals.unchained += unchained["count"]


class Chain:
    """The chain so far: its length, its hash, and the place in time of its last row."""

    def __init__(self, walk: Walk, organization: OrganizationId, anchored: Anchored) -> None:
        self.walk, self.organization, self.anchored = walk, organization, anchored
        self.count, self.head, self.place = 0, GENESIS, (0, "")
        self.newest_anchor = max(anchored, default=0)
        self.signed = 0
        self.has_acts = False
        self.unanchored: datetime | None = None

    def where(self, sequence: int, what: str = "row") -> str:
        return f"organization {self.organization}, trail {what} {sequence}"

    def follow(self, row: asyncpg.Record) -> None:
        """Take the next link. The sealer takes rows in the order of transaction and identifier, hence that order never turns back."""
        sequence, trail_id = row["sequence"], row["trail_id"]
        if sequence != self.count + 1 or trail_id is None:
            raise Broken(f"{self.where(self.count + 1)}: it is missing")
        if row["link"] != link(row, sequence, self.head):
            raise Broken(f"{self.where(sequence)}: its hash does not fit its columns")
        place = (row["xid"], trail_id)
        if place <= self.place:
            raise Broken(f"{self.where(sequence)}: it is out of order")
        self.count, self.head, self.place = sequence, row["link"], place
        self.has_acts = self.has_acts or row["digest"] != ""
        if self.anchored.get(sequence, self.head) != self.head:
            raise Broken(f"{self.where(sequence)}: it is not the one that was anchored")
        if row["signature"] is not None:
            self.sign(row)

    def sign(self, row: asyncpg.Record) -> None:
        """Take the head that was signed at this link."""
        where = self.where(self.count, "head")
        told = Head(organization=self.organization, sequence=self.count, hash=row["signed"], at=row["signed_at"])
        with named(where):
            self.walk.keys.check_head(told.signed_bytes(), row["signature"])
        if told.hash != self.head:
            raise Broken(f"{where}: the trail does not reach it")
        self.signed = self.count
        if self.count <= self.newest_anchor or not self.has_acts:
            return  # a trail from before there were anchors has no acts in it
        self.unanchored = self.unanchored or told.at
        if told.at - self.unanchored > ANCHORED_WITHIN:
            raise Broken(f"{where}: nothing was anchored for more than an hour before it")

    def end(self, next_transaction: int) -> None:
        """The chain ends with a signed head, not before any anchor, and not in a transaction that is yet to come."""
        if self.newest_anchor > self.count:
            raise Broken(f"{self.where(self.count + 1)}: it is missing; the trail was anchored up to row {self.newest_anchor}")
        if self.signed != self.count:
            raise Broken(f"{self.where(self.count)}: no signed head reaches it")
        if self.place[0] >= next_transaction:
            raise Broken(f"{self.where(self.count)}: it is out of order")


async def vouch(walk: Walk, organization: OrganizationId) -> None:
    """Every act in the trail stands in its case's history, or among its private entries, with that hash; and each of these lines has its
    one row in the trail."""
    fetch = walk.connection.fetchrow
    if row := await fetch(SQL.unkept, organization):
        lines = "private chain" if row["what"] == KEEP else "history"
        raise Broken(f"{place_of(organization, row)}: the {lines} of case {row['case_id']} lacks the act that it vouches for")
    if row := await fetch(SQL.unvouched, organization):
        raise Broken(f"case {row['case_id']}, history line {row['sequence']}: no trail row vouches for it")
    if row := await fetch(SQL.unvouched_entry, organization, KEEP):
        raise Broken(f"case {row['case_id']}, safeguarding entry {row['sequence']}: no trail row vouches for it")
    if row := await fetch(SQL.twice, organization):
        raise Broken(f"{place_of(organization, row)}: another one vouches for the same act of case {row['case_id']}")
    if row := await fetch(SQL.caseless, organization):
        raise Broken(f"{place_of(organization, row)}: its case {row['case_id']} does not exist")


def place_of(organization: OrganizationId, row: asyncpg.Record) -> str:
    """A row of the trail by its number, or by its identifier while it has none."""
    return f"organization {organization}, trail row {row['sequence'] or row['trail_id']}"
