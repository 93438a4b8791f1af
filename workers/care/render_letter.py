"""The letter to the family: a PDF of the sealed answer in their language, kept beside the record under the key of the case.

It is made once for the record and once more for each addition that the family reads; the one before is kept.
"""

import asyncio

from schemas.care import act as acts
from schemas.care import lettering
from schemas.care.image import StoredObject
from schemas.ident import ActId
from storage import failed
from storage.care import cases
from storage.ident import uuid7
from storage.outbox import Job
from storage.postgres import Transaction
from workers.care.render_record import pictures
from workers.task import Effect, Shop, Task

PATIENCE_SECONDS = 24 * 3600.0
_UNPUT = StoredObject(kind="letter", key="", media_type="application/pdf", size=0, sha256="", stored_size=0, stored_sha256="")


async def run(shop: Shop, job: Job) -> Effect:
    """Render the newest answer of a case, unless its letter is there."""
    async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
        case = await cases.read(transaction, job.case_id)
        key = await cases.case_key(transaction, job.case_id)
        kept = await cases.sealed(transaction, job.case_id)
    answer = lettering.answer_of(case)
    if answer is None or not lettering.is_wanted(case):
        return Effect()
    # What was sealed meanwhile has a job of its own.
    record, *addenda = [content for number, place, content in kept if number == answer.round and place <= answer.number]
    from workers.documents import letter_pdf  # loads the typesetter, which most of a worker's life does without

    shown = await pictures(shop, case, key, letter_pdf.marked_in(record))
    pdf = await asyncio.to_thread(letter_pdf.render, record, tuple(addenda), shown, case.language)
    stored = await shop.store.keep(case.organization_id, case.id, key, pdf, _UNPUT)

    async def write(transaction: Transaction) -> None:
        await keep(transaction, job, answer.digest, stored)

    return Effect(write=write)


async def keep(transaction: Transaction, job: Job, digest: str, stored: StoredObject) -> None:
    """Keep the letter, unless more was sealed for the family meanwhile: then the newer job's letter will hold that as well."""
    case = await cases.locked(transaction, job.case_id)
    answer = lettering.answer_of(case)
    if answer is not None and answer.digest == digest and lettering.is_wanted(case):
        await cases.perform(transaction, job.case_id, acts.KeepLetter(id=ActId(uuid7()), object=stored))
        await failed.overcome(transaction, job.case_id, job.task)


RENDER_LETTER = Task(run=run, patience_seconds=PATIENCE_SECONDS)
