"""What the office and the hygienist see of their cases: what needs a hand on the first page, held files by what they say, true states."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from schemas.care import act as acts
from schemas.care.case import Case
from schemas.care.derivative import DicomFacts
from schemas.care.turn import needs
from schemas.ident import ActId, CaseId, ImageId
from schemas.settings import Settings
from storage.care import cases, worklist
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import Browser, new_case, send_image, tell
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice, settle_in
from tests.api.test_path import invited, opened
from tests.api.test_reaching import field_case

WRONG = "2001-01-02"


@pytest.fixture
async def quiet(settings: Settings) -> Practice:
    """A practice of this test alone, so that its list is known whole."""
    return await settle_in(settings, f"quiet{uuid7().hex[-8:]}")


async def listed(office: Browser) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first page: what presses, and the rows, each by its case."""
    page = await office.good("GET", "/api/cases")
    return {row["id"]: row for row in page["pressing"]}, {row["id"]: row for row in page["rows"]}


async def settle(shop: Resources, practice: Practice, case_id: str, image: str, said: DicomFacts) -> None:
    """What the worker makes of a radiograph that names somebody."""
    machine = cases.machine(practice.id)
    act = acts.SettleImage(
        id=ActId(uuid7()),
        image=ImageId(UUID(image)),
        status="normalized",
        media_type="application/dicom",
        recipe=1,
        dicom=said,
    )
    async with shop.database.begin(machine) as transaction:
        await cases.perform(transaction, CaseId(UUID(case_id)), act)


def file_of(name: str, uid: str, born: str = "20111111") -> DicomFacts:
    return DicomFacts(
        sop_instance_uid=uid,
        modality="IO",
        patient_name=name,
        patient_id=None,
        birth_date=f"{born[:4]}-{born[4:6]}-{born[6:]}",
        sex="F",
        laterality=None,
        acquired="2026-11-20T09:15:00",
    )


async def test_que_01_what_needs_the_office_comes_with_the_first_page_however_old_it_is(
    browsers: BrowserMaker, hall: Resources, quiet: Practice
) -> None:
    case_id, token = await invited(browsers, hall, quiet)
    phone = await opened(browsers, token)
    await phone.act("/api/my/acts", "attest", relationship="parent", name="Ada Canary", state="OH")
    await phone.act("/api/my/acts", "check_emergency", flags=["breathing"])
    office = await browsers.member(quiet, "frontdesk")
    for _ in range(worklist.PAGE):
        await office.good("POST", "/api/cases", new_case())
    pressing, rows = await listed(office)
    assert set(pressing) == {case_id}
    assert pressing[case_id]["needs"] == ["red_flag"]
    assert case_id not in rows
    assert len(rows) == worklist.PAGE
    page = await office.good("GET", "/api/cases")
    following = await office.good("GET", f"/api/cases?before={page['next']}")
    assert [row["id"] for row in following["rows"]] == [case_id]
    assert (following["pressing"], following["next"]) == ([], None)

    shown = await office.good("GET", f"/api/cases/{case_id}/office")
    flagged = shown["flagged"]
    assert (flagged["flags"], flagged["role"], flagged["name"]) == (["breathing"], "guardian", "Ada Canary")
    assert shown["respondent"]["relationship"] == "parent"
    await office.act(f"/api/cases/{case_id}/acts", "note_call", spoke_with="Ada Canary")
    pressing, _ = await listed(office)
    assert pressing == {}


async def test_upl_01_a_locked_link_is_seen_until_a_new_one_is_sent(browsers: BrowserMaker, hall: Resources, quiet: Practice) -> None:
    case_id, token = await invited(browsers, hall, quiet)
    office = await browsers.member(quiet, "frontdesk")
    pressing, rows = await listed(office)
    assert (pressing, rows[case_id]["link"]) == ({}, "open")
    for _ in range(5):
        await browsers().post("/api/links/unlock", json={"token": token, "birth_date": WRONG})
    pressing, rows = await listed(office)
    assert (pressing[case_id]["needs"], rows[case_id]["link"]) == (["locked_link"], "locked")
    assert (await office.good("GET", f"/api/cases/{case_id}/office"))["row"]["link"] == "locked"
    await office.act(f"/api/cases/{case_id}/acts", "invite")
    pressing, rows = await listed(office)
    assert (pressing, rows[case_id]["link"]) == ({}, "open")


async def test_upl_11_a_case_that_nobody_may_take_is_found(browsers: BrowserMaker, hall: Resources, quiet: Practice) -> None:
    case_id, token = await invited(browsers, hall, quiet)
    phone = await opened(browsers, token)
    await phone.act("/api/my/acts", "attest", relationship="parent", name="Ada Canary", state="WY")
    pressing, _ = await listed(await browsers.member(quiet, "frontdesk"))
    assert pressing[case_id]["needs"] == ["nobody_licensed"]


