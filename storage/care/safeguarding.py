"""The private entries of a case: a chain of their own, under the key of the case, to which every role of the house can only add.

Each line is hashed as a line of a history is, from a beginning of its own, and the trail has its hash: the signed chain of the organization
vouches for it, so that a report can be proved, and one that was taken out is missed.
"""

import hashlib
import os
from uuid import UUID

import asyncpg
import msgspec

from schemas.care import event
from schemas.care.event import Event
from schemas.care.safeguarding import KEEP, Entry, Kept, complete_or_refuse
from schemas.ident import CaseId, OrganizationId
from schemas.refusal import KeyReused
from storage import postgres
from storage.care import cases
from storage.ident import uuid7
from storage.keys import about, lock, unlock
from storage.postgres import Transaction, statements

SQL = statements(__file__)
GENESIS = hashlib.sha256(b"mesial safeguarding v1").hexdigest()
"""What the first entry of every case names as the hash before it."""

_entry: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(Entry)


async def read(transaction: Transaction, case_id: CaseId) -> tuple[Kept, ...]:
    """Every entry of the case, oldest first. The caller says who may see which, and writes the trail row. Raises NotFound."""
    key = await cases.case_key(transaction, case_id)
    rows = await transaction.fetch(SQL.entries, case_id)
    return tuple(opened(row, key, transaction.actor.organization_id, case_id)[1] for row in rows)


async def keep(transaction: Transaction, case_id: CaseId, entry_id: UUID, entry: Entry) -> None:
    """Add an entry to a case that is locked, with its row in the trail. The same one again is kept once.

    Raises Incomplete for one that says too little, KeyReused for another one under the same identifier.
    """
    actor, kept = transaction.actor, await read(transaction, case_id)
    if (before := next((each for each in kept if each.id == entry_id), None)) is not None:
        if (before.author, before.entry) != (actor.id, entry):
            raise KeyReused("This identifier was used for something else.")
        return
    now = await postgres.clock(transaction)
    complete_or_refuse(entry, now)
    payload = msgspec.json.encode(entry, order="deterministic")
    line = Event(sequence=len(kept) + 1, act_id=entry_id, act=KEEP, actor_id=actor.id, role=actor.role, at=now, payload=payload)
    await _add(transaction, case_id, line)


async def _add(transaction: Transaction, case_id: CaseId, line: Event) -> None:
    organization, key, salt = transaction.actor.organization_id, await cases.case_key(transaction, case_id), os.urandom(cases.SALT_BYTES)
    before = await transaction.value(SQL.head, case_id) or GENESIS
    digest = event.digest_payload(salt, line.payload)
    head = event.link(organization, case_id, line, digest, before)
    payload = lock(key, salt + line.payload, bound(organization, case_id, line.sequence))
    of_line = (line.sequence, line.act_id, line.actor_id, line.role, line.at, digest, payload, before, head)
    of_trail = (uuid7(), line.act, transaction.actor.origin)
    await transaction.run(SQL.add, organization, case_id, *of_line, *of_trail)


def opened(row: asyncpg.Record, key: bytes, organization: OrganizationId, case_id: CaseId) -> tuple[str, Kept]:
    """The salted digest of an entry, and the entry. Raises Tampered."""
    content = unlock(key, row["payload"], bound(organization, case_id, row["sequence"]))
    salt, payload = content[: cases.SALT_BYTES], content[cases.SALT_BYTES :]
    kept = Kept(id=row["entry_id"], author=row["author"], at=row["at"], entry=_entry.decode(payload))
    return event.digest_payload(salt, payload), kept


def bound(organization: OrganizationId, case_id: CaseId, sequence: int) -> bytes:
    """What the ciphertext of an entry is bound to."""
    return about("safeguarding", organization, case_id, sequence)
