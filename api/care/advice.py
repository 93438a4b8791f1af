"""The dentist's answer as the patient reads it: decoded from the sealed bytes, never from a draft.

Of the pictures only those are shown on which something was found, as small copies: nothing else of what was sent opens again once the
link only reads (THREATS T-P07).
"""

import msgspec
from litestar import get

from api.care import looking
from api.care.showing import Eyes
from api.permissions import LINK, only
from schemas.care import informing, lettering
from schemas.care.answer import MyAddition, MyAdvice, Seen, SeenMark, SeenPicture, taken_on, to_do
from schemas.care.case import Case
from schemas.care.drawing import drawn_on, placed
from schemas.care.manifest import Item
from schemas.care.mark import Mark
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
        shown = advice_of(case, await cases.sealed(transaction, case.id), eyes)
        await trail.looked(transaction, "advice", "own_record", case.id)
        return shown


def advice_of(case: Case, sealed: list[tuple[int, int, bytes]], eyes: Eyes) -> MyAdvice:
    """The newest round's record with its addenda. Raises NotFound if nothing was sealed."""
    newest = max((round_ for round_, _, _ in sealed), default=0)
    records = [_record.decode(content) for round_, number, content in sealed if round_ == newest and number == 0]
    if not records:
        raise NotFound("There is no advice yet.")
    record, signature, answer = records[0], records[0].signature, lettering.answer_of(case)
    stamps = case.stamps if newest == case.round else case.earlier_rounds[newest - 1]
    later = [_addendum.decode(content) for round_, number, content in sealed if round_ == newest and number > 0]
    return MyAdvice(
        practice=record.organization_name,
        phone=case.surroundings.organization.phone,
        reviewer=signature.name,
        credential=signature.credential,
        licence_number=signature.licence.number,
        licence_state=signature.licence.state,
        taken_on=taken_on(record),
        reviewed_at=signature.signed_at,
        findings=tuple(
            Seen(number=number, observation=each.observation, tooth=each.tooth, region=each.region)
            for number, each in enumerate(record.findings, 1)
        ),
        pictures=tuple(shown for each in record.gathered if (shown := picture(case, record, each, eyes))),
        no_abnormality_seen=record.no_abnormality_seen,
        advice=to_do(record),
        sufficiency=record.sufficiency,
        limitation=record.limitation,
        follow_up=record.follow_up,
        additions=tuple(MyAddition(text=each.addendum.text, at=each.signature.signed_at) for each in later if each.addendum.for_patient),
        must_confirm=informing.must_be_heard(case),
        has_letter=answer is not None and answer.letter is not None,
        confirmed=stamps.communicated_at is not None,
        language=case.language,
    )


def picture(case: Case, record: EncounterRecord, item: Item, eyes: Eyes) -> SeenPicture | None:
    """The picture with its marks, or None if nothing was marked on it, or it cannot be shown."""
    drawn = tuple(drawn_on(item.image, record.findings))
    image = case.image(item.image)
    address = eyes.address(case, image, "thumb", "read") if image is not None and drawn else None
    if address is None or not item.width or not item.height:
        return None
    marks = tuple(seen_mark(number, mark, item.width, item.height) for number, _, mark in drawn)
    return SeenPicture(view=item.view, thumb_url=address, width=item.width, height=item.height, marks=marks)


def seen_mark(number: int, mark: Mark, width: int, height: int) -> SeenMark:
    points, at = placed(mark, width, height)
    return SeenMark(number=number, kind=mark.kind, points=points, at=at)


ROUTES = (my_advice,)
