"""REF-03: originals on request. A specialist saves a file as it was sent once the office has given it, and only of what was chosen."""

from __future__ import annotations

import hashlib
from uuid import UUID

import pytest

from schemas.ident import CaseId
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.referring import REFERRAL, Referred, made, referred, token_of
from tests.api.test_path import office_of
from tests.api.test_referrals import PACKET, trail_of


@pytest.fixture
async def of(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> Referred:
    return await referred(browsers, hall, shop, practice)


def original(image: str) -> str:
    return f"/api/my/referral/originals/{image}"


async def test_ref_03_originals_go_once_they_are_given_as_bytes_to_be_kept(of: Referred, hall: Resources, practice: Practice) -> None:
    (first, *_) = (await of.specialist.good("GET", PACKET))["pictures"]
    assert first["original_bytes"] is None
    assert (await of.specialist.get(original(first["id"]))).status_code == 404
    line = await of.act("give_originals")
    assert (line["may_give"], line["originals_at"] is not None) == (False, True)
    (given, *_) = (await of.specialist.good("GET", PACKET))["pictures"]
    answer = await of.specialist.get(original(given["id"]))
    async with hall.database.begin(office_of(practice)) as transaction:
        image = (await cases.read(transaction, CaseId(UUID(of.case_id)))).images[0]
    kept = image.stored("original")
    assert kept is not None
    assert (hashlib.sha256(answer.content).hexdigest(), len(answer.content)) == (kept.sha256, given["original_bytes"])
    # What a stranger made is never opened by the browser, whatever it is.
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == f'attachment; filename="original-{given["id"]}.jpg"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    rows = await trail_of(hall, practice, of.case_id, "specialist")
    assert [row for row in rows if row[0] == "original"] == [("original", "treatment", "ok", True)]


async def test_sec_13_what_was_not_chosen_is_not_given(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    of = await referred(browsers, hall, shop, practice, images=[])
    every = [each["id"] for each in (await of.dentist.good("GET", of.path))["images"]]
    assert (await of.specialist.get(original(every[0]))).status_code == 404
    refused = await of.office.post(f"{of.path}/acts", json={"act": "give_originals", "id": str(uuid7()), "referral": of.referral})
    assert refused.status_code == 409, "no picture goes: there is nothing to give"


async def test_sec_13_of_two_pictures_only_the_chosen_ones_original_is_given(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    first = await made(browsers, hall, shop, practice, images=[])
    other, chosen = (each["id"] for each in (await first.dentist.good("GET", first.path))["images"])
    shown = await first.dentist.act(f"{first.path}/acts", "refer", **(REFERRAL | {"images": [chosen]}))
    first.referral = shown["referrals"]["lines"][-1]["id"]
    told = await first.office.good("GET", f"{first.path}/referrals/{first.referral}/code")
    token = await token_of(hall, practice, first.case_id)
    await first.specialist.good("POST", "/api/referrals/unlock", {"token": token, "code": told["code"]})
    await first.act("give_originals")
    assert (await first.specialist.get(original(chosen))).status_code == 200
    assert (await first.specialist.get(original(other))).status_code == 404


async def test_ref_03_what_was_given_ends_with_the_link(of: Referred) -> None:
    (first, *_) = (await of.specialist.good("GET", PACKET))["pictures"]
    await of.act("give_originals")
    assert (await of.specialist.get(original(first["id"]))).status_code == 200
    await of.act("end_referral_link")
    assert (await of.specialist.get(original(first["id"]))).status_code == 410
