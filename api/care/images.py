"""Sending images: announce, tickets for the pieces, confirm; and a file that was refused before all that. The bytes go from the browser
to the store and never through here.

The store is asked before the case is locked: nobody waits for a lock while an object store thinks.
"""

from uuid import UUID

from litestar import post

from api.bodies import Confirming, Nothing, Upload
from api.care import looking, showing
from api.care.showing import Eyes
from api.permissions import HYGIENISTS, LINK, only
from schemas.care import act as acts
from schemas.care import inviting
from schemas.care.case import Case
from schemas.care.image import TICKETS_AHEAD, Image
from schemas.care.imagework import found, sent
from schemas.care.reading import SentImage
from schemas.ident import CaseId, ImageId
from schemas.person import Actor
from schemas.refusal import Malformed, Unacceptable
from schemas.settings import Settings
from storage import trail
from storage.care import cases
from storage.objects import Store
from storage.resources import Resources

EARLIEST, LATEST = 1970, 2200  # years: a phone whose battery was empty says 1970, but some dates break every calendar
SENDERS = only(HYGIENISTS | LINK, right="upload")


@post("/api/cases/{case_id:uuid}/images", opt=SENDERS, status_code=200)
async def announce(house: Resources, settings: Settings, actor: Actor, case_id: UUID, data: acts.Announce) -> Upload:
    """Announce an image, and get tickets for its first pieces."""
    if not EARLIEST <= data.captured_at.year <= LATEST:
        raise Malformed("No photo was taken then.")
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        await looking.read(transaction, CaseId(case_id), eyes)
        case = await cases.perform(transaction, CaseId(case_id), data)
        image = sent(case, data.image)
        await trail.looked(transaction, "image", looking.purpose_of(actor.role), case.id, image.id)
    return upload(house.store, case, image, [], eyes)


@post("/api/cases/{case_id:uuid}/images/{image_id:uuid}/tickets", opt=SENDERS, status_code=200)
async def tickets(house: Resources, settings: Settings, actor: Actor, case_id: UUID, image_id: UUID, data: Nothing) -> Upload:
    """Tickets for the next pieces that are not in the store."""
    case, image, eyes = await _sending(house, settings, actor, CaseId(case_id), ImageId(image_id))
    return upload(house.store, case, image, await _arrived(house.store, case, image), eyes)


@post("/api/cases/{case_id:uuid}/images/{image_id:uuid}/confirm", opt=SENDERS, status_code=200)
async def confirm(house: Resources, settings: Settings, actor: Actor, case_id: UUID, image_id: UUID, data: Confirming) -> SentImage:
    """Believe that an image was sent, once every piece is seen in the store."""
    case, image, _ = await _sending(house, settings, actor, CaseId(case_id), ImageId(image_id))
    if image.status == "announced" and not await house.store.is_whole(case.organization_id, case.id, image):
        async with house.database.begin(actor, case.id):
            raise Unacceptable("pieces-missing", str(image_id))
    async with house.database.begin(actor, case.id) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await cases.perform(transaction, case.id, acts.Confirm(id=data.id, image=image.id))
        return showing.sent_image(case, found(case, image.id), eyes)


@post("/api/cases/{case_id:uuid}/refused", opt=SENDERS, status_code=204)
async def refused(house: Resources, actor: Actor, case_id: UUID, data: acts.NoteRefusedFile) -> None:
    """Tell of a file that never became an image. The case is named: a page that tells late must not tell it of a sibling, whose link was
    opened in the same browser since."""
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        await cases.perform(transaction, CaseId(case_id), data)


def upload(store: Store, case: Case, image: Image, arrived: list[int], eyes: Eyes) -> Upload:
    """What has arrived, and tickets for at most eight pieces that have not."""
    missing = [number for number in range(len(image.pieces)) if number not in set(arrived)] if image.status == "announced" else []
    return Upload(
        image=showing.sent_image(case, image, eyes),
        arrived=tuple(arrived),
        tickets=tuple(store.ticket(case.organization_id, case.id, image, number) for number in missing[:TICKETS_AHEAD]),
    )


async def _sending(house: Resources, settings: Settings, actor: Actor, case_id: CaseId, image_id: ImageId) -> tuple[Case, Image, Eyes]:
    """The case and the image that is being sent, with the trail row.

    Raises NotFound, Unacceptable `dropped` for an image that has no bytes any more, or Gone once the case takes no images.
    """
    async with house.database.begin(actor, case_id) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, case_id, eyes)
        image = sent(case, image_id)
        if case.status not in showing.UPLOADABLE:
            raise inviting.gone(case.surroundings.organization)
        await trail.looked(transaction, "image", looking.purpose_of(actor.role), case.id, image.id)
        return case, image, eyes


async def _arrived(store: Store, case: Case, image: Image) -> list[int]:
    """The pieces that are there. Of an image that was received, all: the worker clears them away once it has them."""
    if image.status != "announced":
        return list(range(len(image.pieces)))
    return await store.arrived(case.organization_id, case.id, image)


ROUTES = (announce, tickets, confirm, refused)
