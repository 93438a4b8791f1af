"""What each role is shown of a case: the case as storage read it becomes the reading that the role needs, and no more of it.

Pure but for the keys that mark image addresses: case, actor and time are given.
"""

from datetime import date, datetime

from api.care import capability, opinions, referred
from api.care.beside import Beside
from schemas.care import alerts, asking, casework, due, encounter, full, gathering, imagework, informing, inviting, reminding, unopened
from schemas.care.acquired import is_far
from schemas.care.admission import may_look, within_reach
from schemas.care.case import Case, Status
from schemas.care.consent import may_consent
from schemas.care.derivative import verdict_of
from schemas.care.full import FullPicture
from schemas.care.image import Image, StoredObject, readable
from schemas.care.link import Right
from schemas.care.looked import counting
from schemas.care.reading import (
    CaseForReview,
    MyCase,
    PatientOf,
    ReadImage,
    SentImage,
    WorklistRow,
)
from schemas.care.review import drawers
from schemas.person import Actor, Role, age
from schemas.refusal import NotFound, NotPermitted
from storage.keys import Keys

COLLECTING = (Status.DRAFT, Status.RETURNED)
EXPECTING = (Status.SUBMITTED, Status.READY, Status.IN_REVIEW)
READING = (Status.READY, Status.IN_REVIEW)
UPLOADABLE = (Status.DRAFT, Status.RETURNED, Status.SUBMITTED, Status.READY, Status.IN_REVIEW)


class Eyes:
    """Who looks, and when, and whether for later: what an image address is made for."""

    def __init__(self, keys: Keys, image_origin: str, actor: Actor, now: datetime, ahead: bool = False) -> None:
        self.keys, self.image_origin, self.actor, self.now, self.ahead = keys, image_origin, actor, now, ahead

    def day(self, case: Case) -> date:
        """Today at the patient's place, by which licences and ages are judged."""
        return case.place.day(self.now) if case.place else self.now.date()

    def address(self, case: Case, image: Image, kind: capability.Kind, right: Right = "upload") -> str | None:
        """Where that picture can be had for the next minutes; None while there is none, and for whatever nobody should see."""
        if shown(case, image, kind) is None:
            return None
        return f"{self.image_origin}/i/{capability.issue(self.keys, self.actor, case.id, image.id, kind, right, self.now, self.ahead)}"


def shown(case: Case, image: Image, kind: capability.Kind) -> StoredObject | None:
    """The object of that kind that is shown of an image; None while there is none, and for whatever nobody should see."""
    if image.status != "normalized":
        return None
    if kind != "full":
        return image.stored(kind)
    every = case.full(image.id)
    return every.object if every is not None and full.state_of(image, every) == "there" else None


def full_picture(case: Case, image: Image, eyes: Eyes) -> FullPicture:
    """What a dentist who zooms can have of an image now."""
    every = case.full(image.id)
    state = full.state_of(image, every)
    return FullPicture(
        state=state,
        url=eyes.address(case, image, "full"),
        tiles=every.tiles if every is not None and state == "there" else None,
        reason=every.reason if every is not None and state == "refused" else "",
    )


def refuse_unseen(case: Case, eyes: Eyes) -> None:
    """Raise NotFound for a case that the actor may not read: it answers as if there were none. NotPermitted for a case that this dentist
    has read already, and may not any more: there is nothing to hide, and why is said."""
    if may_look(case, eyes.actor, eyes.day(case)):
        return
    if within_reach(case, eyes.actor) and has_read(case, eyes.actor):
        raise NotPermitted("licence-lost")
    raise NotFound("There is no such case.")


def has_read(case: Case, actor: Actor) -> bool:
    """True for a dentist who holds the case, or looked at a picture of it."""
    holds = case.lease is not None and case.lease.person == actor.id
    return actor.role is Role.DENTIST and (holds or any(each.person == actor.id for each in case.looks))


def sent_image(case: Case, image: Image, eyes: Eyes) -> SentImage:
    """An image for whoever sent it. Why one is held is said to the office only."""
    return SentImage(
        id=image.id,
        view=image.view,
        lens=image.lens,
        name=image.name,
        size=image.size,
        sha256=image.sha256,
        status=image.status,
        reason="held" if image.status == "held" else image.reason,
        hint=image.quality.hint if image.quality else "",
        verdict=image.quality.verdict if image.quality else "",
        thumb_url=eyes.address(case, image, "thumb"),
        removable=image.status == "announced" or imagework.may_take_back(case, image, eyes.actor),
    )


def my_case(case: Case, eyes: Eyes) -> MyCase:
    """The case for its submitter. Once a link only reads, what was told and sent is not shown again (THREATS T-P07); staff see what
    they sent, and what became of it, for as long as the case is there."""
    rights = rights_of(case, eyes)
    around, wanted = case.surroundings, casework.still_wanted(case)
    telling = "upload" in rights or eyes.actor.role is Role.HYGIENIST
    return MyCase(
        id=case.id,
        type=case.type,
        status=case.status,
        language=case.language,
        practice=around.organization.name,
        phone=around.organization.phone,
        on_call=around.organization.on_call is not None,
        red_flag=case.red_flag,
        expected_at=due.expected_at(case, eyes.now) if case.status in EXPECTING else None,
        respondent=case.respondent if telling else None,
        place=case.place if telling else None,
        emergency=case.emergency if telling else None,
        consent=case.consent if telling else None,
        complaint=case.complaint if telling else None,
        history=case.history if telling else None,
        reviewable=case.place is None or gathering.is_reviewable(case),
        may_consent=submitter_may_consent(case, eyes.day(case)),
        consent_texts=around.consent_texts if case.status in COLLECTING else (),
        wanted=case.wanted,
        still_wanted=tuple(view for view in case.wanted if view in wanted),
        asked=case.asked[-1] if case.status is Status.RETURNED and case.asked else None,
        images=tuple(sent_image(case, each, eyes) for each in case.images if each.status != "dropped") if telling else (),
        missing=gathering.missing_to_submit(case) if case.status in COLLECTING else (),
        rights=tuple(sorted(rights)),
    )


