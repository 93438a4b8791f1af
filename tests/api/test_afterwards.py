"""After the signature, through the API: who is rung, what the family reads, what was added, and what a person lets be tried again."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import httpx
import pytest

from schemas.settings import Settings
from storage.care import cases
from storage.ident import uuid7
from storage.postgres import connect
from storage.resources import Resources
from tests.api.client import Browser
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.test_path import IMAGE, REVIEW, settle_all, signed, submitted

URGENT = {**REVIEW, "advice": [{**REVIEW["advice"][0], "urgency": "urgent", "text": "See a dentist within 24 hours."}]}
FOUND = {
    **REVIEW,
    "no_abnormality_seen": False,
    "conclusion": "Caries at 46.",
    "findings": [
        {
            "id": str(uuid7()),
            "observation": "caries",
            "image": IMAGE,
            "mark": {"left": 1000, "top": 300, "right": 500, "bottom": 600},
            "tooth": "46",
            "surfaces": ["O"],
            "note": "Dark pit.",
            "limitation": "Not probed.",
        },
        {"id": str(uuid7()), "observation": "swelling", "note": "Told by the mother."},
    ],
}


async def trail_rows(hall: Resources, practice: Practice, case_id: str, what: str) -> list[str]:
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        rows = await transaction.fetch("SELECT role FROM trail WHERE case_id = $1 AND what = $2", UUID(case_id), what)
    return [row["role"] for row in rows]


async def test_adv_05_the_dentist_reads_whom_to_ring_and_reading_it_is_in_the_trail(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, _, _ = await signed(browsers, hall, shop, practice, URGENT)
    dentist = await browsers.member(practice, "dentist")
    reach = await dentist.good("GET", f"/api/cases/{case_id}/contact")
    assert reach == {"name": "Ada Canary", "relationship": "parent", "channel": "sms", "address": "+15550100123", "language": "en"}
    assert await trail_rows(hall, practice, case_id, "contact") == ["dentist"]
    shown = await dentist.act(f"/api/cases/{case_id}/acts", "nobody_answered")
    assert shown["status"] == "signed"
    assert [(each["by"], each["spoke_with"]) for each in shown["calls"]] == [("Staff dentist", "")]
    told = await dentist.act(f"/api/cases/{case_id}/acts", "record_conversation", spoke_with="Ada", read_back=True)
    assert told["status"] == "communicated"
    office = await browsers.member(practice, "frontdesk")
    calls = (await office.good("GET", f"/api/cases/{case_id}/office"))["calls"]
    assert [(each["spoke_with"], each["read_back"]) for each in calls] == [("", False), ("Ada", True)]


async def test_adv_05_no_number_is_read_where_nobody_must_be_rung(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    waiting, _, _ = await submitted(browsers, hall, shop, practice)
    routine, _, _ = await signed(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    for case_id in (waiting, routine):
        assert (await dentist.get(f"/api/cases/{case_id}/contact")).status_code == 404
        assert await trail_rows(hall, practice, case_id, "contact") == []


async def test_adv_04_the_family_reads_plain_words_and_no_note_of_the_dentists(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, settings: Settings
) -> None:
    """T-P07: of the pictures only the small copy of one that a finding is marked on opens again."""
    _, _, phone = await signed(browsers, hall, shop, practice, FOUND)
    advice = await phone.good("GET", "/api/my/advice")
    assert advice["findings"] == [
        {"number": 1, "observation": "caries", "tooth": "46", "region": None},
        {"number": 2, "observation": "swelling", "tooth": None, "region": None},
    ]
    text = json.dumps(advice)
    for professional in ("Dark pit.", "Not probed.", "Told by the mother.", "Caries at 46."):
        assert professional not in text
    (picture,) = advice["pictures"]
    assert (picture["view"], picture["width"], picture["height"]) == ("front", 2000, 1500)
    assert picture["marks"] == [{"number": 1, "kind": "box", "points": [[0.5, 0.2], [0.25, 0.4]], "at": [0.25, 0.2]}]
    assert picture["thumb_url"].startswith(f"{settings.image_origin}/i/")
    async with httpx.AsyncClient() as browser:
        assert (await browser.get(picture["thumb_url"])).content.startswith(b"thumb of ")
    assert (await phone.good("GET", "/api/my/case"))["images"] == []
    _, _, other = await signed(browsers, hall, shop, practice)
    assert (await other.good("GET", "/api/my/advice"))["pictures"] == []


@pytest.mark.parametrize("for_patient", [True, False])
async def test_case_04_an_addition_is_read_where_it_is_signed_and_by_whom_it_concerns(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, for_patient: bool
) -> None:
    case_id, _, phone = await signed(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    addendum = {"text": "Also rinse.", "reason": "Forgotten.", "for_patient": for_patient}
    shown = await dentist.act(f"/api/cases/{case_id}/acts", "addend", addendum=addendum)
    (added,) = shown["added"]
    assert {name: added[name] for name in addendum} == addendum
    assert (added["number"], added["signer"]) == (1, "Staff dentist")
    read = (await phone.good("GET", "/api/my/advice"))["additions"]
    assert read == ([{"text": "Also rinse.", "at": added["signed_at"]}] if for_patient else [])


async def test_que_03_a_dentist_who_lost_the_licence_is_told_why_the_case_is_closed(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, settings: Settings
) -> None:
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    dentist, colleague = await browsers.member(practice, "dentist3"), await browsers.member(practice, "dentist")
    path = f"/api/cases/{case_id}"
    await dentist.act(f"{path}/acts", "take")
    await suspend(settings, practice, "dentist3", "suspended")
    try:
        answer = await dentist.get(path)
        assert (answer.status_code, answer.json()["why"]) == (403, "licence-lost")
        never_read, _, _ = await submitted(browsers, hall, shop, practice)
        assert (await dentist.get(f"/api/cases/{never_read}")).status_code == 404
        assert (await colleague.get(path)).status_code == 200
    finally:
        await suspend(settings, practice, "dentist3", "active")


async def suspend(settings: Settings, practice: Practice, who: str, status: str) -> None:
    connection = await connect(settings.owner_database_url)
    try:
        async with connection.transaction():
            await connection.execute("SELECT set_config('mesial.organization', $1, true)", str(practice.id))
            await connection.execute("UPDATE licences SET status = $2 WHERE person_id = $1", practice.person(who), status)
    finally:
        await connection.close()


async def test_img_03_the_office_lets_a_failed_record_and_a_failed_message_be_tried_again(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, other: Practice
) -> None:
    case_id, _, _ = await signed(browsers, hall, shop, practice)
    await settle_all(shop, practice, case_id)
    async with shop.database.begin(cases.machine(practice.id)) as transaction:
        await transaction.run(
            "UPDATE outbox SET failed_at = clock_timestamp(), attempt = 3, trouble = 'ValueError' WHERE case_id = $1 AND fact = 'signed'",
            UUID(case_id),
        )
    office = await browsers.member(practice, "frontdesk")
    case = await office.good("GET", f"/api/cases/{case_id}/office")
    failed = {each["task"]: each for each in case["failed"]}
    assert {task: each["trouble"] for task, each in failed.items()} == dict.fromkeys(
        ("render_letter", "render_record", "notify"), "ValueError"
    )
    row = next(each for each in (await office.good("GET", "/api/cases"))["rows"] if each["id"] == case_id)
    assert row["failed"] == 3
    record, message = failed["render_record"]["id"], failed["notify"]["id"]
    await tried_again(office, case_id, record)
    await tried_again(office, case_id, failed["render_letter"]["id"])
    assert (await office.post(f"/api/cases/{case_id}/jobs/{record}/again", json={})).status_code == 404
    stranger = await browsers.member(other, "frontdesk")
    assert (await stranger.post(f"/api/cases/{case_id}/jobs/{message}/again", json={})).status_code == 404
    await tried_again(await browsers.member(practice, "dentist"), case_id, message)
    assert (await office.good("GET", f"/api/cases/{case_id}/office"))["failed"] == []
    assert await trail_rows(hall, practice, case_id, "job") == ["frontdesk", "frontdesk", "dentist"]


async def tried_again(browser: Browser, case_id: str, job: str) -> Any:
    answer = await browser.post(f"/api/cases/{case_id}/jobs/{job}/again", json={})
    assert answer.status_code == 204, answer.text
