"""The history line of a change, its place in the hash chain, and which tasks follow from a fact.

Each line hashes its own sequence, act, actor, role, time, the salted digest of its payload, and the hash of the line before.
The salt is stored inside the payload's ciphertext: once the key of a case is deleted, no guess at the payload can be checked.
"""

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

import msgspec

from schemas.ident import CaseId, OrganizationId
from schemas.person import Role

GENESIS = hashlib.sha256(b"mesial history v1").hexdigest()
"""What the first line of every chain names as the hash before it."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One act that happened. `payload` is the act in canonical JSON."""

    sequence: int
    act_id: UUID
    act: str
    actor_id: UUID
    role: Role
    at: datetime
    payload: bytes

    def __repr__(self) -> str:
        return f"Event({self.sequence}, {self.act})"


def digest_payload(salt: bytes, payload: bytes) -> str:
    """SHA-256 in hex over the salt (32 bytes) and the payload."""
    return hashlib.sha256(salt + payload).hexdigest()


def link(organization: OrganizationId, case: CaseId, event: Event, payload_digest: str, before: str) -> str:
    """The hash of a line: SHA-256 in hex over its canonical JSON, the hash of the line before included."""
    line = {
        "organization": organization,
        "case": case,
        "sequence": event.sequence,
        "act_id": event.act_id,
        "act": event.act,
        "actor": event.actor_id,
        "role": event.role,
        "at": event.at,
        "payload": payload_digest,
        "before": before,
    }
    return hashlib.sha256(msgspec.json.encode(line, order="deterministic")).hexdigest()


class Fact(StrEnum):
    """What happened that somebody outside the transaction must learn."""

    INVITED = "invited"
    RED_FLAG = "red_flag"
    IMAGE_RECEIVED = "image_received"
    IMAGE_DROPPED = "image_dropped"
    PHOTOS_WANTED = "photos_wanted"
    SIGNED = "signed"
    ADDED_TO = "added_to"
    ENDED = "ended"


Task = Literal["normalize", "clear", "notify", "render_record"]

FOLLOWS: dict[Fact, tuple[Task, ...]] = {
    Fact.INVITED: ("notify",),
    Fact.RED_FLAG: ("notify",),
    Fact.IMAGE_RECEIVED: ("normalize",),
    Fact.IMAGE_DROPPED: ("clear",),
    Fact.PHOTOS_WANTED: ("notify",),
    Fact.SIGNED: ("render_record", "notify"),
    Fact.ADDED_TO: ("render_record",),
    Fact.ENDED: ("notify",),
}


class Following(msgspec.Struct, frozen=True):
    """A fact about one subject (the image of `image_received` and `image_dropped`, otherwise the act), waiting in the outbox."""

    fact: Fact
    subject: UUID
