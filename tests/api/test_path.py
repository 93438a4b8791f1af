"""The main job through the API: a link, a birth date, photos piece by piece, a dentist, a signature, the answer."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from uuid import UUID

import pytest

from schemas.ident import CaseId, ImageId
from schemas.person import Actor, Role
from storage.care import cases, links
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import BORN, Browser, announcement, new_case, put_pieces, send_image, tell
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.storage import walk

IMAGE = "00000000-0000-7000-8000-00000000abcd"
REVIEW: dict[str, Any] = {
    "history_reviewed": True,
    "no_abnormality_seen": True,
    "conclusion": "Nothing abnormal seen on these pictures.",
    "advice": [{"id": str(uuid7()), "urgency": "routine", "text": "Brush twice a day.", "rationale": "Healthy gums."}],
    "reason_for_asynchronous": "The family lives far away.",
    "no_live_interaction": True,
    "sufficiency": "sufficient",
    "no_follow_up_because": "Next regular visit.",
}


def office_of(practice: Practice) -> Actor:
    return Actor(organization_id=practice.id, id=practice.person("frontdesk"), role=Role.FRONTDESK)


async def invited(browsers: BrowserMaker, hall: Resources, practice: Practice, case: dict[str, Any] | None = None) -> tuple[str, str]:
    """A case that the office opened, `case` or one of a new patient, and the token of its link."""
    office = await browsers.member(practice, "frontdesk")
    row = await office.good("POST", "/api/cases", case or new_case())
    async with hall.database.begin(office_of(practice)) as transaction:
        token = await links.token(transaction, CaseId(UUID(row["id"])))
    assert token is not None
    return row["id"], token


async def opened(browsers: BrowserMaker, token: str) -> Browser:
    """A patient's browser that has shown the birth date."""
    phone = browsers()
    await phone.good("POST", "/api/links/unlock", {"token": token, "birth_date": BORN})
    return phone


async def settle_all(shop: Resources, practice: Practice, case_id: str) -> None:
    machine = cases.machine(practice.id)
    async with shop.database.begin(machine) as transaction:
        case = await cases.read(transaction, CaseId(UUID(case_id)))
    for image in case.images:
        if image.status == "received":
            await walk.settle(shop, case, ImageId(image.id))


async def submitted(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, case: dict[str, Any] | None = None
) -> tuple[str, str, Browser]:
    """A case that waits for a dentist; its link's token, and the patient's browser."""
    case_id, token = await invited(browsers, hall, practice, case)
    phone = await opened(browsers, token)
    await tell(phone, "/api/my/acts")
    for view in ("front", "close_up"):
        await send_image(phone, case_id, f"{view} of {case_id}".encode(), view)
    await phone.act("/api/my/acts", "submit")
    await settle_all(shop, practice, case_id)
    return case_id, token, phone


async def signed(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, review: dict[str, Any] = REVIEW
) -> tuple[str, str, Browser]:
    """A case that a dentist has signed, with that review; `IMAGE` in it becomes the first picture."""
    case_id, token, phone = await submitted(browsers, hall, shop, practice)
    await sign(browsers, practice, case_id, review)
    return case_id, token, phone


async def sign(browsers: BrowserMaker, practice: Practice, case_id: str, review: dict[str, Any] = REVIEW) -> Browser:
    """Take, look at all, write and sign; the dentist's browser."""
    dentist = await browsers.member(practice, "dentist")
    path = f"/api/cases/{case_id}"
    shown = await dentist.act(f"{path}/acts", "take")
    for image in shown["images"]:
        await dentist.act(f"{path}/acts", "look", image=image["id"], px=1500, ms=1200)
    version = shown["draft"]["version"]
    written = json.loads(json.dumps(review).replace(IMAGE, shown["images"][0]["id"]))
    draft = await dentist.good("PUT", f"{path}/draft", written, headers={"If-Match": f'"{version}"'})
    done = await dentist.act(f"{path}/acts", "sign", draft_version=draft["version"])
    assert done["status"] == "signed"
    return dentist


