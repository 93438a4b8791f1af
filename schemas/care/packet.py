"""The audit packet of a signed case (SPEC D96-12): what its manifest says, and under which names its files lie.

The manifest is in canonical JSON. It tells every line of the history as its hash covers it, and opens only the salted payloads that name a
readable record: all others stay digests, for what they hold is in the sealed record or is nobody's business (decision 0026).
"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from schemas.care import act as acts
from schemas.care.deed import name_of
from schemas.care.derivative import MediaType, Sha256
from schemas.care.event import Line
from schemas.care.image import ImageStatus
from schemas.ident import CaseId, ImageId, OrganizationId

MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
PUBLISHED_AT = "/.well-known/mesial-packet-key"
"""Where a house publishes the key that signs its packets. Manifests say so: it stays."""

VERSION = 1
SIGNING, ADDING, KEEPING = (name_of(each) for each in (acts.Sign, acts.Addend, acts.KeepRecord))
"""The words by which the history tells of a record, of an addendum, and of a readable form."""

SEALING = (SIGNING, ADDING)
OPINING = name_of(acts.GiveOpinion)
"""The word by which the history tells of a second opinion."""

TAKEN_IN = ("normalized", "attached")
"""The statuses of an image whose original belongs to the record."""


PROVES = (
    "Every file of this packet is the one that this manifest names, by its size and SHA-256.",
    "The history is whole from its first line to its head: no line can be changed, left out, added or moved without another head.",
    "Each record is the one that was sealed by the signing line that names its SHA-256, with that signer, at that time, after those lines."
    " A line from before lines named what they seal has no such name; then only the record names the line.",
    "Each readable record is the one that the house kept by the line that is opened here. Each original is the one that the record names.",
)
PROVES_OF_SIGNATURE = (
    "This manifest is the one that was signed with the key that it names: manifest.sig is the Ed25519 signature (RFC 8032) of the words"
    " `mesial audit packet manifest`, a line feed, and the bytes of this file.",
)
ANYBODYS = (
    "That this history is the only one: whoever has no secret could invent a whole one. Ask the house for the head of the case, or have"
    " `mesial verify` run there, which compares it with the signed and anchored trail.",
)
"""What a packet does not prove that nobody signed, as all were before houses had a key for it."""

SOMEBODYS = (
    "Whose key it is: whoever invents a history can sign it with a key of their own. Compare the key's fingerprint with what the house"
    f" publishes at {PUBLISHED_AT} of an address that you know from elsewhere, not from whoever gave you this.",
    "That this history is the only one that the house signed. Ask the house for the head of the case, or have `mesial verify` run there,"
    " which compares it with the signed and anchored trail.",
)
"""The same of a packet that was signed."""

DOES_NOT_PROVE = (
    "Who a person was: the names in the record are what the house had checked. Actors in the history are identifiers.",
    "What the lines of the history say beyond act, role, actor and time: their payloads stay with the house, as salted digests.",
    "That the words in the readable record are those of the sealed one. Where the two differ, the sealed record is what was signed.",
    "Why an image that a record names is withheld: that the house took it out of the case is the house's word alone.",
    "What happened after the last line.",
)

PROVES_OF_OPINIONS = (
    "Each second opinion is the one that was sealed by the line that names its SHA-256, by that signer, at that time, after those lines. It"
    " stands beside the record that it names, and is no part of it.",
)
"""Said where there is one; a packet without any is what it was before there could be."""

PublicKey = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
"""The 32 bytes of an Ed25519 key in hex."""

EXTENSIONS: dict[MediaType, str] = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/heic": "heic",
    "image/webp": "webp",
    "image/avif": "avif",
    "image/tiff": "tif",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "application/pdf": "pdf",
    "application/dicom": "dcm",
    "model/stl": "stl",
    "model/ply": "ply",
}


class Gathered(msgspec.Struct, frozen=True):
    """All that is asked of an item of a sealed record: an old record must not be measured by what today's say."""

    image: ImageId
    status: str
    size: int
    sha256: str


class Signed(msgspec.Struct, frozen=True):
    """The same of its signature."""

    signer: UUID
    signed_at: datetime


class SealedSays(msgspec.Struct, frozen=True, kw_only=True):
    """The same of a sealed record, or of an addendum: that one gathered nothing, and `amends` the digest of what was sealed before.
    A second opinion stands `beside` a digest, or beside nothing that was sealed yet."""

    organization: OrganizationId
    case: CaseId
    history_length: int
    history_head: str
    signature: Signed
    gathered: tuple[Gathered, ...] = ()
    amends: str = ""
    beside: str = ""


