"""Visits: from signing in, or opening a link, until leaving. A browser keeps 32 random bytes; the row has their hash and nothing else.

A visit keeps its identifier when the bytes are renewed, so that what was made for it (the addresses of pictures) ends with it, and no
sooner.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from schemas.ident import LinkId, PersonId
from schemas.person import IdentityProof
from schemas.refusal import NotSignedIn
from storage import postgres
from storage.postgres import Transaction, statements

SQL = statements(__file__)
TOKEN_BYTES = 32
IDLE_MINUTES = 15
ABSOLUTE_HOURS = 12
LINK_IDLE_MINUTES = 30


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """Of a member of staff or of a link. `stepped_up_by` is how the second factor was shown at `stepped_up_at`."""

    id: UUID
    session_hash: bytes
    person_id: PersonId | None
    link_id: LinkId | None
    created_at: datetime
    seen_at: datetime
    stepped_up_at: datetime | None
    stepped_up_by: IdentityProof | None

    def is_over(self, now: datetime) -> bool:
        """True once it was left alone for too long; a member's also at the end of a day."""
        if self.link_id is not None:
            return now - self.seen_at > timedelta(minutes=LINK_IDLE_MINUTES)
        return now - self.seen_at > timedelta(minutes=IDLE_MINUTES) or now - self.created_at > timedelta(hours=ABSOLUTE_HOURS)


def hash_token(token: bytes) -> bytes:
    """SHA-256 of the bytes that a browser keeps; the only form that is stored."""
    return hashlib.sha256(token).digest()


async def open_visit(
    transaction: Transaction, *, person: PersonId | None = None, link: LinkId | None = None, by: IdentityProof | None = None
) -> tuple[Visit, bytes]:
    """Begin a visit of a person, who has just shown the second factor, or of a link; answer it with the bytes to keep."""
    token, now = secrets.token_bytes(TOKEN_BYTES), await postgres.clock(transaction)
    stepped_up_at = now if by is not None else None
    organization = transaction.actor.organization_id
    row = await transaction.row(SQL.open_visit, organization, hash_token(token), person, link, now, stepped_up_at, by)
    assert row is not None
    return Visit(**row), token


async def go_on(transaction: Transaction, token: bytes, otherwise: str, *, attended: bool = True) -> Visit:
    """The visit of these bytes, seen now unless a page asked by itself. Raises NotSignedIn, with that detail, if it is unknown or over."""
    row = await transaction.row(SQL.of_token, hash_token(token))
    now = await postgres.clock(transaction)
    visit = Visit(**row) if row is not None else None
    if visit is None or visit.is_over(now):
        raise NotSignedIn(otherwise)
    if attended:
        await transaction.run(SQL.seen, visit.session_hash, now)
    return visit


async def find(transaction: Transaction, visit_id: UUID, now: datetime) -> Visit | None:
    """The visit, if it goes on. Looking for it does not lengthen it."""
    row = await transaction.row(SQL.of_visit, visit_id)
    visit = Visit(**row) if row is not None else None
    return visit if visit is not None and not visit.is_over(now) else None


async def renew(transaction: Transaction, visit: Visit, by: IdentityProof) -> tuple[Visit, bytes]:
    """The second factor was shown afresh: the visit goes on under new bytes, as old as it was (THREATS T-A09).

    Raises NotSignedIn if it has ended in the meantime.
    """
    token, now = secrets.token_bytes(TOKEN_BYTES), await postgres.clock(transaction)
    row = await transaction.row(SQL.renew, visit.session_hash, hash_token(token), now, by)
    if row is None:
        raise NotSignedIn("Please sign in again.")
    return Visit(**row), token


async def close(transaction: Transaction, visit: Visit) -> None:
    await transaction.run(SQL.close, visit.id)


async def close_others(transaction: Transaction, visit: Visit) -> None:
    """End every other visit of the same person."""
    await transaction.run(SQL.close_others, visit.person_id, visit.id)
