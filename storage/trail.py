"""The trail: who looked at what, and who did what, why, when and from where (45 CFR 164.312(b)).

A row is written in the transaction of the reading or of the act. So that nobody queues behind anybody else, rows are chained afterwards:
a sealer takes committed rows below the oldest running transaction, in order, links each to the one before and signs the head.

The row of an act is written with the act itself (`storage.care.cases`) and has the hash of its history line: it is the one event of its
effect (FAULTS I6). Thus the one chain of an organization vouches for the history of every case, and a
case that was deleted, cut or put back to what it was is missed by it.
"""

import hashlib
from datetime import datetime
from typing import Literal
from uuid import UUID

import asyncpg
import msgspec

from schemas.ident import CaseId, OrganizationId
from storage.ident import uuid7
from storage.postgres import Transaction, statements

SQL = statements(__file__)
GENESIS = hashlib.sha256(b"mesial trail v1").hexdigest()
SEAL_AT_ONCE = 1000
OK = "ok"
HELD_UP_SECONDS = 120  # twice what an idle transaction of the house's own roles is given

Purpose = Literal["treatment", "treatment_ahead", "intake", "own_record", "operations", "audit", "security"]
"""Why somebody read, or proved who they are; `treatment_ahead` was fetched before anybody asked to see it. The row of an act, or of a
refusal to do one, has the purpose `act`."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """Up to where a trail is chained. What is signed is this record in canonical JSON."""

    organization: OrganizationId
    sequence: int
    hash: str
    at: datetime

    def signed_bytes(self) -> bytes:
        return msgspec.json.encode(self, order="deterministic")


async def looked(transaction: Transaction, what: str, purpose: Purpose, case: CaseId | None = None, subject: UUID | None = None) -> None:
    """Write that the actor of this transaction read something."""
    await _add(transaction, what, purpose, OK, case, subject)


async def happened(transaction: Transaction, what: str, outcome: str = OK, case: CaseId | None = None) -> None:
    """Write that the actor of this transaction proved who it is, or failed to: `outcome` is the code of the refusal (THREATS T-Q10)."""
    await _add(transaction, what, "security", outcome, case, None)


async def _add(transaction: Transaction, what: str, purpose: Purpose, outcome: str, case: CaseId | None, subject: UUID | None) -> None:
    actor = transaction.actor
    await transaction.run(
        SQL.add, actor.organization_id, uuid7(), actor.id, actor.role, what, purpose, outcome, case, subject, actor.origin
    )


class Linked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the hash of a trail row covers, in the order of canonical JSON. Identifiers may be given as the text that they are written as.

    The empty digest of a reading is left out: rows that were chained before there were digests keep their hash.
    """

    actor_id: UUID | str
    at: datetime
    before: str
    case_id: UUID | str | None
    digest: str = ""
    organization_id: UUID | str
    origin: str
    outcome: str
    purpose: str
    role: str
    sequence: int
    subject: UUID | str | None
    trail_id: UUID | str
    what: str


def link(row: asyncpg.Record, sequence: int, before: str) -> str:
    """The hash of a trail row in its place: SHA-256 in hex over every column of it, its number and the hash before."""
    linked = Linked(
        actor_id=row["actor_id"],
        at=row["at"],
        before=before,
        case_id=row["case_id"],
        digest=row["digest"],
        organization_id=row["organization_id"],
        origin=row["origin"],
        outcome=row["outcome"],
        purpose=row["purpose"],
        role=row["role"],
        sequence=sequence,
        subject=row["subject"],
        trail_id=row["trail_id"],
        what=row["what"],
    )
    return hashlib.sha256(msgspec.json.encode(linked)).hexdigest()


async def seal(transaction: Transaction) -> int:
    """Chain what was committed and sign the head; answer how many rows were chained. One sealer at a time for each organization."""
    organization = transaction.actor.organization_id
    if not await transaction.value(SQL.one_sealer, f"trail {organization}"):
        return 0
    last = await transaction.row(SQL.last)
    sequence, head = (last["sequence"], last["hash"]) if last else (0, GENESIS)
    rows = await transaction.fetch(SQL.unsealed, SEAL_AT_ONCE)
    if not rows:
        return 0
    hashes = []
    for number, row in enumerate(rows, sequence + 1):
        head = link(row, number, head)
        hashes.append(head)
    await transaction.run(SQL.chain, organization, sequence, [row["trail_id"] for row in rows], hashes)
    at = await transaction.value(SQL.clock)
    signed = Head(organization=organization, sequence=sequence + len(rows), hash=head, at=at)
    await transaction.run(SQL.sign, organization, signed.sequence, head, at, transaction.keys.sign_head(signed.signed_bytes()))
    return len(rows)


async def held_up(transaction: Transaction) -> bool:
    """True if a row has waited too long to be chained: a transaction that is left open holds up the horizon, by accident or on purpose."""
    return bool(await transaction.value(SQL.oldest_unsealed) > HELD_UP_SECONDS)


async def signed_head(transaction: Transaction) -> tuple[Head, bytes] | None:
    """The newest head with its signature, or None before the first."""
    row = await transaction.row(SQL.newest_head)
    if row is None:
        return None
    head = Head(organization=transaction.actor.organization_id, sequence=row["sequence"], hash=row["hash"], at=row["at"])
    return head, row["signature"]


async def hash_at(transaction: Transaction, sequence: int) -> str | None:
    """The hash of the link with that number, or None if the trail is not that long."""
    found: str | None = await transaction.value(SQL.hash_at, sequence)
    return found
