"""Every pixel of an image as tiles, for a dentist who zooms: made of the original when somebody asks, once, and kept (SPEC IMG-02)."""

from schemas.care import act as acts
from schemas.care.case import TRANSITIONS, Case
from schemas.care.derivative import RECIPE, Reason
from schemas.care.full import state_of
from schemas.care.image import Image
from schemas.ident import ActId, ImageId
from storage.care import cases
from storage.ident import uuid7
from storage.outbox import Job
from storage.postgres import Transaction
from workers.care.normalize import keep_made
from workers.care.original import decoded, is_verdict
from workers.imaging.unreadable import Unreadable
from workers.task import Effect, Shop, Task
from workers.trial import Trouble

PATIENCE_SECONDS = 15 * 60.0
"""Whoever zoomed has gone on by then, and may ask again."""


async def run(shop: Shop, job: Job) -> Effect:
    """Make what a job is about, unless it is there or nobody may see it any more."""
    async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
        case = await cases.read(transaction, job.case_id)
        key = await cases.case_key(transaction, job.case_id)
    image = case.image(ImageId(job.subject))
    if image is None or not is_wanted(case, image):
        return Effect()
    try:
        made = await decoded(shop, case, key, image, "full")
    except Unreadable as no:
        if not is_verdict(no):
            raise
        return settled(job, refused(image.id, no.reason))
    (stored,) = await keep_made(shop, case, key, made)
    # Tiles of another size than the picture that marks are drawn on would show every mark in the wrong place.
    if (stored.width, stored.height) != image.pixels:
        return settled(job, refused(image.id, "unsupported"))
    return settled(job, acts.KeepFull(id=ActId(uuid7()), image=image.id, recipe=made.recipe, object=stored, tiles=made.tiles))


def is_wanted(case: Case, image: Image) -> bool:
    return (case.status, acts.KeepFull) in TRANSITIONS and state_of(image, case.full(image.id)) == "on_request"


def refused(image: ImageId, reason: Reason) -> acts.KeepFull:
    return acts.KeepFull(id=ActId(uuid7()), image=image, recipe=RECIPE, reason=reason)


def settled(job: Job, act: acts.KeepFull) -> Effect:
    async def write(transaction: Transaction) -> None:
        await settle(transaction, job, act)

    return Effect(write=write)


async def settle(transaction: Transaction, job: Job, act: acts.KeepFull) -> None:
    """Write what came of it, unless somebody else has meanwhile."""
    case = await cases.locked(transaction, job.case_id)
    image = case.image(act.image)
    if image is not None and is_wanted(case, image):
        await cases.perform(transaction, job.case_id, act)


async def give_up(transaction: Transaction, job: Job, trouble: Trouble) -> None:
    """Our own failures: the reader stays with the display picture, and is told so."""
    await settle(transaction, job, refused(ImageId(job.subject), "processing_failed"))


FULL = Task(run=run, give_up=give_up, patience_seconds=PATIENCE_SECONDS)
