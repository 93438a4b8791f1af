"""An image as it was sent becomes pictures that can be read: pieces → one original → derivatives, all kept under the key of the case.

The bytes are put before the case is locked. Whatever comes of a file that cannot be shown is an answer as well, never a lost photo.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from functools import cache

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.acquired import Acquired
from schemas.care.case import TRANSITIONS, Case
from schemas.care.derivative import RECIPE, Normalized
from schemas.care.image import Image, StoredObject, settled_as
from schemas.ident import ActId, ImageId
from storage import failed
from storage.care import cases, marks
from storage.ident import uuid7
from storage.outbox import Job
from storage.postgres import Transaction
from storage.spool import Spool
from workers import sandbox
from workers.imaging.unreadable import Unreadable
from workers.places import decoders
from workers.task import Effect, Shop, Task
from workers.trial import Trouble

PATIENCE_SECONDS = 24 * 3600.0
ORIGINAL = StoredObject(kind="original", key="", media_type="", size=0, sha256="", stored_size=0, stored_sha256="")
"""What an original is before its store, its size and its digests are known."""
REASONS = {"pieces-missing": "pieces-missing"}
"""What a job that was given up says about its image; anything else is `processing_failed`."""

LARGE_BYTES = 100 * 1024 * 1024
"""Of files above it one is decoded at a time: their answers, too, are large, and all of them stand in the one worker (T-U10)."""


@cache
def large() -> asyncio.Semaphore:
    return asyncio.Semaphore(1)


@asynccontextmanager
async def decoder_for(image: Image) -> AsyncIterator[None]:
    """A free decoder; whoever waits for the one of the large files keeps no other from its own."""
    async with large() if image.size > LARGE_BYTES else nullcontext(), decoders().place():
        yield


async def run(shop: Shop, job: Job) -> Effect:
    """Settle the image that a job is about; one that is settled already, or whose case has ended, is left as it is."""
    async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
        case = await cases.read(transaction, job.case_id)
        key = await cases.case_key(transaction, job.case_id)
    image = case.image(ImageId(job.subject))
    if image is None or not is_open(case, image):
        return Effect()
    with shop.store.spool(case.organization_id, case.id, key, ORIGINAL, image.sha256) as original:
        async with decoder_for(image):
            passing = spooled(shop.store.pieces(case.organization_id, case.id, image), original)
            try:
                made: Normalized | Unreadable = await sandbox.normalize(passing, image.size, is_crowded=decoders().is_crowded)
            except Unreadable as no:
                made = no
            async for _ in passing:
                pass  # what the child had no need of belongs to the original all the same
            if not original.is_whole:
                return unreadable(job, image, "digest")
            if isinstance(made, Unreadable):
                if made.reason == "processing_failed":
                    raise made
                return unreadable(job, image, made.reason)
            normalized, kept = made, await keep(shop, case, key, original, made)

    async def write(transaction: Transaction) -> None:
        await settle(
            transaction,
            job,
            acts.SettleImage(
                id=ActId(uuid7()),
                image=image.id,
                status=settled_as(normalized.media_type),
                media_type=normalized.media_type,
                recipe=normalized.recipe,
                quality=normalized.quality,
                frame=normalized.frame,
                film=normalized.film,
                dicom=normalized.dicom,
                acquired=acquired(normalized),
                facing=normalized.lens.facing if normalized.lens else None,
                objects=kept,
            ),
        )

    async def clear() -> None:
        await shop.store.clear(case.organization_id, case.id, image)

    return Effect(write=write, afterwards=clear)


async def spooled(pieces: AsyncIterator[bytes], original: Spool) -> AsyncIterator[bytes]:
    """The pieces on their way to the decoder, each of them locked and set aside as it passes."""
    async for piece in pieces:
        await asyncio.to_thread(original.add, piece)
        yield piece


async def keep(shop: Shop, case: Case, key: bytes, original: Spool, normalized: Normalized) -> tuple[StoredObject, ...]:
    """Put the original and everything made of it, locked with the key of the case."""
    first, others = await asyncio.gather(shop.store.put(original), keep_made(shop, case, key, normalized))
    size = normalized.quality
    width, height = (size.width, size.height) if size else (0, 0)
    return replace(first, media_type=normalized.media_type, width=width, height=height), *others


async def keep_made(shop: Shop, case: Case, key: bytes, normalized: Normalized) -> tuple[StoredObject, ...]:
    """Put everything that was made of an original. What is there already, byte for byte, is taken as it is (SPEC IMG-03)."""
    puts = []
    for each in normalized.derivatives:
        facts = each.facts
        template = replace(
            ORIGINAL, kind=facts.kind, media_type=facts.media_type, width=facts.width, height=facts.height, recipe=normalized.recipe
        )
        puts.append(shop.store.keep(case.organization_id, case.id, key, each.content, template))
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
        await settle(transaction, job, verdict(image.id, reason))

    return Effect(write=write)


def verdict(image: ImageId, reason: str) -> acts.SettleImage:
    """That an image cannot be shown, and by which recipe: a newer one may look again."""
    return acts.SettleImage(id=ActId(uuid7()), image=image, status="unreadable", reason=reason, recipe=RECIPE)


async def settle(transaction: Transaction, job: Job, act: acts.SettleImage) -> None:
    """Write the verdict, unless the image got one meanwhile."""
    case = await cases.locked(transaction, job.case_id)
    image = case.image(act.image)
    if image is not None and is_open(case, image):
        hold = await marks.mark(transaction, case, image, act.dicom) if act.dicom else None
        await cases.perform(transaction, job.case_id, replace(act, hold=hold))
        if act.status != "unreadable":
            await failed.overcome_image(transaction, job.case_id, act.image, job.task)


async def give_up(transaction: Transaction, job: Job, trouble: Trouble) -> None:
    """Three failures of our own: the submitter and the office see that this image did not come through."""
    reason = REASONS.get(trouble.word, "processing_failed")
    await settle(transaction, job, verdict(ImageId(job.subject), reason))


NORMALIZE = Task(run=run, give_up=give_up, patience_seconds=PATIENCE_SECONDS)
