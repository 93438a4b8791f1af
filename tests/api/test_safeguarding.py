"""SEC-16 over HTTP: who reads and writes what is noted of suspected abuse or neglect, and that it comes out nowhere else."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

import msgspec

from schemas.ident import CaseId
from schemas.person import Role
from schemas.settings import Settings
from storage.care import cases, links
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import Browser
from tests.api.conftest import BrowserMaker, Server
from tests.api.people import ROLES, Practice, as_owner
from tests.api.referring import referred
from tests.api.rendered import keep_record
from tests.api.test_opinions import OPINION, look_at_all
from tests.api.test_path import office_of, opened, sign, signed, submitted
from tests.api.test_permissions import table as permissions
from tests.packets import apart

MARK = "Quokkasign"
"""A word that stands in every private field, and nowhere else in the house."""

NOTE = {"kind": "note", "text": f"{MARK}: the history does not explain it."}
REPORT = {
    "kind": "report",
    "to": f"Hotline {MARK}",
    "at": "2026-01-05T10:00:00Z",
    "by": f"Dr. {MARK}",
    "how": "telephone",
    "reference": MARK,
}
UNREPORTED = {"kind": "not_reported", "by": f"Dr. {MARK}", "reason": f"{MARK} was explained."}


def path_of(case_id: str) -> str:
    return f"/api/cases/{case_id}/safeguarding"


async def write(browser: Browser, case_id: str, entry: dict[str, str], entry_id: UUID | None = None) -> Any:
    return await browser.good("POST", path_of(case_id), {"id": str(entry_id or uuid7()), "entry": entry})


async def read(browser: Browser, case_id: str) -> tuple[bool, list[str]]:
    """Whether the reader sees all of it, and whose entries these are."""
    shown = await browser.good("GET", path_of(case_id))
    return shown["all"], [each["author"] for each in shown["entries"]]


async def test_sec_16_it_is_read_by_whoever_holds_or_signed_the_case_by_the_author_and_by_the_lead(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, _, phone = await submitted(browsers, hall, shop, practice)
    first, second, lead = [await browsers.member(practice, role) for role in ("dentist", "dentist3", "programme_lead")]
    assert (await first.get(path_of(case_id))).status_code == 403, "nobody's yet: it is not in hand"
    await first.act(f"/api/cases/{case_id}/acts", "take")
    shown = await write(first, case_id, NOTE)
    assert [(each["author"], each["entry"]) for each in shown["entries"]] == [("Staff dentist", NOTE)]
    answers = {role: (await (await browsers.member(practice, role)).get(path_of(case_id))).status_code for role in (*ROLES, "dentist2")}
    assert {role for role, status in answers.items() if status == 200} == {"dentist", "programme_lead"}
    assert answers["dentist2"] == 404, "licensed elsewhere: for them there is no such case"
    refused = await second.get(path_of(case_id))
    assert (refused.status_code, refused.json()["why"]) == (403, "safeguarding-reader")
    assert (await second.post(path_of(case_id), json={"id": str(uuid7()), "entry": NOTE})).status_code == 403
    assert [(await each.get(path_of(case_id))).status_code for each in (phone, browsers())] == [401, 401]

    await first.act(f"/api/cases/{case_id}/acts", "hand_back", reason="Somebody else, please.")
    await second.act(f"/api/cases/{case_id}/acts", "take")
    await write(second, case_id, REPORT)
    assert await read(second, case_id) == (True, ["Staff dentist", "Staff dentist3"])
    assert await read(lead, case_id) == (True, ["Staff dentist", "Staff dentist3"])
    assert await read(first, case_id) == (False, ["Staff dentist"]), "whoever gave the case back keeps what they wrote"
    await write(first, case_id, REPORT)
    assert await read(first, case_id) == (False, ["Staff dentist", "Staff dentist"])


async def test_sec_16_a_second_opinion_opens_nothing(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> None:
    case_id, _, _ = await signed(browsers, hall, shop, practice)
    first, second = await browsers.member(practice, "dentist"), await browsers.member(practice, "dentist3")
    await write(first, case_id, NOTE)
    shown = await first.act(f"/api/cases/{case_id}/acts", "ask_opinion", question="Decay or a stain?", of=str(practice.person("dentist3")))
    question = shown["second_opinion"]["lines"][0]["id"]
    assert (await second.get(path_of(case_id))).status_code == 403
    await look_at_all(second, case_id)
    await second.act(f"/api/cases/{case_id}/acts", "give_opinion", question=question, opinion=OPINION)
    assert (await second.get(path_of(case_id))).status_code == 403


async def test_sec_16_it_is_added_to_in_review_and_after_and_the_case_stays_as_it_is(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """The same entry again is kept once; another one under its identifier, or one that says nothing, is refused."""
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    await dentist.act(f"/api/cases/{case_id}/acts", "take")
    before = await dentist.good("GET", f"/api/cases/{case_id}/history")
    entry_id = uuid7()
    for _ in range(2):
        assert len((await write(dentist, case_id, NOTE, entry_id))["entries"]) == 1
    again = await dentist.post(path_of(case_id), json={"id": str(entry_id), "entry": UNREPORTED})
    assert (again.status_code, again.json()["code"]) == (422, "key-reused")
    wrong = {
        "gap-safeguarding-note": NOTE | {"text": " \u200b"},
        "gap-safeguarding-report": REPORT | {"at": "2036-01-05T10:00:00Z"},
        "gap-safeguarding-unreported": UNREPORTED | {"by": ""},
    }
    for why, entry in wrong.items():
        answer = await dentist.post(path_of(case_id), json={"id": str(uuid7()), "entry": entry})
        assert [gap["why"] for gap in answer.json()["gaps"]] == [why]
    assert await dentist.good("GET", f"/api/cases/{case_id}/history") == before
    await dentist.act(f"/api/cases/{case_id}/acts", "hand_back", reason="Later.")
    await sign(browsers, practice, case_id)
    assert len((await write(dentist, case_id, UNREPORTED))["entries"]) == 2
    assert (await dentist.good("GET", f"/api/cases/{case_id}"))["status"] == "signed"


async def test_sec_16_each_line_of_the_chain_stands_in_the_trail(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """Every kind of entry is named alike there; readings have their rows as well (trail.csv)."""
    case_id, _, _ = await signed(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    for entry in (NOTE, REPORT, UNREPORTED):
        await write(dentist, case_id, entry)
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        lines = await transaction.fetch(
            "SELECT entry_id, before, hash FROM safeguarding WHERE case_id = $1 ORDER BY sequence", UUID(case_id)
        )
        rows = await transaction.fetch(
            "SELECT subject, digest FROM trail WHERE case_id = $1 AND what = 'keep_safeguarding' ORDER BY trail_id", UUID(case_id)
        )
    assert [line["before"] for line in lines] == [hashlib.sha256(b"mesial safeguarding v1").hexdigest(), *(x["hash"] for x in lines[:-1])]
    assert [tuple(row.values()) for row in rows] == [(line["entry_id"], line["hash"]) for line in lines]


async def test_sec_16_the_hotline_is_the_practices_own(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, settings: Settings
) -> None:
    """No number is known to the house; one of another state is not shown."""
    case_id, _, _ = await signed(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    shown = await dentist.good("GET", path_of(case_id))
    assert (shown["state"], shown["hotlines"]) == ("OH", [])
    ohio = {"state": "OH", "name": "Children", "phone": "+15550100", "source": "the state's page", "checked": None}
    listed = msgspec.json.encode([ohio, ohio | {"state": "MA"}]).decode()
    await as_owner(settings, practice, "UPDATE organizations SET hotlines = $1 WHERE organization_id = $2", listed, practice.id)
    try:
        assert (await dentist.good("GET", path_of(case_id)))["hotlines"] == [ohio]
    finally:
        await as_owner(settings, practice, "UPDATE organizations SET hotlines = '[]' WHERE organization_id = $1", practice.id)


async def test_sec_16_a_word_of_it_comes_out_of_no_other_route_and_stands_in_no_log(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, server: Server
) -> None:
    """Every route that answers a GET, asked by every role that may, of a case that was signed, added to and referred to a specialist."""
    of = await referred(browsers, hall, shop, practice)
    case_id, dentist = of.case_id, of.dentist
    async with hall.database.begin(office_of(practice)) as transaction:
        token = await links.token(transaction, CaseId(UUID(case_id)))
    assert token is not None
    people = {str(role): await browsers.member(practice, role) for role in ROLES}
    people |= {"patient": await opened(browsers, token), "specialist": of.specialist, "stranger": browsers()}
    assert (await of.specialist.get(path_of(case_id))).status_code == 401
    for entry in (NOTE, REPORT, UNREPORTED):
        assert MARK in str(await write(dentist, case_id, entry))
    added = {"text": "Also rinse with salt water.", "reason": "Forgotten.", "for_patient": True}
    await dentist.act(f"/api/cases/{case_id}/acts", "addend", addendum=added)
    await keep_record(shop, practice, case_id)
    await of.act("give_originals")
    picture = (await of.specialist.good("GET", "/api/my/referral"))["pictures"][0]["id"]
    asked, heard = 0, b""
    for row in permissions():
        if row["method"] != "GET" or row["path"].endswith("/safeguarding") or "{name:str}" in row["path"]:
            continue
        path = row["path"].replace("{case_id:uuid}", case_id).replace("{referral_id:uuid}", of.referral)
        path = path.replace("{image_id:uuid}", picture)
        path = path.replace("{token:str}", of.token if path.startswith("/r/") else token)
        assert "{" not in path
        for who, browser in people.items():
            if row[who] == "no":
                continue
            answer = await browser.get(path)
            asked, heard = asked + 1, heard + answer.content
            if answer.headers.get("content-type") == "application/zip":
                manifest, files = apart(answer.content)
                heard += msgspec.json.encode(manifest) + b"".join(content for _, content in files)
    assert asked > 80
    assert b"Also rinse with salt water." in heard, "what may come out is found in it"
    assert b"Please look at the lower right first molar." in heard
    assert MARK.encode() not in heard
    assert MARK not in server.log.read_text()


async def test_sec_16_it_lies_in_the_database_as_ciphertext_only(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, _, _ = await signed(browsers, hall, shop, practice)
    await write(await browsers.member(practice, str(Role.DENTIST)), case_id, REPORT)
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        tables = await transaction.fetch("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
        kept = [row["relname"] for row in tables if row["relname"] not in ("migrations", "knocks")]
        said = "".join([str(await transaction.value(f"SELECT json_agg(t)::text FROM {name} t")) for name in kept])
    assert "keep_safeguarding" in said
    assert MARK not in said
    assert MARK.encode().hex() not in said
