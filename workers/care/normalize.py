"""An image as it was sent becomes pictures that can be read: pieces → one original → derivatives, all kept under the key of the case.

The bytes are put before the case is locked. Whatever comes of a file that cannot be shown is an answer as well, never a lost photo.
"""

import asyncio
import hashlib
import os
from functools import cache

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.acquired import Acquired
from schemas.care.case import TRANSITIONS, Case
from schemas.care.derivative import Normalized
from schemas.care.image import Image, StoredObject
from schemas.ident import ActId, ImageId
from storage.care import cases
from storage.ident import uuid7
from storage.outbox import Job
from storage.postgres import Transaction
from workers import sandbox
from workers.imaging.unreadable import Unreadable
from workers.task import Effect, Shop, Task
from workers.trial import Trouble

PATIENCE_SECONDS = 24 * 3600.0
_UNPUT = StoredObject(kind="original", key="", media_type="", size=0, sha256="", stored_size=0, stored_sha256="")
REASONS = {"pieces-missing": "pieces-missing"}
"""What a job that was given up says about its image; anything else is `processing_failed`."""


@cache
def decoders() -> asyncio.Semaphore:
    """As many children at once as there are processors: more would only make each of them slower."""
    return asyncio.Semaphore(os.cpu_count() or 1)


async def run(shop: Shop, job: Job) -> Effect:
    """Settle the image that a job is about; one that is settled already, or whose case has ended, is left as it is."""
    async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
        case = await cases.read(transaction, job.case_id)
        key = await cases.case_key(transaction, job.case_id)
    image = case.image(ImageId(job.subject))
    if image is None or not is_open(case, image):
        return Effect()
    async with decoders():
        original = await shop.store.collect(case.organization_id, case.id, image)
        if hashlib.sha256(original).hexdigest() != image.sha256:
            return unreadable(job, image, "digest")
        try:
            normalized = await sandbox.normalize(original)
        except Unreadable as no:
            if no.reason == "processing_failed":
                raise
            return unreadable(job, image, no.reason)
        kept = await keep(shop, case, key, original, normalized)

    async def write(transaction: Transaction) -> None:
        await settle(
            transaction,
            job,
            acts.SettleImage(
                id=ActId(uuid7()),
                image=image.id,
                status="normalized",
                media_type=normalized.media_type,
                recipe=normalized.recipe,
                quality=normalized.quality,
                frame=normalized.frame,
                dicom=normalized.dicom,
                acquired=acquired(normalized),
                facing=normalized.lens.facing if normalized.lens else None,
                objects=kept,
            ),
        )

    async def clear() -> None:
        await shop.store.clear(case.organization_id, case.id, image)

    return Effect(write=write, afterwards=clear)


async def keep(shop: Shop, case: Case, key: bytes, original: bytes, normalized: Normalized) -> tuple[StoredObject, ...]:
    """Put the original and everything made of it, locked with the key of the case."""
    size = normalized.quality
    wanted = [(replace(_UNPUT, media_type=normalized.media_type, width=size.width, height=size.height), original)]
    for each in normalized.derivatives:
        facts = each.facts
        template = replace(_UNPUT, kind=facts.kind, media_type=facts.media_type, width=facts.width, height=facts.height)
        wanted.append((template, each.content))
    puts = (shop.store.keep(case.organization_id, case.id, key, content, template) for template, content in wanted)
    return tuple(await asyncio.gather(*puts))


def acquired(normalized: Normalized) -> Acquired | None:
    """The file's own word about when it was made; no clock of ours agrees to it."""
    if normalized.captured_at is None:
        return None
    return Acquired(at=normalized.captured_at, source="dicom" if normalized.dicom else "exif")


def is_open(case: Case, image: Image) -> bool:
    """True if the image still waits for its verdict, and the case still takes one."""
    return image.status == "received" and (case.status, acts.SettleImage) in TRANSITIONS


def unreadable(job: Job, image: Image, reason: str) -> Effect:
    """The verdict on a file that cannot be shown. Its pieces stay for a day, for whoever has to find out why."""

    async def write(transaction: Transaction) -> None:
        await settle(transaction, job, acts.SettleImage(id=ActId(uuid7()), image=image.id, status="unreadable", reason=reason))

    return Effect(write=write)


async def settle(transaction: Transaction, job: Job, act: acts.SettleImage) -> None:
    """Write the verdict, unless the image got one meanwhile."""
    case = await cases.locked(transaction, job.case_id)
    image = case.image(act.image)
    if image is not None and is_open(case, image):
        await cases.perform(transaction, job.case_id, act)


async def give_up(transaction: Transaction, job: Job, trouble: Trouble) -> None:
    """Three failures of our own: the submitter and the office see that this image did not come through."""
    reason = REASONS.get(trouble.word, "processing_failed")
    act = acts.SettleImage(id=ActId(uuid7()), image=ImageId(job.subject), status="unreadable", reason=reason)
    await settle(transaction, job, act)


NORMALIZE = Task(run=run, give_up=give_up, patience_seconds=PATIENCE_SECONDS)