async def test_a_photo_becomes_an_answer(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> None:
    case_id, token = await invited(browsers, hall, practice)
    phone = browsers()
    door = await phone.good("POST", "/api/links/door", {"token": token})
    assert door == {"practice": "Practice north", "phone": "+15550100", "language": "en", "purpose": "upload"}

    shown = await phone.good("POST", "/api/links/unlock", {"token": token, "birth_date": BORN})
    assert (shown["id"], shown["status"], shown["rights"]) == (case_id, "draft", ["upload"])
    assert {gap["why"] for gap in shown["missing"]} >= {"gap-place", "gap-emergency", "gap-consent", "gap-complaint", "gap-no-image"}
    shown = await tell(phone, "/api/my/acts")
    assert shown["reviewable"]
    assert shown["may_consent"]
    assert shown["still_wanted"] == ["front", "close_up"]

    content = bytes(range(256)) * 4096 * 10  # ten pieces: more than the eight tickets that are given ahead
    told = announcement(content)
    path = f"/api/cases/{case_id}/images"
    upload = await phone.good("POST", path, told)
    assert len(upload["tickets"]) == 8
    assert upload["arrived"] == []
    again = await phone.good("POST", path, told)
    assert again["image"] == upload["image"]
    early = await phone.post(f"{path}/{told['image']}/confirm", json={"id": str(uuid7())})
    assert (early.status_code, early.json()["why"]) == (409, "pieces-missing")
    await put_pieces(upload, content)
    upload = await phone.good("POST", f"{path}/{told['image']}/tickets", {})
    assert upload["arrived"] == list(range(8))
    assert [each["number"] for each in upload["tickets"]] == [8, 9]
    await put_pieces(upload, content)
    confirming = {"id": str(uuid7())}
    for _ in range(2):
        assert (await phone.good("POST", f"{path}/{told['image']}/confirm", confirming))["status"] == "received"

    twin = await phone.post(path, json=announcement(content))
    assert (twin.status_code, twin.json()["why"], twin.json()["subject"]) == (409, "duplicate", told["image"])
    await send_image(phone, case_id, b"close up " + case_id.encode(), "close_up")
    assert (await phone.act("/api/my/acts", "submit"))["status"] == "submitted"
    await settle_all(shop, practice, case_id)

    dentist = await browsers.member(practice, "dentist")
    rows = (await dentist.good("GET", "/api/worklist"))["rows"]
    assert case_id in [row["id"] for row in rows]
    case = await dentist.good("GET", f"/api/cases/{case_id}")
    assert case["patient"]["name"] == "Zzyzx Canary"
    assert all(image["display_url"] for image in case["images"])
    case = await dentist.act(f"/api/cases/{case_id}/acts", "take")
    assert case["mine"]
    assert {gap["why"] for gap in case["gaps"]} >= {"gap-not-looked", "gap-findings"}
    assert (await dentist.good("POST", f"/api/cases/{case_id}/lease", {}))["until"] > case["lease"]["until"]
    refused = await dentist.post(f"/api/cases/{case_id}/acts", json={"act": "sign", "id": str(uuid7()), "draft_version": 0})
    assert refused.status_code == 422
    assert len(refused.json()["gaps"]) > 3

    draft = f"/api/cases/{case_id}/draft"
    assert (await dentist.put(draft, json=REVIEW)).status_code == 428
    assert (await dentist.put(draft, json=REVIEW, headers={"If-Match": '"7"'})).status_code == 412
    saved = await dentist.put(draft, json=REVIEW, headers={"If-Match": '"0"'})
    assert saved.headers["etag"] == '"1"'
    for image in case["images"]:
        await dentist.act(f"/api/cases/{case_id}/acts", "look", image=image["id"], px=1500, ms=1200)
    sign = {"act": "sign", "id": str(uuid7()), "draft_version": 1}
    for _ in range(2):
        assert (await dentist.good("POST", f"/api/cases/{case_id}/acts", sign))["status"] == "signed"
    sign["draft_version"] = 2
    assert (await dentist.post(f"/api/cases/{case_id}/acts", json=sign)).json()["code"] == "key-reused"
    assert (await dentist.get(f"/api/cases/{case_id}/record.pdf")).status_code == 404

    advice = await phone.good("GET", "/api/my/advice")
    assert advice["advice"][0]["text"] == "Brush twice a day."
    assert advice["reviewer"] == "Staff dentist"
    assert advice["licence_number"] == "D-1"
    assert advice["taken_on"] == ["2026-11-01"] * 2
    assert (await phone.act("/api/my/acts", "open_advice"))["rights"] == ["read"]
    office = await browsers.member(practice, "frontdesk")
    seen = await office.good("GET", f"/api/cases/{case_id}/office")
    assert seen["opened_advice_at"]
    assert seen["row"]["status"] == "communicated"
    assert seen["contact"] == "+15550100123"
    lines = (await office.good("GET", f"/api/cases/{case_id}/history"))["lines"]
    assert [line["sequence"] for line in lines] == list(range(1, len(lines) + 1))
    assert {("sign", "Staff dentist"), ("attest", "Ada Canary")} <= {(line["act"], line["actor"]) for line in lines}


async def test_a_hygienist_sends_a_case_alone(browsers: BrowserMaker, shop: Resources, practice: Practice) -> None:
    hygienist = await browsers.member(practice, "hygienist")
    row = await hygienist.good("POST", "/api/cases", new_case(contact=False, kind="school_screening"))
    acts = f"/api/cases/{row['id']}/acts"
    await tell(hygienist, acts)
    for view in ("front", "upper", "lower"):
        await send_image(hygienist, row["id"], f"{view} {row['id']}".encode(), view)
    shown = await hygienist.act(acts, "submit")
    assert shown["status"] == "submitted"
    assert shown["rights"] == ["upload"]
    await settle_all(shop, practice, row["id"])
    shown = await hygienist.good("GET", f"/api/cases/{row['id']}/intake")
    assert shown["status"] == "ready"
    assert all(image["thumb_url"] for image in shown["images"])
    assert next(each["id"] for each in (await hygienist.good("GET", "/api/cases"))["rows"]) == row["id"]


async def test_a_case_is_sent_back_and_keeps_what_it_has(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, _, phone = await submitted(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    await dentist.act(f"/api/cases/{case_id}/acts", "take")
    back = await dentist.act(f"/api/cases/{case_id}/acts", "send_back", views=["front"], sentence="Please a little closer.")
    assert back["status"] == "returned"
    assert len(back["images"]) == 2
    shown = await phone.good("GET", "/api/my/case")
    assert shown["asked"]["sentence"] == "Please a little closer."
    assert shown["still_wanted"] == ["front"]
    await send_image(phone, case_id, b"closer " + case_id.encode())
    assert (await phone.act("/api/my/acts", "submit"))["status"] == "submitted"


async def test_opening_twice_is_once(browsers: BrowserMaker, practice: Practice) -> None:
    office = await browsers.member(practice, "frontdesk")
    body = new_case()
    rows = await asyncio.gather(*(office.good("POST", "/api/cases", body) for _ in range(5)))
    assert all(row == rows[0] for row in rows)
    listed = (await office.good("GET", "/api/cases"))["rows"]
    assert [row["id"] for row in listed].count(body["id"]) == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"contact": None}, "incomplete"),
        ({"contact": {"channel": "sms", "address": "+1 303 555 014"}}, "incomplete"),
        ({"contact": {"channel": "email", "address": "nobody"}}, "incomplete"),
        ({"birth_date": "2999-01-01"}, "incomplete"),
        ({"birth_date": "1800-01-01"}, "incomplete"),
        ({"family_name": "  "}, "malformed"),
        ({"role": "admin"}, "malformed"),
    ],
)
async def test_who_cannot_be_invited(browsers: BrowserMaker, practice: Practice, change: dict[str, object], code: str) -> None:
    office = await browsers.member(practice, "frontdesk")
    body = new_case()
    body["patient"] |= change
    assert (await office.post("/api/cases", json=body)).json()["code"] == code
    assert (await office.get(f"/api/cases/{body['id']}/office")).status_code == 404


async def test_nobody_licensed_is_said_to_the_office_first(browsers: BrowserMaker, practice: Practice) -> None:
    office = await browsers.member(practice, "frontdesk")
    body = new_case() | {"state": "WY"}
    answer = await office.post("/api/cases", json=body)
    assert answer.status_code == 422
    assert answer.json()["gaps"][0]["why"] == "gap-nobody-licensed"
    assert (await office.post("/api/cases", json=body | {"state": "OH"})).status_code == 200


async def test_an_image_keeps_to_its_case(browsers: BrowserMaker, practice: Practice) -> None:
    hygienist = await browsers.member(practice, "hygienist")
    told = announcement(b"the same identifier in two cases")
    statuses = []
    for _ in range(2):
        row = await hygienist.good("POST", "/api/cases", new_case(contact=False))
        await tell(hygienist, f"/api/cases/{row['id']}/acts")
        statuses.append((await hygienist.post(f"/api/cases/{row['id']}/images", json=told)).status_code)
    assert statuses == [200, 422]
