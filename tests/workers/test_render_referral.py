"""REF-03: the packet on paper says what was asked and what was signed, and nothing else; it follows the record that it rests on."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from schemas.care import act as acts
from schemas.care.advice import Addendum
from schemas.care.case import Case
from schemas.care.referral import Referral
from schemas.person import Actor, Contact
from storage.care import cases
from tests import factories
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench
from workers.documents import record_pdf, referral_pdf

PHOTO = factories.camera_jpeg(2000, 1500)
TASK = "render_referral"


async def referred(bench: Bench, **changes: object) -> tuple[Case, Actor]:
    """A signed case with a referral, and the dentist who made both."""
    case, dentist = await bench.signed(PHOTO)
    refer = acts.Refer(
        id=walk.act_id(),
        specialty="endodontics",
        name="Dr. Root",
        contact=Contact(channel="email", address="front@root.example"),
        reason="Please look at the lower right first molar.",
        urgency="urgent",
        bring="The list of medicines.",
    )
    return await walk.do(bench.hall, dentist, case, replace(refer, **changes)), dentist


async def made(bench: Bench, case: Case) -> tuple[Referral, str, int]:
    """The referral, and the text and the number of pictures of its packet."""
    found = (await bench.case(case)).referrals[-1]
    assert found.pdf is not None
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        key = await cases.case_key(transaction, case.id)
    reader = PdfReader(io.BytesIO(await bench.shop.store.open(key, found.pdf)))
    assert not reader.attachments
    return found, " ".join(" ".join(page.extract_text() for page in reader.pages).split()), sum(len(page.images) for page in reader.pages)


async def test_ref_03_the_packet_says_what_was_asked_and_signed(bench: Bench) -> None:
    case, _ = await referred(bench)
    await bench.finish(case, TASK)
    _, text, pictures = await made(bench, case)
    for said in ("Dr. Root", "lower right first molar", "The list of medicines.", "Urgent: within days", "Findings"):
        assert said in text, said
    assert pictures == 1
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        ((_, _, sealed),) = await cases.sealed(transaction, case.id)
    record = record_pdf.decode(sealed)
    assert record.conclusion in text
    assert record.complaint.words in text
    for private in (*(each.rationale for each in record.advice), record.reason_for_asynchronous, record.history_head):
        assert private
        assert private not in text
    assert "Looked at" not in text


async def test_ref_03_a_picture_that_was_not_chosen_is_not_printed(bench: Bench) -> None:
    case, _ = await referred(bench, images=())
    await bench.finish(case, TASK)
    _, text, pictures = await made(bench, case)
    assert pictures == 0
    assert "No pictures were sent" in text


async def test_ref_03_a_packet_is_made_once_and_anew_when_the_record_is_added_to(bench: Bench) -> None:
    case, dentist = await referred(bench)
    row = await bench.job(case, TASK)
    for _ in range(2):
        await bench.alter("done_at = NULL, attempt = 0, lease_until = NULL", row["outbox_id"])
        await bench.attempt(row["outbox_id"])
    assert await bench.lines(case, acts.KeepReferral) == 1
    first, _, _ = await made(bench, case)
    addendum = Addendum(text="It is the upper one.", reason="A slip.", for_patient=False)
    await walk.do(bench.hall, dentist, case, acts.Addend(id=walk.act_id(), addendum=addendum))
    await bench.finish(case, TASK)
    second, text, _ = await made(bench, case)
    assert "It is the upper one." in text
    assert "A slip." not in text
    assert [each.key for each in second.objects] == [each.key for each in first.objects] + [second.objects[-1].key]


async def test_ref_03_a_packet_is_not_made_of_another_cases_picture(bench: Bench) -> None:
    case, _ = await referred(bench)
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        ((_, _, sealed),) = await cases.sealed(transaction, case.id)
    with pytest.raises(record_pdf.NotThisRecord):
        referral_pdf.render(sealed, (), case.referrals[0], {case.images[0].id: factories.camera_jpeg(400, 300)}, "en")
