"""The history line of a change, its place in the hash chain, and which tasks follow from a fact.

Each line hashes its own sequence, act, actor, role, time, the salted digest of its payload, and the hash of the line before.
The salt is stored inside the payload's ciphertext: once the key of a case is deleted, no guess at the payload can be checked.
A line that sealed something hashes the digest of the sealed bytes as well, so that whoever has the chain can tell what was signed.
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


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the hash of a line covers, in the order of canonical JSON. Identifiers may be given as the text that they are written as.

    `sealed` is the SHA-256 in hex of what was sealed by it. It is left out where nothing was: lines from before keep their hash.
    """

    act: str
    act_id: UUID | str
    actor: UUID | str
    at: datetime
    before: str
    case: UUID | str
    organization: UUID | str
    payload: str
    role: str
    sealed: str = ""
    sequence: int

    def hash(self) -> str:
        """SHA-256 in hex over the canonical JSON, the hash of the line before included."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()


def link(organization: OrganizationId, case: CaseId, event: Event, payload_digest: str, before: str, sealed: str = "") -> str:
    """The hash of an event in its place; `sealed` is the digest of what it sealed."""
    return Line(
        act=event.act,
        act_id=event.act_id,
        actor=event.actor_id,
        at=event.at,
        before=before,
        case=case,
        organization=organization,
        payload=payload_digest,
        role=event.role,
        sealed=sealed,
        sequence=event.sequence,
    ).hash()


class Fact(StrEnum):
    """What happened that somebody outside the transaction must learn."""

    INVITED = "invited"
    RED_FLAG = "red_flag"
    IMAGE_RECEIVED = "image_received"
    IMAGE_DROPPED = "image_dropped"
    FULL_ASKED = "full_asked"
    RECIPE_OUTDATED = "recipe_outdated"
    PHOTOS_WANTED = "photos_wanted"
    SIGNED = "signed"
    ADDED_TO = "added_to"
    ADVICE_ADDED = "advice_added"
    OPINION_GIVEN = "opinion_given"
    REFERRED = "referred"
    PACKET_OUTDATED = "packet_outdated"
    TOLD = "told"
    ENDED = "ended"
    NEARLY_LATE = "nearly_late"
    LATE = "late"


Task = Literal["normalize", "full", "renormalize", "clear", "notify", "render_record", "render_letter", "render_referral"]

FOLLOWS: dict[Fact, tuple[Task, ...]] = {
    Fact.INVITED: ("notify",),
    Fact.RED_FLAG: ("notify",),
    Fact.IMAGE_RECEIVED: ("normalize",),
    Fact.IMAGE_DROPPED: ("clear",),
    Fact.FULL_ASKED: ("full",),
    Fact.RECIPE_OUTDATED: ("renormalize",),
    Fact.PHOTOS_WANTED: ("notify",),
    Fact.SIGNED: ("render_letter", "render_record", "notify"),
    Fact.ADDED_TO: ("render_record",),
    Fact.ADVICE_ADDED: ("render_letter", "notify"),
    Fact.OPINION_GIVEN: ("render_record",),
    Fact.REFERRED: ("render_referral", "notify"),
    # What a specialist still reads carries what was added to the record.
    Fact.PACKET_OUTDATED: ("render_referral",),
    # The readable record says how the advice was communicated, as far as that is known: it is made anew when more is.
    Fact.TOLD: ("render_record",),
    Fact.ENDED: ("notify",),
    Fact.NEARLY_LATE: ("notify",),
    Fact.LATE: ("notify",),
}


class Following(msgspec.Struct, frozen=True):
    """A fact about one subject (an image where the fact is about one, whoever is told that a case is late, otherwise the act), waiting in
    the outbox."""

    fact: Fact
    subject: UUID
