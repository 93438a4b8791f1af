"""The trail: who looked at what, why, when and from where (45 CFR 164.312(b)).

A row is written in the transaction of the reading. So that reads never queue behind each other, rows are chained afterwards: a sealer
takes committed rows below the oldest running transaction, in order, links each to the one before and signs the head.
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

Purpose = Literal["treatment", "intake", "own_record", "operations", "audit", "security"]


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


def link(row: asyncpg.Record, sequence: int, before: str) -> str:
    """The hash of a trail row in its place: SHA-256 in hex over every column of it, its number and the hash before."""
    columns = {
        name: row[name]
        for name in ("organization_id", "trail_id", "at", "actor_id", "role", "what", "purpose", "outcome", "case_id", "subject", "origin")
    }
    return hashlib.sha256(msgspec.json.encode(columns | {"sequence": sequence, "before": before}, order="deterministic")).hexdigest()


async def seal(transaction: Transaction) -> int:
    """Chain what was committed and sign the head; answer how many rows were chained. One sealer at a time for each organization."""
    organization = transaction.actor.organization_id
    if not await transaction.value("SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))", f"trail {organization}"):
        return 0
    last = await transaction.row(SQL.last)
    sequence, head = (last["sequence"], last["hash"]) if last else (0, GENESIS)
    rows = await transaction.fetch(SQL.unsealed, SEAL_AT_ONCE)
    for row in rows:
        sequence, head = sequence + 1, link(row, sequence + 1, head)
        await transaction.run(SQL.chain, organization, sequence, row["trail_id"], head)
    if rows:
        at = await transaction.value("SELECT date_trunc('milliseconds', clock_timestamp())")
        signed = Head(organization=organization, sequence=sequence, hash=head, at=at)
        await transaction.run(SQL.sign, organization, sequence, head, at, transaction.keys.sign_head(signed.signed_bytes()))
    return len(rows)