class KeptObject(msgspec.Struct, frozen=True):
    """The same of an object that was kept."""

    key: str
    size: int
    sha256: str


class Keeping(msgspec.Struct, frozen=True):
    """The same of the act that kept a readable record."""

    object: KeptObject


class PackedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`size` in bytes, `sha256` in hex, of the content."""

    name: str
    size: int
    sha256: Sha256


class Opened(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the payload digest of a line is the digest of: the salt in hex, and the act in canonical JSON."""

    salt: Sha256
    payload: str


class PackedLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A line of the history: what its hash covers (`schemas/care/event.py: Line`) but case and organization, and the hash itself."""

    act: str
    act_id: UUID
    actor: UUID
    at: datetime
    before: Sha256
    hash: Sha256
    opened: Opened | None = None
    payload: Sha256
    role: str
    sealed: Sha256 | Literal[""] = ""
    sequence: int


class PackedRecord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sealed record (number 0 of its round) or an addendum, as it was sealed. `line` is the number of the line that sealed it."""

    file: str
    round: int
    number: int
    line: int


class PackedOpinion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A second opinion as it was sealed. `line` is the number of the line that sealed it."""

    file: str
    round: int
    number: int
    line: int


class PackedReadable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The newest readable form of a round. `line` is the number of the line by which it was kept."""

    file: str
    round: int
    line: int


class PackedOriginal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An image as it was sent."""

    file: str
    image: ImageId


class Withheld(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An image that a record names and that the house has since taken out of the case: it may show somebody else."""

    image: ImageId
    status: ImageStatus


class Manifest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Everything that is in the packet, in the order of the zip, and the history that it belongs to. `signed_by` is the house's key; the
    signature is the second file and in no list, for it is of this one. Where nobody signed, or nobody gave an opinion, that is left out, so
    that packets from before are written as they were."""

    packet: int
    signed_by: PublicKey | Literal[""] = ""
    proves: tuple[str, ...]
    does_not_prove: tuple[str, ...]
    organization: OrganizationId
    case: CaseId
    records: tuple[PackedRecord, ...]
    opinions: tuple[PackedOpinion, ...] = ()
    readable: tuple[PackedReadable, ...]
    originals: tuple[PackedOriginal, ...]
    withheld: tuple[Withheld, ...]
    files: tuple[PackedFile, ...]
    history: tuple[PackedLine, ...]
    head: Sha256

    @property
    def named(self) -> tuple[str, ...]:
        """The names of all files that it says something about, in their order."""
        return tuple(each.file for some in (self.records, self.opinions, self.readable, self.originals) for each in some)

    @property
    def sealed(self) -> frozenset[str]:
        """The names of the files that were sealed: what they say is read."""
        return frozenset(each.file for some in (self.records, self.opinions) for each in some)

    def written(self) -> bytes:
        """The canonical bytes."""
        return msgspec.json.encode(self, order="deterministic")


def hash_of(line: PackedLine, organization: OrganizationId, case: CaseId) -> str:
    """The hash that a line must have in its place."""
    return Line(
        act=line.act,
        act_id=line.act_id,
        actor=line.actor,
        at=line.at,
        before=line.before,
        case=case,
        organization=organization,
        payload=line.payload,
        role=line.role,
        sealed=line.sealed,
        sequence=line.sequence,
    ).hash()


def record_name(round_: int, number: int) -> str:
    """Where a sealed record or an addendum lies."""
    return f"round-{round_}/record.json" if number == 0 else f"round-{round_}/addendum-{number}.json"


def opinion_name(round_: int, number: int) -> str:
    """Where a second opinion lies."""
    return f"round-{round_}/opinion-{number}.json"


def proves(signed_by: str, opinions: tuple[PackedOpinion, ...]) -> tuple[str, ...]:
    """What a manifest under that key and with these opinions says that its packet proves."""
    return (*PROVES, *(PROVES_OF_SIGNATURE if signed_by else ()), *(PROVES_OF_OPINIONS if opinions else ()))


def does_not_prove(signed_by: str) -> tuple[str, ...]:
    """What it says that its packet does not prove."""
    return (*(SOMEBODYS if signed_by else ANYBODYS), *DOES_NOT_PROVE)


def readable_name(round_: int) -> str:
    """Where the readable record of a round lies."""
    return f"round-{round_}/record.pdf"


def original_name(image: ImageId, media_type: MediaType) -> str:
    """Where an original lies. The name that its sender gave it may say anything, and is in the record only."""
    return f"originals/{image}.{EXTENSIONS[media_type]}"