def submitter_may_consent(case: Case, on: date) -> bool:
    """True if whoever answers may consent for this patient in this state; False while that is not known."""
    rule = case.surroundings.rules.get(case.place.state) if case.place else None
    if rule is None or case.respondent is None:
        return False
    return may_consent(case.respondent.relationship, case.surroundings.patient.birth_date, on, rule.majority_age)


def rights_of(case: Case, eyes: Eyes) -> frozenset[Right]:
    """What the submitter may still do: a hygienist uploads until the case is signed, a patient does what the link lets do."""
    if eyes.actor.role is Role.HYGIENIST:
        return frozenset({"upload"}) if case.status in UPLOADABLE else frozenset()
    return inviting.rights_of(case, eyes.actor, eyes.now)


def read_image(case: Case, image: Image, number: int, eyes: Eyes) -> ReadImage:
    """An image for the dentist; width and height are those of the original, in which marks are drawn."""
    zone = case.place.zone if case.place else case.surroundings.organization.zone
    began, looking_since = case.stamps.review_started_at, asking.looking_since(case, eyes.actor.id)
    signer = next((each.signer for each in case.sealed if (each.round, each.number) == (case.round, 0)), None)
    return ReadImage(
        id=image.id,
        number=number,
        view=image.view,
        lens=image.lens,
        mirror=image.mirror,
        sided=next((each for each in counting(case.sides, signer or eyes.actor.id, began) if each.image == image.id), None),
        status=image.status,
        reason=image.reason,
        round=image.round,
        required=image.required,
        media_type=image.media_type,
        size=image.size,
        sha256=image.sha256,
        collector=image.collector,
        captured_at=image.captured_at,
        acquired=image.acquired,
        clocks_differ=image.acquired is not None and is_far(image.acquired, image.captured_at, zone),
        announced_at=image.announced_at,
        received_at=image.received_at,
        settled_at=image.settled_at,
        quality=verdict_of(image.quality),
        measured=image.quality,
        frame=image.frame,
        film=image.film,
        laterality=image.dicom.laterality if image.dicom else None,
        width=image.pixels[0],
        height=image.pixels[1],
        looked=any(each.image == image.id for each in counting(case.looks, eyes.actor.id, looking_since)),
        thumb_url=eyes.address(case, image, "thumb"),
        display_url=eyes.address(case, image, "display"),
        frame_url=eyes.address(case, image, "frame"),
        full=full.state_of(image, case.full(image.id)),
        film_url=eyes.address(case, image, "film"),
        text_url=eyes.address(case, image, "text"),
    )


def for_review(case: Case, eyes: Eyes, beside: Beside) -> CaseForReview:
    patient = case.surroundings.patient
    gathered = [each for each in case.images if each.status != "dropped"]
    return CaseForReview(
        id=case.id,
        type=case.type,
        status=case.status,
        version=case.version,
        round=case.round,
        language=case.language,
        patient=PatientOf(
            id=patient.id,
            name=f"{patient.given_name} {patient.family_name}",
            birth_date=patient.birth_date,
            sex=patient.sex,
            age=age(patient.birth_date, eyes.day(case)),
        ),
        respondent=case.respondent,
        place=case.place,
        emergency=case.emergency,
        red_flag=case.red_flag,
        limited_images=case.limited_images,
        consent=case.consent,
        complaint=case.complaint,
        history=case.history,
        alerts=alerts.alerts_of(case),
        wanted=case.wanted,
        images=tuple(read_image(case, each, number, eyes) for number, each in enumerate(gathered, 1)),
        asked=case.asked,
        stamps=case.stamps,
        due_at=case.due_at,
        warn_at=case.clock.warn_at if case.clock else None,
        escalated=reminding.is_escalated(case),
        lease=case.lease,
        mine=is_mine(case, eyes),
        draft=case.surroundings.draft,
        drawers={each: beside.names.get(each, "") for each in drawers(case.surroundings.draft.review)},
        gaps=encounter.gaps(case, eyes.actor, eyes.day(case)) if case.status in READING else (),
        sealed=case.sealed,
        added=beside.added(),
        referrals=referred.of_dentist(case, eyes.actor, eyes.now, beside.names),
        second_opinion=opinions.second_opinion(case, eyes.actor, beside.names, beside.opinions),
        calls=beside.calls(informing.calls_of_round(case)),
        failed=beside.failures(),
        opened_advice_at=unopened.opened_at(case),
        missed_advice_at=case.missed_advice_at,
    )


def is_mine(case: Case, eyes: Eyes) -> bool:
    return case.lease is not None and case.lease.person == eyes.actor.id and eyes.now < case.lease.until


def worklist_row(case: Case, eyes: Eyes) -> WorklistRow:
    patient = case.surroundings.patient
    return WorklistRow(
        id=case.id,
        type=case.type,
        status=case.status,
        patient=f"{patient.given_name} {patient.family_name}",
        age=age(patient.birth_date, eyes.day(case)),
        state=case.place.state if case.place else "",
        language=case.language,
        red_flag=case.red_flag,
        alerts=tuple(dict.fromkeys(each.kind for each in alerts.accepted(case))),
        due_at=case.due_at,
        warn_at=case.clock.warn_at if case.clock else None,
        escalated=reminding.is_escalated(case),
        ready_at=case.stamps.ready_at,
        images=len(readable(case.images)),
        mine=is_mine(case, eyes),
    )
