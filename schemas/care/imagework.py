"""Rules of the images of a case: announced, received, settled, held and resolved; and which views are still too weak."""

from collections.abc import Collection
from datetime import datetime, timedelta

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import WANTED, Case, Status
from schemas.care.change import Outcome
from schemas.care.derivative import DicomFacts
from schemas.care.event import Fact, Following
from schemas.care.identity import contradicted
from schemas.care.image import (
    ABANDONED_AFTER_HOURS,
    MAX_CASE_BYTES,
    MAX_FIELD_BYTES,
    MAX_IMAGES,
    MAX_PHOTO_BYTES,
    MAX_RADIOGRAPH_BYTES,
    PIECE_BYTES,
    TRIES,
    UNKNOWN_DEVICE,
    ChannelOfImage,
    Collector,
    Image,
    is_picture,
    settled_as,
)
from schemas.care.sides import mirror_announced, mirror_seen, mirror_told
from schemas.ident import ImageId
from schemas.person import LINK_HOLDERS, Actor
from schemas.refusal import Gap, Incomplete, NotFound, Unacceptable
from schemas.text import reason_or_refuse
from schemas.view import View, is_radiograph

OTHER_PATIENT = "other-patient"
"""Why an image is not used that a person found to be of somebody else: nothing failed, it was set aside."""


def announce(case: Case, act: acts.Announce, actor: Actor, now: datetime) -> Outcome:
    """Take an image's announcement, or refuse it with its own reason; the others are not touched (SPEC UPL-10)."""
    if case.image(act.image) is not None:
        raise Unacceptable("duplicate-announcement", str(act.image))
    if case.consent is None:
        raise Incomplete((Gap(item="D96-10", why="gap-consent", where="consent"),))
    refuse_unacceptable(case, act)
    channel: ChannelOfImage = case.channel
    practitioner = actor.practitioner
    licence = practitioner.licence_for("hygienist", case.place.state, case.place.day(now)) if practitioner and case.place else None
    name = practitioner.name if practitioner else (case.respondent.name if case.respondent else "")
    image = Image(
        id=act.image,
        view=act.view,
        lens=act.lens,
        mirror=mirror_announced(act.view, act.lens),
        name=act.name,
        declared_type=act.declared_type,
        size=act.size,
        sha256=act.sha256,
        pieces=act.pieces,
        collector=Collector(
            name=name,
            role=actor.role,
            channel=channel,
            device=act.device.strip() or UNKNOWN_DEVICE,
            licence=licence.number if licence else "",
            state=case.place.state if case.place else None,
            setting=case.place.setting if case.place else None,
        ),
        captured_at=act.captured_at,
        announced_at=now,
        round=case.round,
        required=act.view in case.wanted,
    )
    return Outcome(case=replace(case, images=(*case.images, image)))


def refuse_unacceptable(case: Case, act: acts.Announce) -> None:
    """Raise Unacceptable for an announcement that cannot be taken: empty, too large, duplicate, quota, or pieces that do not add up."""
    kept = [each for each in case.images if each.status not in ("dropped", "unreadable")]
    limit = MAX_RADIOGRAPH_BYTES if is_radiograph(act.view) else MAX_PHOTO_BYTES
    most = MAX_FIELD_BYTES if case.channel == "field_app" else MAX_CASE_BYTES
    twin = next((each for each in kept if each.sha256 == act.sha256), None)
    refusals = (
        (act.size <= 0, "unreadable-empty", None),
        (act.size > limit, "unreadable-too_large", None),
        (twin is not None, "duplicate", str(twin.id) if twin else None),
        (is_over(kept, act.size, MAX_IMAGES, most), "quota", None),
        (is_over(case.images, act.size, TRIES * MAX_IMAGES, TRIES * most), "quota-spent", None),
        (not adds_up(act), "pieces-do-not-add-up", None),
    )
    for refused, why, subject in refusals:
        if refused:
            raise Unacceptable(why, subject)


def is_over(images: Collection[Image], size: int, most_files: int, most_bytes: int) -> bool:
    """True if one more of `size` bytes is more than that many files or bytes."""
    return len(images) >= most_files or sum(each.size for each in images) + size > most_bytes


def adds_up(act: acts.Announce) -> bool:
    """True if the file is cut as it must be: whole pieces, and the rest. Smaller ones would cost a line of the case and a look into the
    store each, for nothing (THREATS T-P11).
    """
    *whole, last = (each.size for each in act.pieces) if act.pieces else (0,)
    return all(each == PIECE_BYTES for each in whole) and last == act.size - PIECE_BYTES * len(whole) and 0 < last <= PIECE_BYTES


def confirm(case: Case, act: acts.Confirm, actor: Actor, now: datetime) -> Outcome:
    """The API saw every piece in the store. Confirming what was confirmed before changes nothing but is written down.

    What was dropped meanwhile has no bytes any more: whoever sends it must hear so, and announce it anew.
    """
    image = sent(case, act.image)
    if image.status != "announced":
        return Outcome(case=case)
    return Outcome(
        case=with_image(case, replace(image, status="received", received_at=now)),
        follows=(Following(Fact.IMAGE_RECEIVED, image.id),),
    )


def drop(case: Case, act: acts.Drop, actor: Actor, now: datetime) -> Outcome:
    """Take an image back: what was not received yet, or one's own before it is submitted (SPEC UPL-08, USERS 10).

    Nothing that was received is deleted by it. The objects stay with the image, which leaves the views and the record.
    """
    image = found(case, act.image)
    if image.status == "dropped":
        return Outcome(case=case)
    if image.status != "announced" and not may_take_back(case, image, actor):
        raise Unacceptable("already-received", str(image.id))
    return dropped(case, image, now)


