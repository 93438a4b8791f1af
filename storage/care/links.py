"""Links: how a patient without an account reaches one case, and only that one.

The token follows from the organization's key and is never stored; the row has its hash. What a link may do is a rule of the ground
(`schemas.care.inviting`); here it is found, and kept as the rule moved it.
"""

import base64
import binascii
import hashlib
from datetime import datetime

import asyncpg
import msgspec

from schemas.care import link
from schemas.care.change import Change
from schemas.care.link import Issued, Terms
from schemas.ident import CaseId, LinkId, OrganizationId
from schemas.refusal import NotFound
from storage.postgres import Database, Transaction, statements

SQL = statements(__file__)
TOKEN_CHARACTERS = 43


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """Which link a token is, and the organization that it belongs to; nothing of the patient."""

    organization_id: OrganizationId
    link_id: LinkId
    case_id: CaseId


def parse(token: str) -> bytes:
    """The 32 bytes of a token in its one canonical form. Raises NotFound for anything else, before any look-up (THREATS T-P03)."""
    try:
        raw = base64.urlsafe_b64decode(token + "=") if len(token) == TOKEN_CHARACTERS and token.isascii() else b""
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != 32 or write(raw) != token:
        raise NotFound("This link does not exist.")
    return raw


def write(token: bytes) -> str:
    """43 URL-safe characters without padding."""
    return base64.urlsafe_b64encode(token).decode().rstrip("=")


async def resolve(database: Database, given: str) -> Resolved:
    """The link of a token. Raises NotFound."""
    rows = await database.resolve("SELECT organization_id, link_id, case_id FROM resolve_link($1)", hashlib.sha256(parse(given)).digest())
    if not rows:
        raise NotFound("This link does not exist.")
    return Resolved(**rows[0])


async def token(transaction: Transaction, case: CaseId) -> str | None:
    """The token of the case's newest link, for a message; None if it has none."""
    link = await transaction.value(SQL.newest, case)
    return write(transaction.keys.link_token(transaction.actor.organization_id, link)) if link else None


async def noted(transaction: Transaction, change: Change) -> tuple[Issued, ...]:
    """What the case is to remember of its links. One that remembers none yet, because its content is older, begins with its rows."""
    before, after = change.before, change.case
    issued = before.links
    if issued is None:
        issued = tuple(Issued(**row) for row in await transaction.fetch(SQL.issued, before.id))
    return link.noted(issued, before.surroundings.terms, after.surroundings.terms, change.event.at)


async def keep(transaction: Transaction, case: CaseId, before: Terms | None, after: Terms | None, now: datetime) -> None:
    """Write what became of a case's link: nothing, its rights moved, or a new one in place of all earlier ones."""
    if after is None or after == before:
        return
    if before is not None and before.id == after.id:
        await transaction.run(SQL.move, after.id, after.upload_until, after.read_until)
        return
    organization = transaction.actor.organization_id
    token_hash = hashlib.sha256(transaction.keys.link_token(organization, after.id)).digest()
    await transaction.run(SQL.revoke, case, now)
    await transaction.run(SQL.issue, organization, after.id, case, token_hash, now, after.upload_until, after.read_until)


def terms(row: asyncpg.Record) -> Terms | None:
    """The terms of the link of a row that may lack one."""
    if row["link_id"] is None:
        return None
    return Terms(
        id=LinkId(row["link_id"]),
        upload_until=row["upload_until"],
        read_until=row["read_until"],
        revoked_at=row["revoked_at"],
        tries=row["tries"],
    )
