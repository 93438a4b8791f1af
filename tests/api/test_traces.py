"""Security events leave a trace (THREATS T-Q10, T-P09, T-P12): each try at a door is one trail row, right or wrong, of whoever tried."""

from __future__ import annotations

from uuid import UUID

from schemas.settings import Settings
from storage.care import cases, links
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import BORN
from tests.api.conftest import BrowserMaker
from tests.api.people import PASSWORD, Practice, as_owner
from tests.api.test_path import invited, submitted

Row = tuple[str, str, str, str | None]


async def rows_of(hall: Resources, practice: Practice, who: UUID) -> list[Row]:
    """What, outcome, role and case of every trail row of somebody, oldest first."""
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        found = await transaction.fetch("SELECT what, outcome, role, case_id FROM trail WHERE actor_id = $1 ORDER BY trail_id", who)
    return [(row["what"], row["outcome"], row["role"], str(row["case_id"]) if row["case_id"] else None) for row in found]


async def test_t_q10_what_a_member_proves_or_fails_to(
    browsers: BrowserMaker, hall: Resources, settings: Settings, practice: Practice
) -> None:
    person, name = practice.person("programme_lead"), practice.sign_in("programme_lead")
    before = len(await rows_of(hall, practice, person))
    browser = browsers()
    assert (await browser.post("/api/session", json={"name": name, "password": "wrong"})).status_code == 401
    await browser.sign_in(name)
    assert (await browser.post("/api/session/step-up", json={"password": "wrong"})).status_code == 401
    await browser.good("POST", "/api/session/step-up", {"password": PASSWORD})
    await as_owner(settings, practice, "UPDATE people SET failures = 100 WHERE person_id = $1", person)
    assert (await browser.post("/api/session/step-up", json={"password": PASSWORD})).status_code == 423
    assert (await browser.post("/api/session", json={"name": name, "password": PASSWORD})).status_code == 401
    await as_owner(settings, practice, "UPDATE people SET failures = 0 WHERE person_id = $1", person)
    await browser.good("DELETE", "/api/session")
    assert [(what, outcome) for what, outcome, _, _ in (await rows_of(hall, practice, person))[before:]] == [
        ("sign-in", "not-signed-in"),
        ("sign-in", "ok"),
        ("step-up", "not-signed-in"),
        ("step-up", "ok"),
        ("step-up", "locked"),
        ("sign-in", "locked"),
        ("sign-out", "ok"),
    ]
    assert {role for _, _, role, _ in (await rows_of(hall, practice, person))[before:]} == {"programme_lead"}


async def test_t_q10_an_ended_session_is_refused_by_name(
    browsers: BrowserMaker, hall: Resources, settings: Settings, practice: Practice
) -> None:
    browser = await browsers.member(practice, "biller")
    person = practice.person("biller")
    await as_owner(settings, practice, "UPDATE people SET status = 'suspended' WHERE person_id = $1", person)
    assert (await browser.get("/api/me")).status_code == 401
    await as_owner(settings, practice, "UPDATE people SET status = 'active' WHERE person_id = $1", person)
    assert (await rows_of(hall, practice, person))[-1][:2] == ("refused", "not-signed-in")


async def test_t_p12_every_birth_date_that_is_tried(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """T-P05: the fifth, which locks the link, and what comes after it, too."""
    case_id, token = await invited(browsers, hall, practice)
    link = (await links.resolve(hall.database, token)).link_id
    phone = browsers()
    await phone.good("POST", "/api/links/unlock", {"token": token, "birth_date": BORN})
    for _ in range(6):
        await phone.post("/api/links/unlock", json={"token": token, "birth_date": "2001-02-03"})
    tried = [row for row in await rows_of(hall, practice, link) if row[0] == "unlock"]
    assert [outcome for _, outcome, _, _ in tried] == ["ok", *["not-signed-in"] * 4, "locked", "locked"]
    assert {case for _, _, _, case in tried} == {case_id}


async def test_t_q10_a_refused_member_is_refused_about_a_case(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """Whatever refused: the role, the reach, the turn; and also for a case that does not exist."""
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    nowhere, path = str(uuid7()), f"/api/cases/{case_id}"
    dentist, biller, stranger = [await browsers.member(practice, role) for role in ("dentist", "biller", "dentist2")]
    before = {role: len(await rows_of(hall, practice, practice.person(role))) for role in ("dentist", "biller", "dentist2")}
    await dentist.post(f"{path}/acts", json={"act": "sign", "id": str(uuid7()), "draft_version": 0})
    await dentist.get(f"/api/cases/{nowhere}")
    await dentist.get(f"{path}/record.pdf")
    await dentist.post(f"{path}/lease", json={})
    await biller.get(f"{path}/office")
    await stranger.post(f"{path}/acts", json={"act": "take", "id": str(uuid7())})
    seen = {role: (await rows_of(hall, practice, practice.person(role)))[count:] for role, count in before.items()}
    assert seen == {
        "dentist": [
            ("refused", "out-of-turn", "dentist", case_id),
            ("refused", "not-found", "dentist", nowhere),
            ("refused", "not-found", "dentist", case_id),
            ("refused", "out-of-turn", "dentist", case_id),
        ],
        "biller": [("refused", "not-permitted", "biller", case_id)],
        "dentist2": [("refused", "not-found", "dentist", case_id)],
    }
