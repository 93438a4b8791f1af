"""The pictures of an image made anew by the recipe of today: the original is read, never touched, and what was shown before is kept.

What came of it stands beside the job in a word, for `mesial renormalize`, which put it.
"""

from schemas.care import act as acts
from schemas.care.case import Case
from schemas.care.derivative import DicomFacts, Normalized
from schemas.care.image import HoldReason, Image, StoredObject
from schemas.care.renewing import fits, why_not_renewed
from schemas.ident import ActId, ImageId
from storage import failed, outbox
from storage.care import cases, marks
from storage.ident import uuid7
from storage.outbox import Job
from storage.postgres import Transaction
from workers.care.normalize import acquired, keep_made
from workers.care.original import decoded, is_verdict
from workers.imaging.unreadable import Unreadable
from workers.task import Effect, Shop, Task

PATIENCE_SECONDS = 24 * 3600.0


async def run(shop: Shop, job: Job) -> Effect:
    """Make anew what a job is about. An original that today's recipe refuses keeps the pictures that it has."""
    async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
        case = await cases.read(transaction, job.case_id)
        key = await cases.case_key(transaction, job.case_id)
    image = case.image(ImageId(job.subject))
    if image is None or why_not_renewed(case, image) is not None:
        return skipped(job, case, image)
    try:
        made = await decoded(shop, case, key, image, "pictures")
    except Unreadable as no:
        if not is_verdict(no):
            raise
        return noted(job, f"kept-{no.reason}")
    objects = await keep_made(shop, case, key, made)

    async def write(transaction: Transaction) -> None:
        await outbox.note(transaction, job, await renew(transaction, job, image, made, objects))
        await failed.overcome_image(transaction, job.case_id, image.id, job.task)

    return Effect(write=write)


async def renew(transaction: Transaction, job: Job, read: Image, made: Normalized, objects: tuple[StoredObject, ...]) -> str:
    """Write the newer pictures, unless the case has moved on meanwhile; answer what came of it."""
    case = await cases.locked(transaction, job.case_id)
    image = case.image(read.id)
    if image is None or why_not_renewed(case, image) is not None:
        return outcome_of(case, image)
    act = acts.RenewImage(
        id=ActId(uuid7()),
        image=image.id,
        media_type=made.media_type,
        recipe=made.recipe,
        quality=made.quality,
        frame=made.frame,
        film=made.film,
        dicom=made.dicom,
        acquired=acquired(made),
        objects=objects,
        hold=await newly_elsewhere(transaction, case, image, made.dicom),
    )
    if not fits(image, act):
        return "kept-other_size"
    shown = [image.stored(each.kind) for each in objects]
    await cases.perform(transaction, job.case_id, act)
    return "same" if [each and each.sha256 for each in shown] == [each.sha256 for each in objects] else "changed"


async def newly_elsewhere(transaction: Transaction, case: Case, image: Image, dicom: DicomFacts | None) -> HoldReason | None:
    """Why a person has to look at a film whose instance no older recipe had read; about what was read before somebody has decided."""
    if dicom is None or (image.dicom is not None and image.dicom.sop_instance_uid == dicom.sop_instance_uid):
        return None
    return await marks.mark(transaction, case, image, dicom)


def skipped(job: Job, case: Case, image: Image | None) -> Effect:
    return noted(job, outcome_of(case, image))


def outcome_of(case: Case, image: Image | None) -> str:
    return f"skipped-{why_not_renewed(case, image) if image else 'not_shown'}"


def noted(job: Job, outcome: str) -> Effect:
    async def write(transaction: Transaction) -> None:
        await outbox.note(transaction, job, outcome)

    return Effect(write=write)


RENORMALIZE = Task(run=run, patience_seconds=PATIENCE_SECONDS)
