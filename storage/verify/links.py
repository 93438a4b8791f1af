"""The links of a case: the token that the organization's key gives, and times that follow from each other and from the case."""

import hashlib
from datetime import datetime, timedelta, timezone
from uuid import UUID

import asyncpg

from schemas.care.case import Case
from schemas.ident import LinkId, OrganizationId
from storage.care.cases import READ_DAYS
from storage.care.links import UPLOAD_DAYS
from storage.postgres import statements
from storage.verify.broken import Broken
from storage.verify.walk import Walk

SQL = statements(__file__)
CLOCKS_APART = timedelta(hours=1)
"""An identifier has the API's time in it, a row the database's; two clocks of one house are never further apart than this."""


async def links(walk: Walk, organization: OrganizationId, case: Case, acted: frozenset[UUID]) -> None:
    """Compare every link of a case; `acted` are the links that stand in its history as actors."""
    rows = await walk.connection.fetch(SQL.links, organization, case.id)
    if lost := acted - {row["link_id"] for row in rows}:
        raise Broken(f"case {case.id}, link {min(lost)}: it acted, and has no row")
    if case.channel == "patient_link" and not rows:
        raise Broken(f"case {case.id}: its links have no rows")
    ends = [row["created_at"] for row in rows[1:]] + [None]
    for row, ended_at in zip(rows, ends, strict=True):
        where = f"case {case.id}, link {row['link_id']}"
        token = walk.keys.link_token(organization, LinkId(row["link_id"]))
        if row["token_hash"] != hashlib.sha256(token).digest():
            raise Broken(f"{where}: its token is not the one that follows from its identifier")
        times(where, row, ended_at, communicated(case), uploads=case.channel == "patient_link")
        walk.totals.links += 1


def times(where: str, row: asyncpg.Record, ended_at: datetime | None, communicated: list[datetime], uploads: bool) -> None:
    """Raise Broken for a time that does not follow: uploading ends after seven days, each link with the next, reading with the advice."""
    if abs(row["created_at"] - made_at(row["link_id"])) > CLOCKS_APART:
        raise Broken(f"{where}: it was not made when it says")
    if row["upload_until"] != (row["created_at"] + timedelta(days=UPLOAD_DAYS) if uploads else None):
        raise Broken(f"{where}: it lets upload for other than {UPLOAD_DAYS if uploads else 0} days")
    if row["revoked_at"] != ended_at:
        raise Broken(f"{where}: it did not end when the next one was made")
    if row["read_until"] not in readable_until(row["created_at"], ended_at, communicated):
        raise Broken(f"{where}: it lets read for other than {READ_DAYS} days from the advice")


def readable_until(created_at: datetime, ended_at: datetime | None, communicated: list[datetime]) -> set[datetime | None]:
    """Until when a link may let read: from the first advice that was communicated while it was the newest link, or without an end yet.

    At the very millisecond of the advice nobody can say which came first, hence both are right.
    """
    allowed: set[datetime | None] = set()
    for at in communicated:
        if created_at <= at and (ended_at is None or at <= ended_at):
            allowed.add(at + timedelta(days=READ_DAYS))
            if created_at < at and (ended_at is None or at < ended_at):
                return allowed
    return allowed | {None}


def communicated(case: Case) -> list[datetime]:
    """When the advice of each round was communicated, in order."""
    return [each.communicated_at for each in (*case.earlier_rounds, case.stamps) if each.communicated_at is not None]


def made_at(identifier: UUID) -> datetime:
    """The time in a UUIDv7 (RFC 9562 5.7)."""
    return datetime.fromtimestamp((identifier.int >> 80) / 1000, timezone.utc)
