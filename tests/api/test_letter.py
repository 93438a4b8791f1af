"""The letter to the family: who may have it, each look in the trail, and none that lacks what was added for them (SPEC ADV-04)."""

from __future__ import annotations

from uuid import UUID

import pytest

from schemas.ident import CaseId
from storage.care import cases
from storage.resources import Resources
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.rendered import keep_letter
from tests.api.test_afterwards import trail_rows
from tests.api.test_path import office_of, signed

MINE = "/api/my/advice.pdf"


async def test_adv_04_the_family_keeps_the_letter_and_the_office_prints_it(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, _, phone = await signed(browsers, hall, shop, practice)
    office = await browsers.member(practice, "frontdesk")
    theirs = f"/api/cases/{case_id}/letter.pdf"
    for browser, path in ((phone, MINE), (office, theirs)):
        assert (await browser.get(path)).status_code == 404
    assert not (await phone.good("GET", "/api/my/advice"))["has_letter"]
    assert await trail_rows(hall, practice, case_id, "letter") == []
    await keep_letter(shop, practice, case_id)
    assert (await phone.good("GET", "/api/my/advice"))["has_letter"]
    kept, printed = await phone.get(MINE), await office.get(theirs)
    assert kept.content == printed.content
    assert kept.content.startswith(b"%PDF of ")
    assert (kept.headers["content-type"], kept.headers["content-disposition"]) == ("application/pdf", 'attachment; filename="answer.pdf"')
    assert kept.headers["cache-control"] == "no-store"
    assert sorted(await trail_rows(hall, practice, case_id, "letter")) == ["frontdesk", "guardian"]


@pytest.mark.parametrize("for_patient", [True, False])
async def test_adv_04_no_letter_is_given_that_lacks_what_was_added_for_the_family(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, for_patient: bool
) -> None:
    case_id, _, phone = await signed(browsers, hall, shop, practice)
    await keep_letter(shop, practice, case_id)
    first = (await phone.get(MINE)).content
    dentist = await browsers.member(practice, "dentist")
    addendum = {"text": "Also rinse.", "reason": "Forgotten.", "for_patient": for_patient}
    await dentist.act(f"/api/cases/{case_id}/acts", "addend", addendum=addendum)
    assert (await phone.get(MINE)).status_code == (404 if for_patient else 200)
    if for_patient:
        await keep_letter(shop, practice, case_id)
        assert (await phone.get(MINE)).content != first
        async with hall.database.begin(office_of(practice)) as transaction:
            case = await cases.read(transaction, CaseId(UUID(case_id)))
        assert sum(each.kind == "letter" for each in case.objects) == 2  # the earlier one is kept


async def test_adv_04_the_advice_reaches_a_phone_without_its_reasons(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    _, _, phone = await signed(browsers, hall, shop, practice)
    (each,) = (await phone.good("GET", "/api/my/advice"))["advice"]
    assert sorted(each) == ["due", "id", "safety_net", "target", "text", "urgency"]
