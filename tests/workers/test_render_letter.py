"""The letter to the family of a signed case: made once, in their language, and once more for what was added for them (SPEC ADV-04)."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from schemas.care import act as acts
from schemas.care import lettering
from schemas.care.advice import Addendum
from schemas.care.case import Case
from schemas.person import Actor
from storage.care import cases
from tests import factories
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench
from tests.workers.test_render_record import begun, words
from workers.care import render_letter

PHOTO = factories.camera_jpeg(2000, 1500)
ADDED = "Otra cosa: enjuague con agua."


async def letter(bench: Bench, case: Case) -> PdfReader:
    """The newest letter of a case, opened with its key."""
    answer = lettering.answer_of(await bench.case(case))
    assert answer is not None
    assert answer.letter is not None
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        key = await cases.case_key(transaction, case.id)
    return PdfReader(io.BytesIO(await bench.shop.store.open(key, answer.letter)))


async def add(bench: Bench, case: Case, dentist: Actor, *, for_patient: bool) -> Case:
    addendum = Addendum(text=ADDED, reason="Forgotten.", for_patient=for_patient)
    return await walk.do(bench.hall, dentist, case, acts.Addend(id=walk.act_id(), addendum=addendum))


async def test_adv_04_the_letter_is_made_once_in_the_language_of_the_family(bench: Bench) -> None:
    case, _ = await bench.signed(PHOTO, language="es")
    row = await bench.job(case, "render_letter")
    for _ in range(3):
        await bench.attempt(row["outbox_id"])
        await bench.alter("done_at = NULL, attempt = 0, lease_until = NULL", row["outbox_id"])
    await bench.attempt(row["outbox_id"])
    said = words(await letter(bench, case))
    assert "La respuesta de su dentista" in said
    assert case.surroundings.organization.name in said
    assert await bench.lines(case, acts.KeepLetter) == 1


@pytest.mark.parametrize("for_patient", [True, False])
async def test_adv_04_it_is_made_anew_for_an_addition_that_the_family_reads(bench: Bench, for_patient: bool) -> None:
    case, dentist = await bench.signed(PHOTO, language="es")
    await bench.finish(case, "render_letter")
    case = await add(bench, case, dentist, for_patient=for_patient)
    await bench.finish(case, "render_letter")
    assert (ADDED in words(await letter(bench, case))) is for_patient
    assert await bench.lines(case, acts.KeepLetter) == (2 if for_patient else 1)
    kept = [each for each in (await bench.case(case)).objects if each.kind == "letter"]
    assert len(kept) == (2 if for_patient else 1)
    for each in kept:
        assert await bench.shop.store.fetch(each.key)


async def test_adv_04_a_letter_without_the_newest_addition_is_not_kept(bench: Bench) -> None:
    case, dentist = await bench.signed(PHOTO)
    row = await bench.job(case, "render_letter")
    effect = await render_letter.run(bench.shop, await begun(bench, row["outbox_id"]))
    await add(bench, case, dentist, for_patient=True)
    assert effect.write is not None
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        await effect.write(transaction)
    assert await bench.lines(case, acts.KeepLetter) == 0
