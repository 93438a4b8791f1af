"""Rules of working on an image once more: trying again what failed, pictures by a newer recipe, and every pixel for whoever zooms."""

from datetime import datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import TRANSITIONS, Case
from schemas.care.change import Outcome
from schemas.care.derivative import REASONS, RECIPE
from schemas.care.event import Fact, Following
from schemas.care.full import Full
from schemas.care.image import Image, StoredObject
from schemas.care.imagework import found, held_because, with_image
from schemas.care.sides import mirror_told
from schemas.person import Actor
from schemas.refusal import Unacceptable

PIECES_STAY = timedelta(hours=24)
"""So long are the pieces of an unreadable image kept; nothing else is left of it."""

WORTH_ANOTHER_TRY = frozenset({"processing_failed", "pieces-missing", "limit"})
"""Reasons that are not the file's alone: our decoder died, the store had lost sight of pieces, a busy machine ran out of time. The others
are worth it once there is a newer recipe.
"""

WhyNot = Literal["not_shown", "ended", "in_review", "signed", "attached"]
"""Why the pictures of an image are not made anew. in_review: a dentist reads them now. signed: a record speaks of them."""


def may_try_again(case: Case, image: Image, now: datetime) -> bool:
    """True while an image that failed may be worked on once more, and is not there a second time by now."""
    is_fresh = image.settled_at is not None and now < image.settled_at + PIECES_STAY
    failed = image.status == "unreadable" and (image.reason in WORTH_ANOTHER_TRY or is_outdated(image))
    sent_since = any(
        each.sha256 == image.sha256 and each.id != image.id and each.status not in ("dropped", "unreadable") for each in case.images
    )
    return failed and is_fresh and not sent_since and (case.status, acts.TryAgain) in TRANSITIONS


def is_outdated(image: Image) -> bool:
    """True if an older recipe has settled the image: its pictures, or why there are none."""
    return image.recipe < RECIPE and (image.status in ("normalized", "held") or image.reason in REASONS)


def try_again(case: Case, act: acts.TryAgain | acts.RetryImage, actor: Actor, now: datetime) -> Outcome:
    """Back to `received`, with a new job. The API has seen that the pieces are there."""
    image = found(case, act.image)
    if not may_try_again(case, image, now):
        raise Unacceptable("office-again-too-late", str(image.id))
    waiting = replace(image, status="received", reason="", settled_at=None, tried_at=now)
    return Outcome(case=with_image(case, waiting), follows=(Following(Fact.IMAGE_RECEIVED, image.id),))


def why_not_renewed(case: Case, image: Image) -> WhyNot | None:
    """Why the pictures of this image stay as they are, or None where a newer recipe may make them anew."""
    if image.status == "attached":
        return "attached"
    if image.status not in ("normalized", "held") or image.stored("original") is None:
        return "not_shown"
    if (case.status, acts.RenewImage) in TRANSITIONS:
        return None
    return "in_review" if case.lease is not None else "signed" if case.sealed else "ended"


def renew(case: Case, act: acts.RenewImage, actor: Actor, now: datetime) -> Outcome:
    """Newer pictures before the older ones, which stay: a look or a sealed record may speak of them.

    The verdict on its quality stays as the submitter was told it. What a person decided about a hold stays decided: the image is held only
    for what its file said to no recipe before.
    """
    image = found(case, act.image)
    if why_not_renewed(case, image) is not None:
        return Outcome(case=case)
    if not fits(image, act):
        raise Unacceptable("unreadable-unsupported", str(image.id))
    newer = replace(
        image,
        media_type=act.media_type,
        recipe=act.recipe,
        quality=image.quality or act.quality,
        frame=act.frame,
        film=act.film,
        dicom=act.dicom,
        acquired=act.acquired,
        mirror=mirror_told(image.view, image.mirror, act.dicom, act.frame is not None) if act.dicom else image.mirror,
        objects=layered(image.objects, act.objects),
    )
    said = None if held_because(case, image, image.dicom) else held_because(case, image, act.dicom)
    if image.status == "normalized" and (hold := said or act.hold):
        newer = replace(newer, status="held", reason=hold, settled_at=now)
    return Outcome(case=with_image(case, newer))


def fits(image: Image, act: acts.RenewImage) -> bool:
    """True if the upright original has the size that it had: marks are drawn in its pixels."""
    return replace(image, frame=act.frame, quality=act.quality, objects=act.objects).pixels == image.pixels


def layered(kept: tuple[StoredObject, ...], made: tuple[StoredObject, ...]) -> tuple[StoredObject, ...]:
    """The original first, then what was made now, then what stood there before. The same bytes are the same object, and stay one."""
    before = {each.key: each for each in kept}
    originals = tuple(each for each in kept if each.kind == "original")
    newest = tuple(before.get(each.key, each) for each in made)
    gone_by = {each.key for each in (*originals, *newest)}
    return (*originals, *newest, *(each for each in kept if each.key not in gone_by))


def keep_full(case: Case, act: acts.KeepFull, actor: Actor, now: datetime) -> Outcome:
    """Beside the images; what an older recipe made stays as well."""
    found(case, act.image)
    full = Full(image=act.image, recipe=act.recipe, object=act.object, tiles=act.tiles, reason=act.reason)
    return Outcome(case=replace(case, fulls=(*case.fulls, full)))
