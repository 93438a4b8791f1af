"""An image of a case: what was announced, how it was collected and sent, and what the workers made of it."""

from datetime import datetime
from typing import Literal

import msgspec

from schemas.care.acquired import Acquired
from schemas.care.derivative import ATTACHMENTS, DOCUMENTS, DerivativeKind, DicomFacts, Film, FrameFacts, Quality, Sha256
from schemas.care.intake import Setting
from schemas.ident import ImageId
from schemas.person import Role
from schemas.view import Lens, Mirror, View

PIECE_BYTES = 1024 * 1024
"""Upload pieces are at most this long, so that a lost line costs one piece."""

TICKETS_AHEAD = 8
ABANDONED_AFTER_HOURS = 24
MAX_PHOTO_BYTES = 200 * 1024 * 1024
MAX_RADIOGRAPH_BYTES = 2 * 1024 * 1024 * 1024
MAX_IMAGES = 30
MAX_CASE_BYTES = 400 * 1024 * 1024
"""A link keeps at most 30 files and 400 MiB (THREATS T-P11)."""

MAX_FIELD_BYTES = MAX_RADIOGRAPH_BYTES + MAX_CASE_BYTES
"""A hygienist, who has signed in, may send one film of 2 GiB (SPEC IMG-10) beside whatever a link may."""

TRIES = 2
"""How many times the kept files and bytes may be announced in all. What is unreadable or taken back makes room for another try, but
each try is bytes in the store and lines in the case: without an end to them one link would have no bound."""

ImageStatus = Literal["announced", "received", "normalized", "attached", "unreadable", "held", "dropped"]
"""`attached` is kept and not shown, for there is no picture in it. `dropped` is an image that its submitter took back before it was
received. The five last are settled."""

SETTLED: frozenset[ImageStatus] = frozenset({"normalized", "attached", "unreadable", "held", "dropped"})

HoldReason = Literal["identity", "sop_reuse", "other_case", "safeguarding"]
"""identity: the file names another patient. sop_reuse: its instance number belongs to other bytes. other_case: another patient has it.
safeguarding: somebody asked for it to be checked.
"""
ChannelOfImage = Literal["patient_link", "field_app", "office"]


UNKNOWN_DEVICE = "unknown"
"""What is written down of a device that says nothing about itself."""


class Piece(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`size` in bytes, `sha256` in hex."""

    size: int
    sha256: Sha256


class Collector(msgspec.Struct, frozen=True, kw_only=True):
    """Who took a photo or added an X-ray, in which role, by which channel, with which device (its own words about itself), and where:
    the place that was attested when the picture was announced, None where nobody had said (SPEC D96-02, FLD-06).
    """

    name: str
    role: Role
    channel: ChannelOfImage
    device: str = ""
    licence: str = ""
    state: str | None = None
    setting: Setting | None = None

    def __repr__(self) -> str:
        return f"Collector({self.role}, {self.channel})"


class StoredObject(msgspec.Struct, frozen=True, kw_only=True):
    """An object in the store. Digests are SHA-256 in hex: of the content, and of the ciphertext that is kept. `recipe` is the one that made
    it first; 0 for what no recipe made, and for what was made before it was written down here."""

    kind: DerivativeKind | Literal["original", "record", "letter", "referral"]
    key: str
    media_type: str
    size: int
    sha256: str
    stored_size: int
    stored_sha256: str
    width: int = 0
    height: int = 0
    recipe: int = 0


class Image(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes in bytes, digests SHA-256 in hex, times in UTC. `captured_at` is the sending device's clock, `acquired` the file's word.

    `objects`: of each kind the newest first; what an older recipe made stays behind it. `tried_at`: when it was last let to be tried again.
    """

    id: ImageId
    view: View
    lens: Lens
    mirror: Mirror
    name: str
    declared_type: str
    size: int
    sha256: str
    pieces: tuple[Piece, ...]
    collector: Collector
    captured_at: datetime
    acquired: Acquired | None = None
    announced_at: datetime
    round: int
    required: bool
    status: ImageStatus = "announced"
    reason: str = ""
    received_at: datetime | None = None
    verified_at: datetime | None = None
    settled_at: datetime | None = None
    tried_at: datetime | None = None
    media_type: str = ""
    recipe: int = 0
    quality: Quality | None = None
    frame: FrameFacts | None = None
    film: Film | None = None
    dicom: DicomFacts | None = None
    objects: tuple[StoredObject, ...] = ()

    def __repr__(self) -> str:
        return f"Image({self.id}, {self.status})"

    @property
    def is_settled(self) -> bool:
        return self.status in SETTLED

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the upright original, in which marks are drawn; zeros if it was never decoded."""
        if self.frame is not None:
            return self.frame.columns, self.frame.rows
        if self.quality is not None:
            return self.quality.width, self.quality.height
        shown = self.stored("display")
        return (shown.width, shown.height) if shown else (0, 0)

    def stored(self, kind: str) -> StoredObject | None:
        """The newest object of that kind, or None."""
        return next((each for each in self.objects if each.kind == kind), None)


def settled_as(media_type: str) -> ImageStatus:
    """What becomes of a file of that type that nothing speaks against."""
    return "attached" if media_type in ATTACHMENTS else "normalized"


def is_picture(status: str, media_type: str) -> bool:
    """True for what shows the view that it was sent for: neither a letter nor an attachment does, whatever they were sent for."""
    return status == "normalized" and media_type not in DOCUMENTS


def readable(images: tuple[Image, ...]) -> tuple[Image, ...]:
    """Those that a dentist can read."""
    return tuple(each for each in images if each.status == "normalized")


def taken_in(images: tuple[Image, ...]) -> tuple[Image, ...]:
    """Those, and what is kept beside them without being shown."""
    return tuple(each for each in images if each.status in ("normalized", "attached"))
