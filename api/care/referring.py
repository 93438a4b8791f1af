"""What a specialist reads: a list of what goes, built from the sealed bytes. What stands elsewhere in the case cannot slip into it."""

import msgspec

from api.care.advice import seen_mark
from api.care.showing import Eyes
from schemas.care import referring
from schemas.care.acquired import day_of
from schemas.care.case import Case
from schemas.care.finding import Finding, marks_of
from schemas.care.manifest import Item
from schemas.care.record import AddendumRecord, EncounterRecord
from schemas.care.referral import Referral
from schemas.care.referralread import (
    ReferralPacket,
    ReferredAdvice,
    ReferredAlert,
    ReferredFinding,
    ReferredPatient,
    ReferredPicture,
)
from schemas.person import age
from schemas.refusal import NotFound

_record = msgspec.json.Decoder(EncounterRecord)
_addendum = msgspec.json.Decoder(AddendumRecord)


def packet(case: Case, made: Referral, sealed: list[tuple[int, int, bytes]], eyes: Eyes) -> ReferralPacket:
    """The packet of one referral. Raises NotFound if its record is not there."""
    of_round = {number: content for round_, number, content in sealed if round_ == made.round}
    if 0 not in of_round or made.link.read_until is None:
        raise NotFound("There is no such record.")
    record = _record.decode(of_round.pop(0))
    later = [_addendum.decode(content) for _, content in sorted(of_round.items())]
    patient, signature = record.patient, record.signature
    return ReferralPacket(
        practice=record.organization_name,
        phone=case.surroundings.organization.phone,
        referrer=signature.name,
        credential=signature.credential,
        licence_state=signature.licence.state,
        licence_number=signature.licence.number,
        referred_at=made.at,
        signed_at=signature.signed_at,
        until=made.link.read_until,
        to=made.name,
        specialty=made.specialty,
        urgency=made.urgency,
        reason=made.reason,
        code=made.code,
        bring=made.bring,
        patient=ReferredPatient(
            name=f"{patient.given_name} {patient.family_name}",
            birth_date=patient.birth_date,
            age=age(patient.birth_date, record.place.day(signature.signed_at)),
            sex=patient.sex,
        ),
        respondent=record.respondent,
        consent=record.consent,
        complaint=record.complaint,
        history=record.history,
        alerts=tuple(ReferredAlert(kind=each.kind, words=each.words) for each in record.alerts),
        findings=tuple(_finding(number, each) for number, each in enumerate(record.findings, 1)),
        no_abnormality_seen=record.no_abnormality_seen,
        conclusion=record.conclusion,
        sufficiency=record.sufficiency,
        limitation=record.limitation,
        advice=tuple(
            ReferredAdvice(urgency=each.urgency, text=each.text, safety_net=each.safety_net, due=each.due) for each in record.advice
        ),
        added=tuple(each.addendum.text for each in later),
        pictures=tuple(
            _picture(case, made, record, number, each, eyes) for number, each in enumerate(record.gathered, 1) if each.image in made.images
        ),
        has_pdf=made.pdf is not None,
    )


def _finding(number: int, found: Finding) -> ReferredFinding:
    return ReferredFinding(
        number=number,
        observation=found.observation,
        tooth=found.tooth,
        surfaces=found.surfaces,
        region=found.region,
        code=found.code,
        severity=found.severity,
        confidence=found.confidence,
        note=found.note,
        limitation=found.limitation,
    )


def _picture(case: Case, made: Referral, record: EncounterRecord, number: int, item: Item, eyes: Eyes) -> ReferredPicture:
    drawn = [(which, mark) for which, each in enumerate(record.findings, 1) if each.image == item.image for mark in marks_of(each)]
    width, height, image = item.width or 0, item.height or 0, case.image(item.image)
    given = referring.given(case, made, item.image)
    return ReferredPicture(
        id=item.image,
        number=number,
        view=item.view,
        taken_on=day_of(item.acquired, item.captured_at, record.place.zone),
        sides=item.sides,
        width=width,
        height=height,
        marks=tuple(seen_mark(which, mark, width, height) for which, mark in drawn) if width and height else (),
        thumb_url=eyes.address(case, image, "thumb", "read") if image else None,
        display_url=eyes.address(case, image, "display", "read") if image else None,
        original_bytes=given.size if given else None,
    )
