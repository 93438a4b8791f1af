"""The dentist's answer as the patient reads it: decoded from the sealed bytes, never from a draft."""

import msgspec
from litestar import get

from api.care import looking
from api.permissions import LINK, only
from schemas.care import informing
from schemas.care.acquired import day_of
from schemas.care.case import Case
from schemas.care.reading import MyAdvice
from schemas.care.record import AddendumRecord, EncounterRecord
from schemas.person import Actor
from schemas.refusal import NotFound
from schemas.settings import Settings
from storage import trail
from storage.care import cases
from storage.resources import Resources

_record = msgspec.json.Decoder(EncounterRecord)
_addendum = msgspec.json.Decoder(AddendumRecord)


@get("/api/my/advice", opt=only(LINK, right="read"))
async def my_advice(house: Resources, settings: Settings, actor: Actor) -> MyAdvice:
    """Reading marks nothing as opened; the page posts OpenAdvice once it has shown it."""
    assert actor.case_id is not None
    async with house.database.begin(actor) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, actor.case_id, eyes)
        shown = advice_of(case, await cases.sealed(transaction, case.id))
        await trail.looked(transaction, "advice", "own_record", case.id)
        return shown


def advice_of(case: Case, sealed: list[tuple[int, int, bytes]]) -> MyAdvice:
    """The newest round's record with its addenda. Raises NotFound if nothing was sealed."""
    newest = max((round_ for round_, _, _ in sealed), default=0)
    records = [_record.decode(content) for round_, number, content in sealed if round_ == newest and number == 0]
    if not records:
        raise NotFound("There is no advice yet.")
    record, signature = records[0], records[0].signature
    stamps = case.stamps if newest == case.round else case.earlier_rounds[newest - 1]
    return MyAdvice(
        practice=record.organization_name,
        phone=case.surroundings.organization.phone,
        reviewer=signature.name,
        credential=signature.credential,
        licence_number=signature.licence.number,
        licence_state=signature.licence.state,
        taken_on=tuple(
            day_of(each.acquired, each.captured_at, record.place.zone) for each in record.gathered if each.status == "normalized"
        ),
        reviewed_at=signature.signed_at,
        findings=record.findings,
        no_abnormality_seen=record.no_abnormality_seen,
        conclusion=record.conclusion,
        advice=record.advice,
        sufficiency=record.sufficiency,
        limitation=record.limitation,
        follow_up=record.follow_up,
        addenda=tuple(_addendum.decode(content).addendum for round_, number, content in sealed if round_ == newest and number > 0),
        must_confirm=informing.must_be_heard(case),
        confirmed=stamps.communicated_at is not None,
        language=case.language,
    )


ROUTES = (my_advice,)
