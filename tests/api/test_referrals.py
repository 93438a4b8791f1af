"""REF-03, REF-04 over HTTP: a link and a code open one packet, nothing else, and every opening is written down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import pytest

from api.care import capability
from schemas.care.referral import REPORT_WITHIN
from schemas.ident import CaseId, ImageId
from schemas.person import Actor, Role
from schemas.settings import Settings
from storage import postgres
from storage.care import cases
from storage.ident import uuid7
from storage.postgres import Transaction
from storage.resources import Resources
from tests.api.client import BORN
from tests.api.conftest import BrowserMaker, Server
from tests.api.people import Practice, settle_in
from tests.api.referring import REFERRAL, Referred, made, referred, token_of
from tests.api.test_path import office_of

UNLOCK, PACKET = "/api/referrals/unlock", "/api/my/referral"


@pytest.fixture
async def of(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> Referred:
    """A referral that was opened."""
    return await referred(browsers, hall, shop, practice)


async def picture(server: Server, url: str) -> int:
    async with httpx.AsyncClient(base_url=server.images) as plain:
        return (await plain.get(urlsplit(url).path)).status_code


async def trail_of(hall: Resources, practice: Practice, case_id: str, role: str) -> list[tuple[str, str, str, bool]]:
    """What whoever has that role did or saw of a case: what, why, how it went, and whether it says of which referral or picture."""
    async with hall.database.begin(office_of(practice), CaseId(UUID(case_id))) as transaction:
        rows = await transaction.fetch(
            "SELECT what, purpose, outcome, subject FROM trail WHERE case_id = $1 AND role = $2 ORDER BY trail_id", UUID(case_id), role
        )
    return [(row["what"], row["purpose"], row["outcome"], row["subject"] is not None) for row in rows]


async def test_ref_03_the_packet_is_what_was_signed_and_what_was_asked(of: Referred) -> None:
    shown = await of.specialist.good("GET", PACKET)
    assert shown["patient"] == {"name": "Zzyzx Canary", "birth_date": BORN, "age": shown["patient"]["age"], "sex": "unknown"}
    assert (shown["referrer"], shown["licence_number"], shown["reason"]) == ("Staff dentist", "D-1", REFERRAL["reason"])
    assert (shown["to"], shown["specialty"], shown["urgency"], shown["bring"]) == ("Dr. Root", "endodontics", "urgent", REFERRAL["bring"])
    assert [(each["number"], each["observation"], each["tooth"], each["note"]) for each in shown["findings"]] == [
        (1, "caries", "46", "Deep.")
    ]
    assert shown["conclusion"] == "Decay near the pulp."
    assert [each["text"] for each in shown["advice"]] == ["Brush twice a day."]
    assert shown["complaint"]["words"] == "It hurts when I bite"
    assert (shown["consent"]["given_by"], shown["consent"]["relationship"]) == ("Ada Canary", "parent")
    assert [each["view"] for each in shown["pictures"]] == ["front", "close_up"]
    assert [mark["number"] for mark in shown["pictures"][0]["marks"]] == [1]
    # Why the advice was given, who looked when and how the family is reached are the practice's own.
    assert not {"rationale", "looks", "contact", "calls", "draft", "chart", "prescriptions", "second_opinion"} & keys_of(shown)


def keys_of(content: Any) -> set[str]:
    if isinstance(content, dict):
        return set(content) | {key for each in content.values() for key in keys_of(each)}
    return {key for each in content for key in keys_of(each)} if isinstance(content, list) else set()


async def test_sec_13_only_chosen_pictures_go_and_only_while_the_link_opens(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, server: Server
) -> None:
    of = await referred(browsers, hall, shop, practice, images=[])
    assert (await of.specialist.good("GET", PACKET))["pictures"] == []
    every = [each["id"] for each in (await of.dentist.good("GET", of.path))["images"]]
    shown = await of.dentist.act(f"{of.path}/acts", "refer", **(REFERRAL | {"images": every[1:]}))
    of.referral = shown["referrals"]["lines"][-1]["id"]
    token = await token_of(hall, practice, of.case_id)
    told = await of.office.good("GET", f"{of.path}/referrals/{of.referral}/code")
    second = browsers()
    await second.good("POST", UNLOCK, {"token": token, "code": told["code"]})
    (chosen,) = (await second.good("GET", PACKET))["pictures"]
    assert chosen["id"] == every[1]
    assert await picture(server, chosen["display_url"]) == 200
    await of.act("end_referral_link")
    assert await picture(server, chosen["display_url"]) == 410
    assert (await second.get(PACKET)).status_code == 410


async def test_sec_13_an_address_of_a_picture_that_was_not_chosen_opens_nothing(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, server: Server
) -> None:
    """Even one that this house has made, by whatever mistake: at every picture it is asked whether it was chosen, and in which form."""
    first = await made(browsers, hall, shop, practice)
    image, other = (ImageId(UUID(each["id"])) for each in (await first.dentist.good("GET", first.path))["images"])
    shown = await first.dentist.act(f"{first.path}/acts", "refer", **(REFERRAL | {"images": [str(image)]}))
    referral, token = shown["referrals"]["lines"][-1]["id"], await token_of(hall, practice, first.case_id)
    told = await first.office.good("GET", f"{first.path}/referrals/{referral}/code")
    await first.specialist.good("POST", UNLOCK, {"token": token, "code": told["code"]})
    async with hall.database.begin(office_of(practice)) as transaction:
        visit = await transaction.value("SELECT visit FROM sessions WHERE link_id = $1", UUID(referral))
        now = await postgres.clock(transaction)
    case_id = CaseId(UUID(first.case_id))
    actor = Actor(organization_id=practice.id, id=UUID(referral), role=Role.SPECIALIST, case_id=case_id, visit=visit)
    for which, kind, status in ((image, "display", 200), (other, "display", 410), (image, "frame", 410)):
        mark = capability.issue(hall.keys, actor, case_id, which, kind, "read", now)  # type: ignore[arg-type]
        assert await picture(server, f"{server.images}/i/{mark}") == status


async def test_sec_13_a_specialist_reaches_nothing_else(of: Referred) -> None:
    for path in (
        of.path,
        f"{of.path}/office",
        f"{of.path}/history",
        f"{of.path}/record.pdf",
        "/api/my/case",
        "/api/my/advice",
        "/api/cases",
    ):
        assert (await of.specialist.get(path)).status_code == 401, path
    for path in (f"{of.path}/acts", "/api/my/acts"):
        body = {"act": "receive_referral", "id": str(uuid7()), "referral": of.referral}
        assert (await of.specialist.post(path, json=body)).status_code == 401
    body = {"act": "receive_referral", "id": str(uuid7()), "referral": of.referral}
    assert (await of.office.post(f"{of.path}/acts", json=body)).status_code == 400


async def test_gen_06_each_opening_and_each_picture_writes_a_row(of: Referred, hall: Resources, practice: Practice, server: Server) -> None:
    shown = await of.specialist.good("GET", PACKET)
    for each in shown["pictures"]:
        assert await picture(server, each["display_url"]) == 200
    await of.specialist.get("/api/my/referral.pdf")
    rows = await trail_of(hall, practice, of.case_id, "specialist")
    assert rows == [
        ("receive_referral", "act", "ok", True),
        ("unlock", "security", "ok", False),
        ("referral", "treatment", "ok", True),
        ("display", "treatment", "ok", True),
        ("display", "treatment", "ok", True),
        ("referral-pdf", "treatment", "ok", True),
    ]
    assert ("referral-code", "operations", "ok", True) in await trail_of(hall, practice, of.case_id, "frontdesk")


async def test_ref_04_opened_twice_it_was_received_once(of: Referred, browsers: BrowserMaker) -> None:
    await browsers().good("POST", UNLOCK, {"token": of.token, "code": of.code})
    (line,) = (await of.office.good("GET", f"{of.path}/office"))["referrals"]
    assert [(each["state"], each["role"], each["by"]) for each in line["steps"]] == [("received", "specialist", "")]


async def test_ref_04_the_office_closes_the_loop_and_the_dentist_sees_where_it_stands(of: Referred) -> None:
    soon = datetime.now(UTC) + timedelta(days=10)
    line = await of.act("note_referral", step="appointment_made", appointment=soon.isoformat())
    assert line["appointment"] is not None
    assert datetime.fromisoformat(line["due_at"]) == soon + REPORT_WITHIN
    for step in ("seen", "report_back", "closed"):
        line = await of.act("note_referral", step=step)
        assert line["state"] == step
    assert (line["next"], line["over"]) == ([], True)
    shown = await of.dentist.good("GET", of.path)
    (told,) = shown["referrals"]["lines"]
    assert (told["state"], told["reason"], told["images"]) == ("closed", REFERRAL["reason"], 2)
    assert shown["referrals"]["may_refer"]
    assert (await of.specialist.get(PACKET)).status_code == 410, "a loop that is closed needs no reader"


async def test_ref_04_what_is_overdue_becomes_a_task_of_the_office(
    of: Referred, shop: Resources, practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = (await of.office.good("GET", f"{of.path}/office"))["referrals"][0]
    late = datetime.fromisoformat(made["due_at"])

    async def clock(transaction: Transaction) -> datetime:
        return late

    monkeypatch.setattr("storage.postgres.clock", clock)
    async with shop.database.begin(cases.machine(practice.id)) as transaction:
        # The sweep comes for whatever is due first in the case, such as an advice that nobody opened.
        assert (await transaction.value("SELECT rings_at FROM cases WHERE case_id = $1", UUID(of.case_id))) <= late
        await cases.pass_time(transaction, CaseId(UUID(of.case_id)))
    shown = await of.office.good("GET", f"{of.path}/office")
    assert (shown["referrals"][0]["late"], "referral" in shown["row"]["needs"]) == (True, True)
    assert of.case_id in [each["id"] for each in (await of.office.good("GET", "/api/cases"))["pressing"]]


async def test_ref_03_a_packet_that_could_not_be_put_on_paper_is_the_offices_to_try_again(
    of: Referred, shop: Resources, practice: Practice
) -> None:
    async with shop.database.begin(cases.machine(practice.id)) as transaction:
        await transaction.run(
            "UPDATE outbox SET failed_at = clock_timestamp(), attempt = 3, trouble = 'ValueError'"
            " WHERE case_id = $1 AND task = 'render_referral'",
            UUID(of.case_id),
        )
    failed = (await of.office.good("GET", f"{of.path}/office"))["failed"]
    assert [each["task"] for each in failed] == ["render_referral"]
    assert (await of.office.post(f"{of.path}/jobs/{failed[0]['id']}/again", json={})).status_code == 204
    assert (await of.office.good("GET", f"{of.path}/office"))["failed"] == []


async def test_gen_08_an_illegal_step_is_refused_and_leaves_nothing(of: Referred) -> None:
    before = await of.office.good("GET", f"{of.path}/office")
    body = {"act": "note_referral", "id": str(uuid7()), "referral": of.referral, "step": "report_back"}
    refused = await of.office.post(f"{of.path}/acts", json=body)
    assert refused.status_code == 409
    assert refused.json()["allowed"] == ["appointment_made", "declined"]
    assert await of.office.good("GET", f"{of.path}/office") == before


async def test_gen_07_another_practice_finds_no_referral(
    browsers: BrowserMaker, of: Referred, settings: Settings, hall: Resources, practice: Practice
) -> None:
    other = await settle_in(settings, "elsewhere")
    theirs = await browsers.member(other, "frontdesk")
    assert (await theirs.get(f"{of.path}/referrals/{of.referral}/code")).status_code == 404
    assert (await theirs.get(f"{of.path}/referrals/{of.referral}/packet.pdf")).status_code == 404
    body = {"act": "note_referral", "id": str(uuid7()), "referral": of.referral, "step": "declined", "note": "Mine."}
    assert (await theirs.post(f"{of.path}/acts", json=body)).status_code == 404
    # The row of a session cannot be turned to another tenant's link: its key begins with the organization.
    async with hall.database.begin(office_of(other)) as transaction:
        assert await transaction.fetch("SELECT FROM links WHERE case_id = $1", UUID(of.case_id)) == []


async def test_ref_03_only_whoever_signed_refers(of: Referred, browsers: BrowserMaker, practice: Practice) -> None:
    colleague = await browsers.member(practice, "dentist3")
    assert not (await colleague.good("GET", of.path))["referrals"]["may_refer"]
    refused = await colleague.post(f"{of.path}/acts", json={"act": "refer", "id": str(uuid7()), **REFERRAL})
    assert (refused.status_code, refused.json()["why"]) == (403, "referral-not-yours")
