"""The D9996 record as it is sealed: one self-contained document of what was gathered, how, when, and what the dentist concluded.

Everything in it comes from the case and its surroundings; the dentist's words come from the draft. The record names the head of the
history chain at signing, so that history and record vouch for each other.
"""

from datetime import date, datetime

import msgspec

from schemas.care.advice import Addendum, Advice
from schemas.care.case import WANTED, Asked, Case, Looked, Stamps
from schemas.care.consent import Consent
from schemas.care.finding import Finding
from schemas.care.image import Collector, Image, Piece
from schemas.care.intake import Complaint, EmergencyCheck, History, Place, Respondent
from schemas.care.review import Review, Sufficiency
from schemas.ident import CaseId, ImageId, OrganizationId, PatientId, PersonId
from schemas.person import Actor, Licence, Sex
from schemas.view import ADA_1100, Lens, Mirror, View

RECORD_VERSION = 1
ENCOUNTER_CODE = "D9996"
MEANING = "I reviewed the listed materials myself, after they were collected, and this record states my findings and advice."


class RecordedPatient(msgspec.Struct, frozen=True, kw_only=True):
    id: PatientId
    given_name: str
    family_name: str
    birth_date: date
    sex: Sex

    def __repr__(self) -> str:
        return f"RecordedPatient({self.id})"


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was gathered. Digests are SHA-256 in hex; `pixels` is the digest of a radiograph's stored values.

    `width`, `height`: pixels of the upright original, in which the marks of findings are drawn; None if it was never decoded.
    """

    image: ImageId
    view: View
    ada_1100: str | None
    lens: Lens
    mirror: Mirror
    side_confirmed: bool
    status: str
    reason: str
    round: int
    media_type: str
    size: int
    sha256: str
    pixels: str | None
    collector: Collector
    captured_at: datetime
    announced_at: datetime
    received_at: datetime | None
    verified_at: datetime | None
    settled_at: datetime | None
    width: int | None
    height: int | None
    quality: str | None
    quality_override: str | None
    derivatives: dict[str, str]
    pieces: tuple[Piece, ...]


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """Printed name, licence, time and meaning of the signature. `step_up_at` is when the second factor was shown."""

    signer: PersonId
    name: str
    credential: str
    licence: Licence
    signed_at: datetime
    zone: str
    step_up_at: datetime | None
    meaning: str


class EncounterRecord(msgspec.Struct, frozen=True, kw_only=True):
    record_version: int
    code: str
    organization: OrganizationId
    organization_name: str
    organization_phone: str
    case: CaseId
    case_type: str
    round: int
    patient: RecordedPatient
    respondent: Respondent
    place: Place
    emergency: EmergencyCheck
    red_flag: bool
    consent: Consent
    complaint: Complaint
    history: History
    gathered: tuple[Item, ...]
    wanted: tuple[View, ...]
    missing_views: dict[str, str]
    asked: tuple[Asked, ...]
    limited_images: bool
    looks: tuple[Looked, ...]
    stamps: Stamps
    findings: tuple[Finding, ...]
    no_abnormality_seen: bool
    conclusion: str
    advice: tuple[Advice, ...]
    reason_for_asynchronous: str
    no_live_interaction: bool
    sufficiency: Sufficiency
    limitation: str
    follow_up: date | None
    no_follow_up_because: str
    history_length: int
    history_head: str
    signature: Signature

    def __repr__(self) -> str:
        return f"EncounterRecord({self.case})"


class AddendumRecord(msgspec.Struct, frozen=True, kw_only=True):
    """`amends` is the SHA-256 in hex of the sealed bytes that this adds to."""

    record_version: int
    organization: OrganizationId
    case: CaseId
    amends: str
    addendum: Addendum
    history_length: int
    history_head: str
    signature: Signature


def compose(case: Case, actor: Actor, now: datetime) -> EncounterRecord:
    """The record of a case without gaps. Raises ValueError if something that `gaps` demands is missing."""
    around, review = case.surroundings, case.surroundings.draft.review
    if not (case.respondent and case.place and case.emergency and case.consent and case.complaint and case.history and review.sufficiency):
        raise ValueError("a record with gaps cannot be composed")
    patient = around.patient
    return EncounterRecord(
        record_version=RECORD_VERSION,
        code=ENCOUNTER_CODE,
        organization=case.organization_id,
        organization_name=around.organization.name,
        organization_phone=around.organization.phone,
        case=case.id,
        case_type=case.type,
        round=case.round,
        patient=RecordedPatient(
            id=patient.id,
            given_name=patient.given_name,
            family_name=patient.family_name,
            birth_date=patient.birth_date,
            sex=patient.sex,
        ),
        respondent=case.respondent,
        place=case.place,
        emergency=case.emergency,
        red_flag=case.red_flag,
        consent=case.consent,
        complaint=case.complaint,
        history=case.history,
        gathered=tuple(item(case, each, review) for each in case.images if each.status != "dropped"),
        wanted=WANTED[case.type],
        missing_views={str(view): why for view, why in review.missing_views.items()},
        asked=case.asked,
        limited_images=case.limited_images,
        looks=case.looks,
        stamps=msgspec.structs.replace(case.stamps, signed_at=now),
        findings=review.findings,
        no_abnormality_seen=review.no_abnormality_seen,
        conclusion=review.conclusion,
        advice=review.advice,
        reason_for_asynchronous=review.reason_for_asynchronous,
        no_live_interaction=review.no_live_interaction,
        sufficiency=review.sufficiency,
        limitation=review.limitation,
        follow_up=review.follow_up,
        no_follow_up_because=review.no_follow_up_because,
        history_length=case.version,
        history_head=case.head,
        signature=signature(case, actor, now),
    )


def compose_addendum(case: Case, addendum: Addendum, actor: Actor, now: datetime) -> AddendumRecord:
    """The addendum to the newest sealed record of the case."""
    return AddendumRecord(
        record_version=RECORD_VERSION,
        organization=case.organization_id,
        case=case.id,
        amends=case.sealed[-1].digest,
        addendum=addendum,
        history_length=case.version,
        history_head=case.head,
        signature=signature(case, actor, now),
    )


def item(case: Case, image: Image, review: Review) -> Item:
    """One line of the manifest."""
    return Item(
        image=image.id,
        view=image.view,
        ada_1100=ADA_1100.get(image.view),
        lens=image.lens,
        mirror=image.mirror,
        side_confirmed=image.id in case.sides_confirmed,
        status=image.status,
        reason=image.reason,
        round=image.round,
        media_type=image.media_type,
        size=image.size,
        sha256=image.sha256,
        pixels=image.frame.pixel_sha256 if image.frame else None,
        collector=image.collector,
        captured_at=image.captured_at,
        announced_at=image.announced_at,
        received_at=image.received_at,
        verified_at=image.verified_at,
        settled_at=image.settled_at,
        width=image.quality.width if image.quality else None,
        height=image.quality.height if image.quality else None,
        quality=image.quality.verdict if image.quality else None,
        quality_override=review.quality_overrides.get(str(image.id)),
        derivatives={each.kind: each.sha256 for each in image.objects},
        pieces=image.pieces,
    )


def signature(case: Case, actor: Actor, now: datetime) -> Signature:
    """Who signs, with the licence that covers the patient's place on that day. Raises ValueError without one."""
    practitioner = actor.practitioner
    licence = practitioner.licence_for("dentist", case.place.state, case.place.day(now)) if practitioner and case.place else None
    if practitioner is None or licence is None or case.place is None:
        raise ValueError("nobody licensed signs this")
    return Signature(
        signer=practitioner.id,
        name=practitioner.name,
        credential=practitioner.credential,
        licence=licence,
        signed_at=now,
        zone=case.place.zone,
        step_up_at=actor.stepped_up_at,
        meaning=MEANING,
    )