def may_take_back(case: Case, image: Image, actor: Actor) -> bool:
    """True for a settled image that this side of the case sent and has not submitted.

    A held one is the office's to decide about. One that is being worked on is settled in a moment, and its objects are then known.
    """
    since = case.opened_at if case.status is Status.DRAFT else case.asked[-1].at if case.status is Status.RETURNED and case.asked else None
    is_own = (image.collector.role in LINK_HOLDERS) == (actor.role in LINK_HOLDERS)
    return is_own and since is not None and image.announced_at >= since and image.status in ("normalized", "attached", "unreadable")


def abandon(case: Case, act: acts.Abandon, actor: Actor, now: datetime) -> Outcome:
    """Drop what never arrived; the submitter may announce it anew."""
    return dropped(case, found(case, act.image), now)


def dropped(case: Case, image: Image, now: datetime) -> Outcome:
    """Without that image. Pieces of one that never arrived whole are nobody's evidence, and go."""
    follows = (Following(Fact.IMAGE_DROPPED, image.id),) if image.status == "announced" else ()
    after = with_image(case, replace(image, status="dropped", settled_at=image.settled_at or now))
    return Outcome(case=with_received(after, now), follows=follows)


def abandoned(case: Case, now: datetime) -> Image | None:
    """An image whose announcement is older than a day: its tickets ended long ago, and no piece of it is on its way."""
    patience = timedelta(hours=ABANDONED_AFTER_HOURS)
    return next((each for each in case.images if each.status == "announced" and each.announced_at + patience <= now), None)


def settle(case: Case, act: acts.SettleImage, actor: Actor, now: datetime) -> Outcome:
    """What the worker made of an image. An image of somebody else, or a reused SOP instance, is held for a person to decide."""
    image = found(case, act.image)
    if image.status != "received":
        return Outcome(case=case)
    if act.status == "unreadable":
        return Outcome(
            case=with_received(
                with_image(case, replace(image, status="unreadable", reason=act.reason, settled_at=now, recipe=act.recipe)),
                now,
            )
        )
    hold = held_because(case, image, act.dicom) or act.hold
    settled = replace(
        image,
        status="held" if hold else settled_as(act.media_type),
        reason=hold or "",
        verified_at=now,
        settled_at=now,
        media_type=act.media_type,
        recipe=act.recipe,
        quality=act.quality,
        frame=act.frame,
        film=act.film,
        dicom=act.dicom,
        acquired=act.acquired,
        objects=act.objects,
        mirror=mirror_told(image.view, image.mirror, act.dicom, act.frame is not None)
        if act.dicom
        else mirror_seen(image.mirror, act.facing),
    )
    return Outcome(case=with_received(with_image(case, settled), now))


def held_because(case: Case, image: Image, dicom: DicomFacts | None) -> str | None:
    """Why a person has to look first: `identity` (SPEC IMG-06), `sop_reuse`, or None."""
    if dicom is None:
        return None
    if contradicted(dicom, case.surroundings.patient):
        return "identity"
    return "sop_reuse" if twin(case, image, dicom) else None


def twin(case: Case, image: Image, dicom: DicomFacts) -> Image | None:
    """Another image of the case with the same SOP instance number, unless it was taken back; or None."""
    uid, others = dicom.sop_instance_uid, (each for each in case.images if each.id != image.id and each.status != "dropped")
    return next((each for each in others if uid and each.dicom and each.dicom.sop_instance_uid == uid), None)


def resolve_hold(case: Case, act: acts.ResolveHold, actor: Actor, now: datetime) -> Outcome:
    """A person says whether a held image belongs to this patient, and how they know it. What does not is kept, and never shown to the
    reviewer."""
    image = found(case, act.image)
    if image.status != "held":
        raise Unacceptable("not-held", str(image.id))
    reason_or_refuse(act.reason, "IMG-06", "hold")
    ours = replace(image, status=settled_as(image.media_type), reason="")
    resolved = ours if act.belongs else replace(image, status="unreadable", reason=OTHER_PATIENT)
    return Outcome(case=with_image(case, resolved))


def weak_views(case: Case) -> tuple[View, ...]:
    """Wanted views without a good or usable image among all that was sent (SPEC IMG-05). A held image counts: a person decides."""
    strong = {
        each.view
        for each in case.images
        if each.status == "held"
        or (is_picture(each.status, each.media_type) and (each.quality is None or each.quality.verdict != "retake"))
    }
    return tuple(view for view in WANTED[case.type] if view not in strong)


def all_settled(case: Case) -> bool:
    return all(each.is_settled for each in case.images)


def found(case: Case, which: ImageId) -> Image:
    """The image of that id. Raises NotFound."""
    image = case.image(which)
    if image is None:
        raise NotFound("There is no such image.")
    return image


def sent(case: Case, which: ImageId) -> Image:
    """The image of that id, unless it was dropped. Raises NotFound, or Unacceptable `dropped`."""
    image = found(case, which)
    if image.status == "dropped":
        raise Unacceptable("dropped", str(which))
    return image


def with_image(case: Case, image: Image) -> Case:
    """The case with that image in place of its earlier self."""
    return replace(case, images=tuple(image if each.id == image.id else each for each in case.images))


def with_received(case: Case, now: datetime) -> Case:
    """Stamp `received_at` of the round once the case was sent and every image is settled."""
    if case.stamps.sent_at is None or case.stamps.received_at is not None or not all_settled(case):
        return case
    return replace(case, stamps=replace(case.stamps, received_at=now))
