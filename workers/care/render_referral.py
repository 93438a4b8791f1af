"""The packet of a referral as a PDF: made of the sealed record and its addenda, and anew when more is added (SPEC REF-03)."""

import asyncio

from schemas.care import act as acts
from schemas.care.case import Case
from schemas.care.image import Image, StoredObject
from schemas.care.record import EncounterRecord
from schemas.care.referral import OVER, Referral
from schemas.ident import ActId, ImageId
from storage import failed
from storage.care import cases
from storage.ident import uuid7
from storage.outbox import Job
from storage.postgres import Transaction
from workers.task import Effect, Shop, Task

PATIENCE_SECONDS = 24 * 3600.0
_UNPUT = StoredObject(kind="referral", key="", media_type="application/pdf", size=0, sha256="", stored_size=0, stored_sha256="")


async def run(shop: Shop, job: Job) -> Effect:
    """Render every referral of the case whose packet is not made of all that is sealed in its round."""
    async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
        case = await cases.read(transaction, job.case_id)
        key = await cases.case_key(transaction, job.case_id)
        kept = await cases.sealed(transaction, job.case_id)
    language = case.surroundings.organization.language
    made = []
    for each in case.referrals:
        if not is_wanted(case, each):
            continue
        from workers.documents import record_pdf, referral_pdf  # loads the typesetter, which most of a worker's life does without

        record, *addenda = [content for round_, _, content in kept if round_ == each.round]
        shown = await pictures(shop, case, each, record_pdf.decode(record), key)
        pdf = await asyncio.to_thread(referral_pdf.render, record, tuple(addenda), each, shown, language)
        stored = await shop.store.keep(case.organization_id, case.id, key, pdf, _UNPUT)
        made.append(acts.KeepReferral(id=ActId(uuid7()), referral=each.id, object=stored, of=newest_seal(case, each)))

    async def write(transaction: Transaction) -> None:
        for each in made:
            await keep(transaction, job, each)

    return Effect(write=write)


def newest_seal(case: Case, referral: Referral) -> str:
    """The digest of what was sealed last in the round of a referral."""
    return next(each.digest for each in reversed(case.sealed) if each.round == referral.round)


def is_wanted(case: Case, referral: Referral) -> bool:
    """A packet that nobody will open any more is left as it is."""
    return referral.state not in OVER and referral.pdf_of != newest_seal(case, referral)


async def pictures(shop: Shop, case: Case, referral: Referral, record: EncounterRecord, key: bytes) -> dict[ImageId, bytes]:
    """The display pictures (JPEG) that go, as they were signed for."""
    signed_for = {each.image: set(each.derivatives.values()) for each in record.gathered}
    found = {each: display(case.image(each), signed_for.get(each, set())) for each in referral.images}
    return {image: await shop.store.open(key, stored) for image, stored in found.items() if stored is not None}


def display(image: Image | None, digests: set[str]) -> StoredObject | None:
    """The display picture with one of these digests: a newer one may lie before it by now."""
    return next((each for each in image.objects if each.kind == "display" and each.sha256 in digests), None) if image else None


async def keep(transaction: Transaction, job: Job, made: acts.KeepReferral) -> None:
    """Keep the PDF, unless something was sealed meanwhile: then the newer job's PDF will hold that as well."""
    case = await cases.locked(transaction, job.case_id)
    found = next(each for each in case.referrals if each.id == made.referral)
    if is_wanted(case, found) and made.of == newest_seal(case, found):
        await cases.perform(transaction, job.case_id, made)
        await failed.overcome(transaction, job.case_id, job.task)


RENDER_REFERRAL = Task(run=run, patience_seconds=PATIENCE_SECONDS)
