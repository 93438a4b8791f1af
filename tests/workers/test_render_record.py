"""The readable record of a signed case: made once, holding the sealed bytes, and made anew when something is added."""

from __future__ import annotations

import hashlib
import io
from uuid import UUID

import pytest
from pypdf import PdfReader

from schemas.care import act as acts
from schemas.care.advice import Addendum
from schemas.care.case import Case, Status
from schemas.refusal import NotFound
from storage import failed, outbox
from storage.care import cases
from storage.outbox import Job
from tests import factories
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench
from workers import sweep
from workers.care import render_record
from workers.documents import record_pdf

PHOTO = factories.camera_jpeg(2000, 1500)


async def pdf(bench: Bench, case: Case) -> PdfReader:
    """The newest PDF of a case, opened with its key."""
    stored = (await bench.case(case)).sealed[-1].pdf
    assert stored is not None
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        key = await cases.case_key(transaction, case.id)
    content = await bench.shop.store.open(key, stored)
    assert content not in await bench.shop.store.fetch(stored.key)
    return PdfReader(io.BytesIO(content))


async def test_the_attachment_of_the_pdf_is_what_was_sealed(bench: Bench) -> None:
    case, _ = await bench.signed(PHOTO)
    await bench.finish(case, "render_record")
    attached = (await pdf(bench, case)).attachments
    assert hashlib.sha256(attached["record.json"][0]).hexdigest() == case.sealed[0].digest
    assert await bench.lines(case, acts.KeepRecord) == 1


async def test_a_record_that_is_kept_is_not_made_again(bench: Bench) -> None:
    case, _ = await bench.signed(PHOTO)
    row = await bench.job(case, "render_record")
    for _ in range(3):
        await bench.alter("done_at = NULL, attempt = 0, lease_until = NULL", row["outbox_id"])
        await bench.attempt(row["outbox_id"])
    assert await bench.lines(case, acts.KeepRecord) == 1


async def test_an_addendum_is_printed_with_the_record_it_adds_to(bench: Bench) -> None:
    case, dentist = await bench.signed(PHOTO)
    await bench.finish(case, "render_record")
    addendum = Addendum(text="The left side, not the right.", reason="I mixed up the sides.")
    case = await walk.do(bench.hall, dentist, case, acts.Addend(id=walk.act_id(), addendum=addendum))
    await bench.attempt((await bench.job(case, "render_record"))["outbox_id"])
    reader = await pdf(bench, case)
    assert {"record.json", "addendum-1.json"} <= set(reader.attachments)
    printed = " ".join(page.extract_text() for page in reader.pages).replace("\u200b", "")
    assert "The left side" in " ".join(printed.split())  # where a line ends depends on the digests around it


async def test_a_pdf_without_the_newest_addendum_is_not_put_beside_it(bench: Bench) -> None:
    case, dentist = await bench.signed(PHOTO)
    row = await bench.job(case, "render_record")
    effect = await render_record.run(bench.shop, await begun(bench, row["outbox_id"]))
    addendum = Addendum(text="One more thing.", reason="I forgot it.")
    await walk.do(bench.hall, dentist, case, acts.Addend(id=walk.act_id(), addendum=addendum))
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        await effect.write(transaction)
    assert await bench.lines(case, acts.KeepRecord) == 0


async def test_the_advice_is_communicated_once_its_notice_has_gone_out(bench: Bench) -> None:
    case, _ = await bench.signed(PHOTO)
    assert case.status is Status.SIGNED
    await bench.finish(case, "notify")
    case = await bench.case(case)
    assert case.status is Status.COMMUNICATED
    assert case.stamps.communicated_at is not None
    assert [each.kind for each in case.messages].count("advice_ready") == 1


async def test_the_record_is_in_the_language_of_the_organization_whatever_the_patient_reads(bench: Bench) -> None:
    case, _ = await bench.signed(PHOTO, language="es")
    assert (case.language, case.surroundings.organization.language) == ("es", "en")
    await bench.finish(case, "render_record")
    said = words(await pdf(bench, case))
    assert "Record of an asynchronous teledentistry encounter" in said
    assert "Motivo de consulta" not in said


async def test_adv_05_the_record_is_made_anew_once_the_advice_was_communicated(bench: Bench) -> None:
    case, _ = await bench.signed(PHOTO)
    await bench.finish(case, "render_record")
    first = words(await pdf(bench, case))
    assert "Nothing is known yet of a message" in first
    await bench.finish(case, "notify")
    await bench.finish(case, "render_record")
    second = words(await pdf(bench, case))
    assert "Message that the answer is ready: sent" in second
    assert "From here on it counts as communicated" in second
    assert case.consent is not None
    text = next(each.body for each in case.surroundings.consent_texts if each.digest == case.consent.digest)
    assert " ".join(text[:40].split()) in second
    kept = (await bench.case(case)).sealed[-1].objects
    assert len(kept) == 2
    for each in kept:
        assert await bench.shop.store.fetch(each.key)


async def test_img_03_a_record_that_could_not_be_made_is_seen_and_made_again(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """First by a person's button, then by a worker that starts: on the row of the job itself, whose attempts stay counted."""
    case, _ = await bench.signed(PHOTO)
    row = (await bench.job(case, "render_record"))["outbox_id"]
    with monkeypatch.context() as broken:
        broken.setattr(record_pdf, "render", poison)
        await fail(bench, row)
        (given_up,) = await failures(bench, case)
        assert (given_up.outbox_id, given_up.task, given_up.trouble) == (row, "render_record", "ValueError")
        async with bench.hall.database.begin(walk.OFFICE) as transaction:
            await failed.restate(transaction, case.id, row)
        assert await failures(bench, case) == []
        await fail(bench, row)
        assert len(await failures(bench, case)) == 1
    await sweep.restate_records(bench.shop.database, HOUSE)
    await bench.attempt(row)
    assert await failures(bench, case) == []
    assert (await bench.case(case)).sealed[-1].pdf is not None
    with pytest.raises(NotFound):
        async with bench.hall.database.begin(walk.OFFICE) as transaction:
            await failed.restate(transaction, case.id, row)


async def test_img_03_a_record_that_a_later_job_made_is_not_called_failed(bench: Bench) -> None:
    case, _ = await bench.signed(PHOTO)
    row = (await bench.job(case, "render_record"))["outbox_id"]
    await bench.alter("failed_at = clock_timestamp(), trouble = 'ValueError'", row)
    await bench.finish(case, "notify")
    await bench.attempt((await bench.job(case, "render_record"))["outbox_id"])
    assert await failures(bench, case) == []


def poison(*_: object) -> bytes:
    raise ValueError("a message lacks an argument")


async def fail(bench: Bench, outbox_id: UUID) -> None:
    """Try a job as often as it is tried at all."""
    for _ in range(outbox.MAX_ATTEMPTS):
        await bench.alter("due_at = clock_timestamp()", outbox_id)
        await bench.attempt(outbox_id)


async def failures(bench: Bench, case: Case) -> list[failed.Failed]:
    async with bench.hall.database.begin(walk.OFFICE) as transaction:
        return await failed.of_cases(transaction, (case.id,))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split())


async def begun(bench: Bench, outbox_id: UUID) -> Job:
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        job = await outbox.begin(transaction, outbox_id)
    assert job is not None
    return job
