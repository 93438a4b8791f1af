"""The record that people read: a PDF of the sealed bytes and their addenda, kept beside them under the key of the case.

It is written in the language of the organization, whose record it is; the patient reads the advice in their own. It is made once for
each seal, and anew whenever more becomes known of how the advice was communicated.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from schemas.care import act as acts
from schemas.care import informing
from schemas.care.case import Case
from schemas.care.event import Fact
from schemas.care.image import StoredObject
from schemas.ident import ActId, ImageId, PersonId
from storage import failed, people, postgres
from storage.care import cases, surroundings
from storage.ident import uuid7
from storage.outbox import Job
from storage.postgres import Transaction
from workers.documents.told import Told
from workers.task import Effect, Shop, Task

PATIENCE_SECONDS = 24 * 3600.0
_UNPUT = StoredObject(kind="record", key="", media_type="application/pdf", size=0, sha256="", stored_size=0, stored_sha256="")


async def run(shop: Shop, job: Job) -> Effect:
    """Render the newest round of a case, with everything that was added to it and is known of its telling."""
    async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
        case = await cases.read(transaction, job.case_id)
        key = await cases.case_key(transaction, job.case_id)
        kept = await cases.sealed(transaction, job.case_id)
        opined = await cases.opinions(transaction, job.case_id)
        consent = await surroundings.consent_text(transaction, case.consent.digest) if case.consent else None
        names = await people.names(transaction)
        now = await postgres.clock(transaction)
    newest = case.sealed[-1]
    if not is_wanted(case, job):
        return Effect()
    record, *addenda = [content for number, _, content in kept if number == newest.round]
    opinions = tuple(content for number, _, content in opined if number == newest.round)
    shown = await pictures(shop, case, key)
    language = case.surroundings.organization.language
    from workers.documents import record_pdf  # loads the typesetter, which most of a worker's life does without

    known = told(case, names, now)
    pdf = await asyncio.to_thread(record_pdf.render, record, tuple(addenda), shown, language, known, consent, opinions)
    stored = await shop.store.keep(case.organization_id, case.id, key, pdf, _UNPUT)

    async def write(transaction: Transaction) -> None:
        await keep(transaction, job, case, stored)

    return Effect(write=write)


def is_wanted(case: Case, job: Job) -> bool:
    """A new seal wants its first form, whichever job makes it; what has become known or was said since in its round wants another."""
    newest = case.sealed[-1]
    return newest.pdf is None or (job.fact in (Fact.TOLD, Fact.OPINION_GIVEN) and newest.round == case.round)


def told(case: Case, names: dict[UUID, str], now: datetime) -> Told:
    """What is known now of how the advice of the newest round was communicated."""
    signed_at = case.stamps.signed_at
    return Told(
        as_of=now,
        messages=tuple(
            each for each in case.messages if each.kind in informing.OF_ADVICE and signed_at is not None and each.at >= signed_at
        ),
        calls=informing.calls_of_round(case),
        names={PersonId(person): name for person, name in names.items()},
        opened_at=case.opened_advice_at,
        confirmed_at=case.confirmed_advice_at,
        communicated_at=case.stamps.communicated_at,
    )


async def pictures(shop: Shop, case: Case, key: bytes, among: Callable[[ImageId], bool] = lambda _: True) -> dict[ImageId, bytes]:
    """The display picture (JPEG) of every image that a dentist could read, or of some of them."""
    shown = {each.id: each.stored("display") for each in case.images if each.status == "normalized" and among(each.id)}
    return {image: await shop.store.open(key, stored) for image, stored in shown.items() if stored is not None}


async def keep(transaction: Transaction, job: Job, of: Case, stored: StoredObject) -> None:
    """Keep the PDF, unless something was sealed meanwhile: then the newer job's PDF will hold that as well."""
    case = await cases.locked(transaction, job.case_id)
    is_same = (case.sealed[-1].digest, case.given) == (of.sealed[-1].digest, of.given)
    if is_wanted(case, job) and is_same:
        await cases.perform(transaction, job.case_id, acts.KeepRecord(id=ActId(uuid7()), object=stored))
        await failed.overcome(transaction, job.case_id, job.task)


RENDER_RECORD = Task(run=run, patience_seconds=PATIENCE_SECONDS)
