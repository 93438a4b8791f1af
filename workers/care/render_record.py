"""The record that people read: a PDF of the sealed bytes and their addenda, kept beside them under the key of the case."""

import asyncio

from schemas.care import act as acts
from schemas.care.case import Case, Sealed
from schemas.care.image import StoredObject
from schemas.ident import ActId, ImageId
from storage.care import cases
from storage.ident import uuid7
from storage.outbox import Job
from storage.postgres import Transaction
from workers.task import Effect, Shop, Task

PATIENCE_SECONDS = 24 * 3600.0
_UNPUT = StoredObject(kind="record", key="", media_type="application/pdf", size=0, sha256="", stored_size=0, stored_sha256="")


async def run(shop: Shop, job: Job) -> Effect:
    """Render the newest round of a case, with everything that was added to it; once is enough."""
    async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
        case = await cases.read(transaction, job.case_id)
        key = await cases.case_key(transaction, job.case_id)
        kept = await cases.sealed(transaction, job.case_id)
    newest = case.sealed[-1]
    if newest.pdf is not None:
        return Effect()
    record, *addenda = [content for number, _, content in kept if number == newest.round]
    shown = await pictures(shop, case, key)
    from workers.documents import record_pdf  # loads the typesetter, which most of a worker's life does without

    pdf = await asyncio.to_thread(record_pdf.render, record, tuple(addenda), shown, case.language)
    stored = await shop.store.keep(case.organization_id, case.id, key, pdf, _UNPUT)

    async def write(transaction: Transaction) -> None:
        await keep(transaction, job, newest, stored)

    return Effect(write=write)


async def pictures(shop: Shop, case: Case, key: bytes) -> dict[ImageId, bytes]:
    """The display picture (JPEG) of every image that a dentist could read."""
    shown = {each.id: each.stored("display") for each in case.images if each.status == "normalized"}
    return {image: await shop.store.open(key, stored) for image, stored in shown.items() if stored is not None}


async def keep(transaction: Transaction, job: Job, of: Sealed, stored: StoredObject) -> None:
    """Keep the PDF, unless something was added meanwhile: then the newer job's PDF will hold that as well."""
    case = await cases.locked(transaction, job.case_id)
    newest = case.sealed[-1]
    if newest.pdf is None and (newest.round, newest.number) == (of.round, of.number):
        await cases.perform(transaction, job.case_id, acts.KeepRecord(id=ActId(uuid7()), object=stored))


RENDER_RECORD = Task(run=run, patience_seconds=PATIENCE_SECONDS)
