"""What becomes of an image that has arrived: acts of the machine about its pictures, and the one by which a person asks it to try again."""

from typing import Literal

from schemas.care.acquired import Acquired
from schemas.care.deed import Act
from schemas.care.derivative import DicomFacts, Film, FrameFacts, Quality, Tiles
from schemas.care.image import HoldReason, StoredObject
from schemas.ident import ImageId


class SettleImage(Act, frozen=True, kw_only=True, tag="settle_image", forbid_unknown_fields=True):
    """What a worker made of an image, or why it is not shown. `reason` is a message id, `facing` the camera's own word."""

    image: ImageId
    status: str
    reason: str = ""
    media_type: str = ""
    recipe: int = 0
    quality: Quality | None = None
    frame: FrameFacts | None = None
    film: Film | None = None
    dicom: DicomFacts | None = None
    acquired: Acquired | None = None
    facing: Literal["front", "rear"] | None = None
    objects: tuple[StoredObject, ...] = ()
    hold: HoldReason | None = None


class RenewImage(Act, frozen=True, kw_only=True, tag="renew_image", forbid_unknown_fields=True):
    """A worker made the pictures of an image again, by another recipe. `objects` are what it made now, without the original."""

    image: ImageId
    media_type: str
    recipe: int
    quality: Quality | None = None
    frame: FrameFacts | None = None
    film: Film | None = None
    dicom: DicomFacts | None = None
    acquired: Acquired | None = None
    objects: tuple[StoredObject, ...]
    hold: HoldReason | None = None


class KeepFull(Act, frozen=True, kw_only=True, tag="keep_full", forbid_unknown_fields=True):
    """A worker made every pixel of an image to be had, or could not: then there is no object, and `reason` says why."""

    image: ImageId
    recipe: int
    object: StoredObject | None = None
    tiles: Tiles | None = None
    reason: str = ""


class TryAgain(Act, frozen=True, kw_only=True, tag="try_again", forbid_unknown_fields=True):
    """A person lets an image that could not be opened be worked on once more, from the pieces that are still there."""

    image: ImageId


class RetryImage(Act, frozen=True, kw_only=True, tag="retry_image", forbid_unknown_fields=True):
    """The same by the machine, for a file that an older recipe could not read."""

    image: ImageId
