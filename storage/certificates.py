"""Certificates of deletion: what stays when the key of a case or a patient is deleted, and everything under it forgotten.

A certificate says who decided it, when and why, how far the case had come, and what its rows were. It is signed with the key of the trail's
heads, which no administrator of the database has: a key that was merely deleted has none, and what is left of a forgotten case cannot be
changed unnoticed, although nothing of it opens any more.
"""

import hashlib
from datetime import datetime
from uuid import UUID

import msgspec

from schemas.ident import OrganizationId, PersonId
from storage.keys import Keys
from storage.postgres import Connection, Transaction, statements

SQL = statements(__file__)
LATER = ("waiting_referrals", "referred_links", "unopened_opinions")
"""What certificates from before could not speak of. Where there is none of it, it is not spoken of today: theirs stay what they were."""


class Certificate(msgspec.Struct, frozen=True, kw_only=True, tag="deletion"):
    """`key_id` is the case or the patient. `version` and `head` are the case's at that time; 0 and empty for a patient.

    `rest` is the digest of what stays in the database. `reason` is a word, and says nothing of the patient.
    """

    organization: OrganizationId
    key_id: UUID
    version: int
    head: str
    rest: str
    reason: str
    decided_by: tuple[PersonId, ...]
    at: datetime


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate as it is kept, with the signature of exactly these bytes."""

    certificate: msgspec.Raw
    signature: bytes


async def make(transaction: Transaction, key_id: UUID, reason: str, decided_by: tuple[PersonId, ...], at: datetime) -> str:
    """The certificate for deleting a key now; to be written with `deleted_at` = `at`, in the transaction that deletes the key."""
    organization = transaction.actor.organization_id
    case = await transaction.row(SQL.cases, organization, key_id)
    certificate = Certificate(
        organization=organization,
        key_id=key_id,
        version=case["version"] if case else 0,
        head=case["head"] if case else "",
        rest=await rest(transaction.connection, organization, key_id),
        reason=reason,
        decided_by=decided_by,
        at=at,
    )
    told = msgspec.json.encode(certificate, order="deterministic")
    return msgspec.json.encode(Signed(certificate=msgspec.Raw(told), signature=transaction.keys.sign_head(told))).decode()


def read(keys: Keys, text: str) -> Certificate:
    """A certificate that is genuine. Raises cryptography's InvalidSignature, or msgspec's DecodeError for what is none."""
    signed = msgspec.json.decode(text, type=Signed)
    keys.check_head(bytes(signed.certificate), signed.signature)
    return msgspec.json.decode(signed.certificate, type=Certificate)


async def rest(connection: Connection, organization: OrganizationId, key_id: UUID) -> str:
    """SHA-256 in hex over every row that is left of a case or a patient, and over the bytes that no longer open."""
    left = {name: [dict(row) for row in await connection.fetch(getattr(SQL, name), organization, key_id)] for name in SQL.names()}
    for name in LATER:
        if not left[name]:
            del left[name]
    return hashlib.sha256(msgspec.json.encode(left, order="deterministic")).hexdigest()
