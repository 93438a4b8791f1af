"""What a link may do, and until when (SPEC UPL-12, THREATS T-P08): through signature, new links, a new round and lost answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from schemas.ident import CaseId
from schemas.settings import Settings
from storage.care import links
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import BORN, Browser, announcement, new_case, send_image, tell
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice, as_owner
from tests.api.test_path import invited, office_of, opened, settle_all, sign, signed, submitted

PHONE = "+15550100"


async def newest(hall: Resources, practice: Practice, case_id: str) -> Any:
    """The row of the case's living link, with the database's time."""
    async with hall.database.begin(office_of(practice)) as transaction:
        return await transaction.row(
            "SELECT link_id, upload_until, read_until, clock_timestamp() AS now FROM links WHERE case_id = $1 AND revoked_at IS NULL",
            UUID(case_id),
        )


async def token_of(hall: Resources, practice: Practice, case_id: str) -> str:
    async with hall.database.begin(office_of(practice)) as transaction:
        token = await links.token(transaction, CaseId(UUID(case_id)))
    assert token is not None
    return token


async def communicated(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> tuple[str, str, Browser]:
    case_id, token, phone = await signed(browsers, hall, shop, practice)
    assert (await phone.act("/api/my/acts", "confirm_advice"))["status"] == "communicated"
    return case_id, token, phone


def is_about(days: int, row: Any, name: str) -> bool:
    off: timedelta = row[name] - row["now"] - timedelta(days=days)
    return abs(off) < timedelta(minutes=10)


async def test_upl_12_no_link_reads_for_ever(
    browsers: BrowserMaker, hall: Resources, shop: Resources, settings: Settings, practice: Practice
) -> None:
    """T-P08: ninety days from the signature, then from the communication, then from whenever the office sends a new link."""
    case_id, _, phone = await signed(browsers, hall, shop, practice)
    row = await newest(hall, practice, case_id)
    assert is_about(90, row, "read_until")
    assert row["upload_until"] <= row["now"]
    assert (await phone.act("/api/my/acts", "confirm_advice"))["status"] == "communicated"
    later = await newest(hall, practice, case_id)
    assert later["read_until"] > row["read_until"]
    office = await browsers.member(practice, "frontdesk")
    await office.act(f"/api/cases/{case_id}/acts", "invite")
    row = await newest(hall, practice, case_id)
    assert is_about(90, row, "read_until")
    again = await opened(browsers, await token_of(hall, practice, case_id))
    assert (await again.get("/api/my/advice")).status_code == 200
    await as_owner(settings, practice, "UPDATE links SET read_until = clock_timestamp() WHERE link_id = $1", row["link_id"])
    assert (await again.get("/api/my/advice")).status_code == 410
    await office.act(f"/api/cases/{case_id}/acts", "invite")
    renewed = await opened(browsers, await token_of(hall, practice, case_id))
    assert (await renewed.get("/api/my/advice")).status_code == 200


async def test_upl_12_a_link_without_an_end_has_no_right_to_read(
    browsers: BrowserMaker, hall: Resources, shop: Resources, settings: Settings, practice: Practice
) -> None:
    case_id, _, phone = await communicated(browsers, hall, shop, practice)
    await as_owner(settings, practice, "UPDATE links SET read_until = NULL WHERE case_id = $1", UUID(case_id))
    assert (await phone.get("/api/my/advice")).status_code == 410


async def test_upl_12_a_new_round_takes_no_right_and_gives_none_back(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """T-P08, CASE-05: what was answered stays readable; photos are taken again once a dentist asks for them."""
    case_id, token, phone = await communicated(browsers, hall, shop, practice)
    path = f"/api/cases/{case_id}"
    office, dentist = await browsers.member(practice, "frontdesk"), await browsers.member(practice, "dentist")
    await office.act(f"{path}/acts", "close")
    await office.act(f"{path}/acts", "reopen", reason="It hurts again.")
    advice = await phone.good("GET", "/api/my/advice")
    assert advice["confirmed"]
    shown = await phone.good("GET", "/api/my/case")
    assert (shown["status"], shown["rights"], shown["images"]) == ("ready", ["read"], [])
    assert (await phone.post(f"{path}/images", json=announcement(b"unasked " + case_id.encode()))).status_code == 410
    assert (await phone.post("/api/my/acts", json={"act": "withdraw", "id": str(uuid7()), "reason": "no"})).status_code == 410

    await dentist.act(f"{path}/acts", "take")
    await dentist.act(f"{path}/acts", "send_back", views=["front"], sentence="Please show it once more.")
    again = await opened(browsers, token)
    assert (await browsers().post("/api/links/door", json={"token": token})).json()["purpose"] == "upload"
    assert (await again.good("GET", "/api/my/case"))["rights"] == ["read", "upload"]
    assert is_about(7, await newest(hall, practice, case_id), "upload_until")
    await send_image(again, case_id, b"once more " + case_id.encode())
    assert (await again.act("/api/my/acts", "submit"))["status"] == "submitted"
    await settle_all(shop, practice, case_id)
    assert (await again.get("/api/my/advice")).status_code == 200
    assert (await again.act("/api/my/acts", "withdraw", reason="Seen elsewhere."))["status"] == "withdrawn"
    assert (await again.get("/api/my/advice")).status_code == 200, "a sealed answer stays readable"


async def test_upl_12_a_second_signature_ends_uploading_again(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, _, phone = await communicated(browsers, hall, shop, practice)
    path = f"/api/cases/{case_id}/acts"
    office = await browsers.member(practice, "frontdesk")
    await office.act(path, "close")
    await office.act(path, "reopen", reason="It hurts again.")
    await sign(browsers, practice, case_id)
    assert (await phone.good("GET", "/api/my/case"))["rights"] == ["read"]
    assert not (await phone.good("GET", "/api/my/advice"))["confirmed"]
    assert is_about(90, await newest(hall, practice, case_id), "read_until")


async def test_case_05_whoever_is_asked_late_has_a_week_to_answer(
    browsers: BrowserMaker, hall: Resources, shop: Resources, settings: Settings, practice: Practice
) -> None:
    """A request for photos after the first seven days neither meets a dead link nor lets the case expire at once."""
    case_id, token, _ = await submitted(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    await dentist.act(f"/api/cases/{case_id}/acts", "take")
    await as_owner(settings, practice, "UPDATE links SET upload_until = clock_timestamp() WHERE case_id = $1", UUID(case_id))
    back = await dentist.act(f"/api/cases/{case_id}/acts", "send_back", views=["front"], sentence="Closer, please.")
    assert back["status"] == "returned"
    phone = await opened(browsers, token)
    await send_image(phone, case_id, b"closer " + case_id.encode())
    assert (await phone.act("/api/my/acts", "submit"))["status"] == "submitted"


@pytest.mark.parametrize("last", ["submit", "withdraw"])
async def test_gen_01_an_act_whose_answer_was_lost_is_answered_again(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, last: str
) -> None:
    """What was done is answered with the case, also when the link has no right to do it any more; nothing else is."""
    case_id, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    await tell(phone, "/api/my/acts")
    for view in ("front", "close_up"):
        await send_image(phone, case_id, f"{view} {case_id}".encode(), view)
    act = {"act": last, "id": str(uuid7())} | ({"reason": "I am well again."} if last == "withdraw" else {})
    first = await phone.good("POST", "/api/my/acts", act)
    if last == "submit":
        await settle_all(shop, practice, case_id)
        await sign(browsers, practice, case_id)
    again = await phone.good("POST", "/api/my/acts", act)
    assert (first["status"], again["status"]) == (("submitted", "signed") if last == "submit" else ("withdrawn", "withdrawn"))
    assert again["complaint"] is None
    other = await phone.post("/api/my/acts", json=act | ({"best_effort": True} if last == "submit" else {"reason": "Otherwise."}))
    assert (other.status_code, other.json()["code"]) == (422, "key-reused")
    assert (await phone.post("/api/my/acts", json=act | {"id": str(uuid7())})).status_code == 410


async def test_upl_09_whoever_is_turned_away_is_told_whom_to_call(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """Of a known link the practice and its telephone, and no trace of the patient; of an unknown one nothing at all."""
    case_id, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    stranger = browsers()
    wrong = [await stranger.post("/api/links/unlock", json={"token": token, "birth_date": "2001-02-03"}) for _ in range(6)]
    locked = [*wrong[4:], await stranger.post("/api/links/door", json={"token": token})]
    await phone.act("/api/my/acts", "withdraw", reason="Seen elsewhere.")
    gone = [
        await phone.get("/api/my/case"),
        await phone.post("/api/my/acts", json={"act": "submit", "id": str(uuid7())}),
        await phone.post(f"/api/cases/{case_id}/images", json=announcement(b"late")),
        await stranger.post("/api/links/door", json={"token": token}),
        await stranger.post("/api/links/unlock", json={"token": token, "birth_date": BORN}),
    ]
    assert [answer.status_code for answer in (*locked, *gone)] == [423] * 3 + [410] * 5
    for answer in (*locked, *gone):
        said = answer.json()
        assert (said["practice"], said["phone"]) == ("Practice north", PHONE)
        assert not [secret for secret in ("Zzyzx", "Canary", BORN, case_id) if secret in answer.text]
    unknown = await stranger.post("/api/links/door", json={"token": "A" * 43})
    assert unknown.status_code == 404
    assert {"practice", "phone"} & unknown.json().keys() == set()
    assert {"practice", "phone"} & wrong[0].json().keys() == set()


async def test_upl_01_the_office_sees_a_locked_link_at_once(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    case_id, token = await invited(browsers, hall, practice)
    office = await browsers.member(practice, "frontdesk")

    async def seen() -> tuple[str, str]:
        row = next(row for row in (await office.good("GET", "/api/cases"))["rows"] if row["id"] == case_id)
        return row["link"], (await office.good("GET", f"/api/cases/{case_id}/office"))["row"]["link"]

    assert await seen() == ("open", "open")
    for _ in range(5):
        await browsers().post("/api/links/unlock", json={"token": token, "birth_date": "2001-02-03"})
    assert await seen() == ("locked", "locked")
    assert (await office.act(f"/api/cases/{case_id}/acts", "invite"))["row"]["link"] == "open"
    fresh = await opened(browsers, await token_of(hall, practice, case_id))
    await fresh.act("/api/my/acts", "withdraw", reason="Seen elsewhere.")
    assert await seen() == ("ended", "ended")
    hygienist = await browsers.member(practice, "hygienist")
    assert (await hygienist.good("POST", "/api/cases", new_case(contact=False)))["link"] == "none"


async def test_inviting_is_an_act(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """T-Q10: who sent which link stands in the history; the same act again sends nothing; an ended case sends none."""
    case_id, token = await invited(browsers, hall, practice)
    path = f"/api/cases/{case_id}"
    office = await browsers.member(practice, "coordinator")
    act = {"act": "invite", "id": str(uuid7())}
    for _ in range(2):
        await office.good("POST", f"{path}/acts", act)
    assert str((await newest(hall, practice, case_id))["link_id"]) == act["id"]
    lines = (await office.good("GET", f"{path}/history"))["lines"]
    assert [(line["act"], line["actor"]) for line in lines] == [("invite", "Staff frontdesk"), ("invite", "Staff coordinator")]
    async with hall.database.begin(office_of(practice)) as transaction:
        sent = await transaction.fetch(
            "SELECT subject FROM outbox WHERE case_id = $1 AND fact = 'invited' ORDER BY created_at", UUID(case_id)
        )
        issued = await transaction.value("SELECT count(*) FROM links WHERE case_id = $1", UUID(case_id))
    assert (len(sent), str(sent[1]["subject"]), issued) == (2, act["id"], 2)
    assert (await browsers().post("/api/links/door", json={"token": token})).status_code == 410
    await office.act(f"{path}/acts", "withdraw", reason="Called off.")
    refused: httpx.Response = await office.post(f"{path}/acts", json={"act": "invite", "id": str(uuid7())})
    assert (refused.status_code, refused.json()["code"]) == (409, "out-of-turn")
    hygienist = await browsers.member(practice, "hygienist")
    field = await hygienist.good("POST", "/api/cases", new_case(contact=False))
    nowhere = await office.post(f"/api/cases/{field['id']}/acts", json={"act": "invite", "id": str(uuid7())})
    assert (nowhere.status_code, nowhere.json()["code"]) == (409, "out-of-turn")