async def test_img_06_two_held_radiographs_can_be_told_apart_without_a_picture(
    browsers: BrowserMaker, shop: Resources, quiet: Practice
) -> None:
    """SEC-13: by file name, view, when and by whom, and by what each file says beside what the case says."""
    hygienist = await browsers.member(quiet, "hygienist")
    row = await hygienist.good("POST", "/api/cases", new_case(contact=False))
    await tell(hygienist, f"/api/cases/{row['id']}/acts")
    said = {
        "right.dcm": file_of("CANARY^OTTO", "1.2.3", "20120305"),
        "left.dcm": file_of("CANARY^ZZYZX", "1.2.4"),
        "again.dcm": file_of("CANARY^ZZYZX", "1.2.4"),
    }
    for name, facts in said.items():
        image = await send_image(hygienist, row["id"], f"{name} {row['id']}".encode(), "bitewing_right", name=name)
        assert image["name"] == name
        await settle(shop, quiet, row["id"], image["id"], facts)
    office = await browsers.member(quiet, "frontdesk")
    pressing, _ = await listed(office)
    assert pressing[row["id"]]["needs"] == ["held_image"]
    shown = await office.good("GET", f"/api/cases/{row['id']}/office")
    held = {each["name"]: each for each in shown["images"] if each["status"] == "held"}
    assert set(held) == {"right.dcm", "again.dcm"}
    assert held["right.dcm"]["says"] == {
        "patient": "CANARY^OTTO",
        "number": None,
        "birth_date": "2012-03-05",
        "sex": "female",
        "acquired": "2026-11-20T09:15:00",
        "differs": ["name", "birth_date"],
        "twin": None,
        "elsewhere": [],
    }
    assert (held["again.dcm"]["says"]["differs"], held["again.dcm"]["says"]["twin"]) == ([], "left.dcm")
    assert (held["right.dcm"]["collector"]["name"], held["right.dcm"]["collector"]["role"]) == ("Staff hygienist", "hygienist")
    assert held["right.dcm"]["received_at"]
    assert not [each for each in shown["images"] if "thumb_url" in each or (each["status"] != "held" and each["says"])]

    path = f"/api/cases/{row['id']}/acts"
    bare = {"act": "resolve_hold", "id": str(uuid7()), "image": held["right.dcm"]["id"], "belongs": False, "reason": " "}
    refused = await office.post(path, json=bare)
    assert (refused.status_code, refused.json()["gaps"][0]["why"]) == (422, "gap-reason")
    done = await office.act(path, "resolve_hold", image=held["right.dcm"]["id"], belongs=False, reason="Otto was before her.")
    assert (done["row"]["held"], done["row"]["unreadable"], done["row"]["set_aside"]) == (1, 0, 1)


async def test_fld_04_a_hygienist_sees_what_she_sent_after_the_signature(
    browsers: BrowserMaker, shop: Resources, practice: Practice
) -> None:
    """T-P07 is for links: staff see true states for ever. Her page said five steps to do and no picture verified."""
    case_id, hygienist = await field_case(browsers, shop, practice, None)
    shown = await hygienist.good("GET", f"/api/cases/{case_id}/intake")
    assert (shown["status"], shown["rights"]) == ("signed", [])
    assert [image["status"] for image in shown["images"]] == ["normalized"] * 3
    assert all(image["thumb_url"] for image in shown["images"])
    assert None not in [shown[name] for name in ("respondent", "place", "emergency", "consent", "complaint", "history")]
    assert shown["still_wanted"] == []


async def test_fld_02_a_hygienists_list_goes_on_past_the_first_page(browsers: BrowserMaker, quiet: Practice) -> None:
    """120 children a day: the first page is not all of them."""
    hygienist = await browsers.member(quiet, "hygienist")
    made = [(await hygienist.good("POST", "/api/cases", new_case(contact=False)))["id"] for _ in range(worklist.PAGE + 2)]
    first = await hygienist.good("GET", "/api/cases")
    rest = await hygienist.good("GET", f"/api/cases?before={first['next']}")
    assert [row["id"] for row in first["rows"] + rest["rows"]] == made[::-1]
    assert (first["pressing"], rest["next"]) == ([], None)


async def test_the_columns_find_every_case_that_needs_the_office(hall: Resources, shop: Resources, practice: Practice) -> None:
    """What `pressing` looks for by columns is never less than what the cases themselves say they need."""
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        every: list[Case] = []
        place = None
        while (page := await worklist.newest(transaction, place)).last:
            every += page.cases
            place = page.last
        found = await worklist.pressing(transaction)
    assert found.cases
    assert not found.more
    assert {case.id for case in found.cases} == {case.id for case in every if needs(case)}
