"""The manifest of a record: every item that was gathered, how and when it was collected and sent, and what was made of it (D96-01, 02)."""

from datetime import datetime

import msgspec

from schemas.care.acquired import Acquired, is_far
from schemas.care.case import Case
from schemas.care.derivative import Length, Verdict, length_of, verdict_of
from schemas.care.image import Collector, Image, Piece
from schemas.care.looked import Sided, counting
from schemas.care.review import Review
from schemas.care.sides import Sides, on_image
from schemas.ident import ImageId
from schemas.person import Actor
from schemas.view import ADA_1100, Lens, Mirror, View


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was gathered. Digests are SHA-256 in hex; `pixels` is the digest of a radiograph's stored values.

    `width`, `height`: pixels of the upright original, in which the marks of findings are drawn; None if it was never decoded.
    `mirror` is what lens and file say of left and right, `patient_orientation` and `laterality` the file's own words for it, `sided` the
    signer's answer, and `sides` what follows from all of them. `captured_at` is the sending device's clock, `acquired` the file's own
    time; `clocks_differ` is true if they lie more than a day apart. `quality` is `not_judged` for radiographs. `length` is a clip's or a
    letter's. An item whose status is `attached` was kept and not shown to the signer.
    """

    image: ImageId
    view: View
    ada_1100: str | None
    lens: Lens
    mirror: Mirror
    patient_orientation: str | None
    laterality: str | None
    sided: Sided | None
    sides: Sides
    status: str
    reason: str
    round: int
    media_type: str
    size: int
    sha256: str
    pixels: str | None
    collector: Collector
    captured_at: datetime
    acquired: Acquired | None
    clocks_differ: bool
    announced_at: datetime
    received_at: datetime | None
    verified_at: datetime | None
    settled_at: datetime | None
    width: int | None
    height: int | None
    quality: Verdict | None
    quality_override: str | None
    length: Length | None = None
    derivatives: dict[str, str]
    pieces: tuple[Piece, ...]


def item(case: Case, image: Image, review: Review, signer: Actor) -> Item:
    """One line of the manifest."""
    dicom, zone = image.dicom, case.place.zone if case.place else case.surroundings.organization.zone
    answers = counting(case.sides, signer.id, case.stamps.review_started_at)
    sided = next((each for each in answers if each.image == image.id), None)
    return Item(
        image=image.id,
        view=image.view,
        ada_1100=ADA_1100.get(image.view),
        lens=image.lens,
        mirror=image.mirror,
        patient_orientation=dicom.patient_orientation if dicom else None,
        laterality=dicom.laterality if dicom else None,
        sided=sided,
        sides=on_image(image, sided),
        status=image.status,
        reason=image.reason,
        round=image.round,
        media_type=image.media_type,
        size=image.size,
        sha256=image.sha256,
        pixels=image.frame.pixel_sha256 if image.frame else None,
        collector=image.collector,
        captured_at=image.captured_at,
        acquired=image.acquired,
        clocks_differ=image.acquired is not None and is_far(image.acquired, image.captured_at, zone),
        announced_at=image.announced_at,
        received_at=image.received_at,
        verified_at=image.verified_at,
        settled_at=image.settled_at,
        width=image.pixels[0] or None,
        height=image.pixels[1] or None,
        quality=verdict_of(image.quality),
        quality_override=review.quality_overrides.get(str(image.id)),
        length=length_of(image.film),
        derivatives={each.kind: each.sha256 for each in reversed(image.objects)},
        pieces=image.pieces,
    )
