"""What the office is shown of a case: the case as storage read it becomes the office's reading, without findings and pictures."""

from datetime import datetime

import msgspec

from api.care import referred
from api.care.beside import Beside
from schemas.care import gathering, identity, imagework, informing, renewing, turn, unopened
from schemas.care.case import Case
from schemas.care.derivative import length_of, verdict_of
from schemas.care.image import Image
from schemas.care.oversight import AdviceItem, AdviceToTell, CaseForOffice, FileSays, OfficeImage, OfficeRow
from schemas.care.record import AddendumRecord, EncounterRecord
from schemas.refusal import NotFound

_record = msgspec.json.Decoder(EncounterRecord)
_addendum = msgspec.json.Decoder(AddendumRecord)


def office_row(case: Case, failed: int = 0) -> OfficeRow:
    patient = case.surroundings.patient
    statuses = [each.status for each in case.images]
    set_aside = sum(each.status == "unreadable" and each.reason == imagework.OTHER_PATIENT for each in case.images)
    return OfficeRow(
        id=case.id,
        type=case.type,
        status=case.status,
        channel=case.channel,
        turn=tuple(sorted(turn.turn(case))),
        needs=turn.needs(case),
        link=case.surroundings.link,
        patient=f"{patient.given_name} {patient.family_name}",
        birth_date=patient.birth_date,
        state=case.place.state if case.place else None,
        red_flag=case.red_flag,
        opened_at=case.opened_at,
        due_at=case.due_at,
        images=len(statuses) - statuses.count("dropped"),
        held=statuses.count("held"),
        unreadable=statuses.count("unreadable") - set_aside,
        set_aside=set_aside,
        assignable=case.place is None or gathering.is_reviewable(case),
        has_record=bool(case.sealed) and case.sealed[-1].pdf is not None,
        failed=failed,
    )


def for_office(case: Case, beside: Beside, now: datetime) -> CaseForOffice:
    patient = case.surroundings.patient
    contact = patient.contact
    return CaseForOffice(
        row=office_row(case, len(beside.failed)),
        language=case.language,
        sex=patient.sex,
        patient_version=case.surroundings.patient_version,
        contact_channel=contact.channel if contact else None,
        contact=contact.address if contact else None,
        respondent=case.respondent,
        flagged=case.flagged,
        images=tuple(
            office_image(case, each, beside, now) for each in case.images if each.status != "dropped" or each.received_at is not None
        ),
        refused=case.refused,
        messages=case.messages,
        calls=beside.calls(case.calls),
        failed=beside.failures(),
        stamps=case.stamps,
        must_be_heard=informing.must_be_heard(case),
        opened_advice_at=unopened.opened_at(case),
        open_by=case.open_by,
        sealed=case.sealed,
        referrals=referred.of_office(case, now, beside.names),
        missing=gathering.missing_to_submit(case) if case.status in turn.SUBMITTING else (),
    )


def office_image(case: Case, image: Image, beside: Beside, now: datetime) -> OfficeImage:
    return OfficeImage(
        id=image.id,
        view=image.view,
        name=image.name,
        size=image.size,
        media_type=image.media_type,
        length=length_of(image.film),
        status=image.status,
        reason=image.reason,
        captured_at=image.captured_at,
        received_at=image.received_at,
        collector=image.collector,
        quality=verdict_of(image.quality),
        hint=image.quality.hint if image.quality else "",
        says=file_says(case, image, beside) if image.status == "held" else None,
        again=renewing.may_try_again(case, image, now),
    )


def file_says(case: Case, image: Image, beside: Beside) -> FileSays | None:
    """What a person compares with the case; None for a file that names nobody, such as a photo."""
    said = image.dicom
    if said is None:
        return None
    twin = imagework.twin(case, image, said)
    return FileSays(
        patient=said.patient_name,
        number=said.patient_id,
        birth_date=said.birth_date,
        sex=identity.SEX_OF_DICOM.get(said.sex or ""),
        acquired=said.acquired,
        differs=identity.contradicted(said, case.surroundings.patient),
        twin=twin.name if twin else None,
        elsewhere=beside.elsewhere.get(image.id, ()),
    )


def advice_to_tell(sealed: list[tuple[int, int, bytes]]) -> AdviceToTell:
    """The newest round's advice, decoded from the sealed bytes. Raises NotFound if nothing was sealed."""
    newest = max((round_ for round_, _, _ in sealed), default=0)
    of_round = {number: content for round_, number, content in sealed if round_ == newest}
    if 0 not in of_round:
        raise NotFound("There is no advice yet.")
    record = _record.decode(of_round.pop(0))
    later = [_addendum.decode(content).addendum for _, content in sorted(of_round.items())]
    return AdviceToTell(
        reviewer=record.signature.name,
        credential=record.signature.credential,
        signed_at=record.signature.signed_at,
        advice=tuple(AdviceItem(urgency=each.urgency, text=each.text, safety_net=each.safety_net, due=each.due) for each in record.advice),
        corrections=tuple(each.text for each in later if each.for_patient),
    )
