"""Links: how a patient without an account reaches one case, and only that one; and a specialist the packet of one referral.

The token follows from the organization's key and is never stored; the row has its hash. What a link may do is a rule of the ground
(`schemas.care.inviting`); here it is found, and kept as the rule moved it.
"""

import base64
import binascii
import hashlib
from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec

from schemas.care import link
from schemas.care.case import Case
from schemas.care.change import Change
from schemas.care.link import Issued, Terms
from schemas.ident import CaseId, LinkId, OrganizationId
from schemas.refusal import NotFound
from storage.postgres import Database, Transaction, statements

SQL = statements(__file__)
TOKEN_CHARACTERS = 43


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """Which link a token is, and the organization that it belongs to; nothing of the patient. `referral_id` is None for the family's."""

    organization_id: OrganizationId
    link_id: LinkId
    case_id: CaseId
    referral_id: UUID | None


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


async def resolve(database: Database, given: str, *, referred: bool = False) -> Resolved:
    """The link of a token, the family's or a specialist's. Raises NotFound, for a link of the other kind as well."""
    rows = await database.resolve(SQL.of_token, hashlib.sha256(parse(given)).digest())
    if not rows or (rows[0]["referral_id"] is not None) is not referred:
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


async def keep(transaction: Transaction, before: Case, after: Case, now: datetime) -> None:
    """Write what became of a case's links, the family's and the specialists'."""
    await _keep_family(transaction, after.id, before.surroundings.terms, after.surroundings.terms, now)
    await _keep_referred(transaction, before, after)


async def _keep_family(transaction: Transaction, case: CaseId, before: Terms | None, after: Terms | None, now: datetime) -> None:
    """Nothing, its rights moved, or a new one in place of all earlier ones."""
    if after is None or after == before:
        return
    if before is not None and before.id == after.id:
        await transaction.run(SQL.move, after.id, after.upload_until, after.read_until)
        return
    await transaction.run(SQL.revoke, case, now)
    of_case = (transaction.actor.organization_id, after.id, case, hash_of(transaction, after.id))
    await transaction.run(SQL.issue, *of_case, now, after.upload_until, after.read_until, None)


async def _keep_referred(transaction: Transaction, before: Case, after: Case) -> None:
    """Some are new, some have ended."""
    kept = {made.id: made for each in before.referrals for made in each.links}
    for each in after.referrals:
        for made in each.links:
            if made.id not in kept:
                of_case = (transaction.actor.organization_id, made.id, after.id, hash_of(transaction, made.id))
                await transaction.run(SQL.issue, *of_case, made.created_at, None, made.read_until, each.id)
            elif made.revoked_at != kept[made.id].revoked_at:
                await transaction.run(SQL.revoke_one, made.id, made.revoked_at)


def hash_of(transaction: Transaction, link_id: LinkId) -> bytes:
    """What is stored of a link's token."""
    return hashlib.sha256(transaction.keys.link_token(transaction.actor.organization_id, link_id)).digest()


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
