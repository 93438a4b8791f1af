"""Once more with an image that has arrived: every pixel for a dentist who zooms, and another try for a file that could not be opened.

Nothing is decoded here. Both are wishes that a worker sees to, and the answer says how far it has come.
"""

from uuid import UUID

from litestar import post

from api.bodies import Confirming, Nothing
from api.care import looking, showing
from api.permissions import DENTISTS, only
from schemas.care import act as acts
from schemas.care.event import Fact
from schemas.care.full import FullPicture
from schemas.care.imagework import found, sent
from schemas.care.oversight import CaseForOffice
from schemas.ident import CaseId, ImageId
from schemas.person import OFFICE, Actor
from schemas.refusal import Unacceptable
from schemas.settings import Settings
from storage import trail, wishes
from storage.care import cases
from storage.resources import Resources


@post("/api/cases/{case_id:uuid}/images/{image_id:uuid}/full", opt=only(DENTISTS), status_code=200)
async def every_pixel(house: Resources, settings: Settings, actor: Actor, case_id: UUID, image_id: UUID, data: Nothing) -> FullPicture:
    """Ask for every pixel of an image, and how far it has come; asked again while it is made, it is one wish."""
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, CaseId(case_id), eyes)
        image = found(case, ImageId(image_id))
        every = showing.full_picture(case, image, eyes)
        if every.state == "on_request":
            await wishes.ask(transaction, case.id, Fact.FULL_ASKED, image.id)
        await trail.looked(transaction, "full-asked", "treatment", case.id, image.id)
        return every


@post("/api/cases/{case_id:uuid}/images/{image_id:uuid}/another-try", opt=only(OFFICE), status_code=200)
async def try_image_again(
    house: Resources, settings: Settings, actor: Actor, case_id: UUID, image_id: UUID, data: Confirming
) -> CaseForOffice:
    """Let an image that could not be opened be tried once more, if its pieces are still there (SPEC IMG-03)."""
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        case = await looking.read(transaction, CaseId(case_id), await looking.eyes_of(transaction, settings))
        image = sent(case, ImageId(image_id))
    if image.status == "unreadable" and not await house.store.is_whole(case.organization_id, case.id, image):
        await house.database.refuse(actor, Unacceptable("office-again-too-late", str(image_id)), case.id)
    async with house.database.begin(actor, case.id) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await cases.perform(transaction, case.id, acts.TryAgain(id=data.id, image=image.id))
        shown = await looking.show(transaction, case, eyes)
        assert isinstance(shown, CaseForOffice)
        return shown


ROUTES = (every_pixel, try_image_again)
