"""How the family is told (SPEC ADV-05): another way to reach them, a link to a hygienist's case, the advice to read aloud, calls."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec

from schemas.care import act as acts
from schemas.care.message import Message
from schemas.ident import ActId, CaseId, MessageId
from storage import postgres
from storage.care import cases, links
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import BORN, Browser, new_case, send_image, tell
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.test_path import REVIEW, invited, office_of, opened, settle_all, signed

WRONG = {"channel": "sms", "address": "(303) 555-0199"}
RIGHT = {"channel": "sms", "address": "303.555.0142"}


async def sign(browsers: BrowserMaker, practice: Practice, case_id: str, urgency: str = "routine") -> None:
    """A dentist takes, looks, writes and signs."""
    dentist = await browsers.member(practice, "dentist")
    path = f"/api/cases/{case_id}"
    shown = await dentist.act(f"{path}/acts", "take")
    for image in shown["images"]:
        await dentist.act(f"{path}/acts", "look", image=image["id"], px=1500, ms=1200)
    review = REVIEW | {"advice": [{"id": str(uuid7()), "urgency": urgency, "text": "Go today.", "rationale": "It cannot wait."}]}
    draft = await dentist.good("PUT", f"{path}/draft", review, headers={"If-Match": '"0"'})
    await dentist.act(f"{path}/acts", "sign", draft_version=draft["version"])


async def field_case(browsers: BrowserMaker, shop: Resources, practice: Practice, contact: dict[str, str] | None) -> tuple[str, Browser]:
    """A signed case that a hygienist filled in, and her browser."""
    hygienist = await browsers.member(practice, "hygienist")
    body = new_case(contact=False, kind="school_screening")
    body["patient"]["contact"] = contact
    row = await hygienist.good("POST", "/api/cases", body)
    path = f"/api/cases/{row['id']}/acts"
    await tell(hygienist, path)
    for view in ("front", "upper", "lower"):
        await send_image(hygienist, row["id"], f"{view} {row['id']}".encode(), view)
    await hygienist.act(path, "submit")
    await settle_all(shop, practice, row["id"])
    await sign(browsers, practice, row["id"])
    return row["id"], hygienist


def match(version: int) -> dict[str, str]:
    return {"If-Match": f'"{version}"'}


async def seen(office: Browser, case_id: str) -> Any:
    return await office.good("GET", f"/api/cases/{case_id}/office")


async def token_of(hall: Resources, practice: Practice, case_id: str) -> str | None:
    async with hall.database.begin(office_of(practice)) as transaction:
        return await links.token(transaction, CaseId(UUID(case_id)))


async def test_adv_05_a_wrong_number_is_corrected_without_ending_the_case(
    browsers: BrowserMaker, hall: Resources, practice: Practice
) -> None:
    office = await browsers.member(practice, "frontdesk")
    body = new_case()
    body["patient"]["contact"] = WRONG
    row = await office.good("POST", "/api/cases", body)
    path = f"/api/cases/{row['id']}/contact"
    before = await seen(office, row["id"])
    assert (before["contact"], before["patient_version"]) == ("+13035550199", 1)
    change = {"id": str(uuid7()), "contact": RIGHT}
    answer = await office.put(path, json=change, headers=match(1))
    assert answer.status_code == 200
    assert answer.headers["etag"] == '"2"'
    assert (answer.json()["contact"], answer.json()["patient_version"]) == ("+13035550142", 2)
    assert (await office.put(path, json=change, headers=match(1))).json()["patient_version"] == 2
    other = await office.put(path, json=change | {"contact": WRONG}, headers=match(1))
    assert (other.status_code, other.json()["code"]) == (422, "key-reused")
    stale = await office.put(path, json={"id": str(uuid7()), "contact": WRONG}, headers=match(1))
    assert (stale.status_code, stale.json()["given"], stale.json()["current"]) == (412, 1, 2)
    assert (await office.put(path, json={"id": str(uuid7()), "contact": RIGHT})).status_code == 428
    wrong = await office.put(path, json={"id": str(uuid7()), "contact": {"channel": "sms", "address": "12"}}, headers=match(2))
    assert (wrong.status_code, wrong.json()["gaps"][0]["why"]) == (422, "gap-contact-sms")
    assert (await seen(office, row["id"]))["contact"] == "+13035550142"

    old = await token_of(hall, practice, row["id"])
    await office.act(f"/api/cases/{row['id']}/acts", "invite")
    assert await token_of(hall, practice, row["id"]) != old

    async with hall.database.begin(office_of(practice)) as transaction:
        lines = await cases.history(transaction, CaseId(UUID(row["id"])))
        trail = await transaction.fetch("SELECT what FROM trail WHERE case_id = $1 AND what = 'contact'", UUID(row["id"]))
    assert [line.act for line in lines] == ["invite", "change_contact", "invite"]
    assert msgspec.json.decode(lines[1].payload) == {"act": "change_contact", "id": change["id"], "version": 2, "channel": "sms"}
    assert len(trail) == 2


async def test_adv_05_nobody_changes_the_contact_by_a_bare_act(browsers: BrowserMaker, practice: Practice) -> None:
    office = await browsers.member(practice, "frontdesk")
    row = await office.good("POST", "/api/cases", new_case())
    body = {"act": "change_contact", "id": str(uuid7()), "version": 7, "channel": "sms"}
    assert (await office.post(f"/api/cases/{row['id']}/acts", json=body)).status_code == 400
    assert (await seen(office, row["id"]))["patient_version"] == 1


async def test_adv_05_a_hygienists_case_without_contact_is_the_offices_turn_until_the_family_was_told(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """The blocker: no contact, nobody to add one, `System`."""
    case_id, _ = await field_case(browsers, shop, practice, None)
    office = await browsers.member(practice, "frontdesk")
    shown = await seen(office, case_id)
    assert (shown["row"]["needs"], shown["row"]["link"], shown["contact"]) == (["no_contact"], "none", None)
    assert "frontdesk" in shown["row"]["turn"]
    assert "worker" not in shown["row"]["turn"]
    assert (await office.post(f"/api/cases/{case_id}/acts", json={"act": "invite", "id": str(uuid7())})).status_code == 422

    await office.good("PUT", f"/api/cases/{case_id}/contact", {"id": str(uuid7()), "contact": RIGHT}, headers=match(1))
    await office.act(f"/api/cases/{case_id}/acts", "invite")
    token = await token_of(hall, practice, case_id)
    assert token is not None
    phone = await opened(browsers, token)
    assert (await phone.good("GET", "/api/my/case"))["rights"] == ["read"]
    assert (await phone.good("GET", "/api/my/advice"))["advice"]

    told = await office.act(f"/api/cases/{case_id}/acts", "record_conversation", spoke_with="Ada Canary", read_back=True)
    assert (told["row"]["status"], told["row"]["needs"]) == ("communicated", [])


async def test_adv_05_the_link_of_a_hygienists_case_only_ever_reads(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """It is issued with the signature, and never opens the case for sending: that stays with the hygienist."""
    hygienist = await browsers.member(practice, "hygienist")
    body = new_case(contact=False)
    body["patient"]["contact"] = RIGHT
    row = await hygienist.good("POST", "/api/cases", body)
    office = await browsers.member(practice, "frontdesk")
    early = await office.post(f"/api/cases/{row['id']}/acts", json={"act": "invite", "id": str(uuid7())})
    assert (early.status_code, early.json()["code"]) == (409, "out-of-turn")

    case_id, _ = await field_case(browsers, shop, practice, RIGHT)
    machine = cases.machine(practice.id)
    async with shop.database.begin(machine) as transaction:
        case = await cases.read(transaction, CaseId(UUID(case_id)))
        token = await links.token(transaction, case.id)
        until = await transaction.value("SELECT upload_until FROM links WHERE case_id = $1", case.id)
    assert until is None
    assert token is not None
    phone = browsers()
    shown = await phone.good("POST", "/api/links/unlock", {"token": token, "birth_date": BORN})
    assert (shown["rights"], shown["complaint"], shown["images"]) == (["read"], None, [])


async def test_sec_13_the_office_reads_the_advice_aloud_and_no_more(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, _, _ = await signed(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    await dentist.act(f"/api/cases/{case_id}/acts", "addend", addendum={"text": "The left side, not the right.", "reason": "Mistyped."})
    office = await browsers.member(practice, "coordinator")
    told = await office.good("GET", f"/api/cases/{case_id}/advice")
    assert told["advice"] == [{"urgency": "routine", "text": "Brush twice a day.", "safety_net": "", "due": None}]
    assert told["corrections"] == ["The left side, not the right."]
    assert (told["reviewer"], set(told)) == ("Staff dentist", {"reviewer", "credential", "signed_at", "advice", "corrections"})
    async with hall.database.begin(office_of(practice)) as transaction:
        rows = await transaction.fetch(
            "SELECT what, purpose FROM trail WHERE case_id = $1 AND actor_id = $2", UUID(case_id), practice.person("coordinator")
        )
    assert [(row["what"], row["purpose"]) for row in rows] == [("advice", "operations")]
    unsigned, _ = await invited(browsers, hall, practice)
    assert (await office.get(f"/api/cases/{unsigned}/advice")).status_code == 404


async def test_adv_05_a_message_that_failed_is_a_call_and_the_call_is_kept(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, _ = await invited(browsers, hall, practice)
    async with shop.database.begin(cases.machine(practice.id)) as transaction:
        now = await postgres.clock(transaction)
        message = Message(id=MessageId(uuid7()), kind="invitation", channel="sms", state="failed", at=now)
        await cases.perform(transaction, CaseId(UUID(case_id)), acts.NoteMessage(id=ActId(uuid7()), message=message))
    office = await browsers.member(practice, "frontdesk")
    assert (await seen(office, case_id))["row"]["needs"] == ["not_delivered"]
    shown = await office.act(f"/api/cases/{case_id}/acts", "note_call", spoke_with="Ada Canary", note="")
    assert shown["row"]["needs"] == []
    assert [(each["by"], each["spoke_with"]) for each in shown["calls"]] == [("Staff frontdesk", "Ada Canary")]


async def test_adv_05_a_message_that_came_back_is_in_the_offices_list_until_somebody_called(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """Its job is done and forgotten: only the case knows, and the column beside it."""
    case_id, _ = await invited(browsers, hall, practice)
    async with shop.database.begin(cases.machine(practice.id)) as transaction:
        message = Message(id=MessageId(uuid7()), kind="invitation", channel="email", state="sent", at=await postgres.clock(transaction))
        await cases.perform(transaction, CaseId(UUID(case_id)), acts.NoteMessage(id=ActId(uuid7()), message=message))
        await transaction.run("UPDATE outbox SET done_at = clock_timestamp() WHERE case_id = $1", UUID(case_id))
    office = await browsers.member(practice, "frontdesk")

    async def pressing() -> list[str]:
        return [each["id"] for each in (await office.good("GET", "/api/cases"))["pressing"]]

    assert case_id not in await pressing()
    shown = await office.act(f"/api/cases/{case_id}/acts", "note_returned", message=str(message.id))
    assert (shown["row"]["needs"], shown["messages"][-1]["state"]) == (["not_delivered"], "returned")
    assert case_id in await pressing()
    await office.act(f"/api/cases/{case_id}/acts", "note_call", spoke_with="Ada Canary", note="")
    assert case_id not in await pressing()


async def test_d96_10_what_happened_names_whoever_held_the_link_then(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """Every line named today's respondent; a grandmother's answers were the mother's an hour later."""
    case_id, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    await phone.act("/api/my/acts", "check_emergency", flags=["swelling"])
    await phone.act("/api/my/acts", "attest", relationship="other", name="Rosa Canary", state="OH")
    await phone.act("/api/my/acts", "describe", complaint={"words": "It hurts"}, history={})
    await phone.act("/api/my/acts", "attest", relationship="parent", name="Ada Canary", state="OH")
    await phone.act("/api/my/acts", "check_emergency", flags=[])
    office = await browsers.member(practice, "frontdesk")
    lines = (await office.good("GET", f"/api/cases/{case_id}/history"))["lines"]
    assert [(line["act"], line["actor"], line["relationship"]) for line in lines] == [
        ("invite", "Staff frontdesk", None),
        ("check_emergency", "", None),
        ("attest", "Rosa Canary", "other"),
        ("describe", "Rosa Canary", "other"),
        ("attest", "Ada Canary", "parent"),
        ("check_emergency", "Ada Canary", "parent"),
    ]
