"""Signing in and out (THREATS A): sessions that end, codes that count once, guesses that are counted."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest

from schemas.settings import Settings
from storage.resources import Resources
from tests.api.conftest import BrowserMaker
from tests.api.people import PASSWORD, SECRET, Practice, as_owner


async def test_the_cookie_and_me(browsers: BrowserMaker, practice: Practice) -> None:
    browser = browsers()
    body = {"name": practice.sign_in("dentist").upper(), "password": PASSWORD}
    answer = await browser.post("/api/session", json=body)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("mesial=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie
    me = answer.json()
    assert (me["role"], me["organization_name"], me["has_code"]) == ("dentist", "Practice north", False)
    assert me["sign_until"]
    assert [each["number"] for each in me["licences"]] == ["D-1"]
    assert await browser.good("GET", "/api/me") == me


async def test_a_session_ends_at_once_on_the_server(browsers: BrowserMaker, practice: Practice) -> None:
    """T-A09: signing out, and nothing that was set before."""
    browser = await browsers.member(practice, "frontdesk")
    kept = browser.cookies["mesial"]
    await browser.good("DELETE", "/api/session")
    thief = browsers()
    for value in (kept, "x", "", kept[:-1], "0" * 43, kept + "A"):
        thief.cookies.set("mesial", value)
        assert (await thief.get("/api/me")).status_code == 401
        thief.cookies.clear()


async def test_a_sign_in_takes_no_session_that_was_there(browsers: BrowserMaker, practice: Practice) -> None:
    browser = browsers()
    browser.cookies.set("mesial", "A" * 43, domain="127.0.0.1")
    await browser.sign_in(practice.sign_in("frontdesk"))
    values = [cookie.value for cookie in browser.cookies.jar if cookie.name == "mesial"]
    assert values
    assert "A" * 43 not in values


@pytest.mark.parametrize(
    "change", ["seen_at = clock_timestamp() - interval '16 minutes'", "created_at = clock_timestamp() - interval '13 hours'"]
)
async def test_idle_and_old_sessions_end(browsers: BrowserMaker, settings: Settings, practice: Practice, change: str) -> None:
    browser = await browsers.member(practice, "coordinator")
    await as_owner(settings, practice, f"UPDATE sessions SET {change} WHERE person_id = $1", practice.person("coordinator"))
    assert (await browser.get("/api/me")).status_code == 401


@pytest.mark.parametrize("path", ["/api/worklist", "/api/worklist/news"])
async def test_t_a09_what_a_page_asks_by_itself_does_not_keep_a_forgotten_screen_signed_in(
    browsers: BrowserMaker, settings: Settings, practice: Practice, path: str
) -> None:
    browser = await browsers.member(practice, "dentist")
    seen = "UPDATE sessions SET seen_at = clock_timestamp() - interval '14 minutes' WHERE person_id = $1"
    late = "UPDATE sessions SET seen_at = seen_at - interval '2 minutes' WHERE person_id = $1"
    await as_owner(settings, practice, seen, practice.person("dentist"))
    assert (await browser.get(path, headers={"Mesial-Unattended": "1"} if path == "/api/worklist" else {})).status_code == 200
    await as_owner(settings, practice, late, practice.person("dentist"))
    assert (await browser.get("/api/me")).status_code == 401


async def test_t_a09_what_a_person_asks_does(browsers: BrowserMaker, settings: Settings, practice: Practice) -> None:
    browser = await browsers.member(practice, "dentist")
    seen = "UPDATE sessions SET seen_at = clock_timestamp() - interval '14 minutes' WHERE person_id = $1"
    await as_owner(settings, practice, seen, practice.person("dentist"))
    assert (await browser.get("/api/worklist")).status_code == 200
    await as_owner(
        settings, practice, "UPDATE sessions SET seen_at = seen_at - interval '2 minutes' WHERE person_id = $1", practice.person("dentist")
    )
    assert (await browser.get("/api/me")).status_code == 200


async def test_whoever_is_suspended_is_out_and_who_is_invited_is_not_in(
    browsers: BrowserMaker, settings: Settings, practice: Practice
) -> None:
    """T-A13."""
    browser = await browsers.member(practice, "gone")
    await as_owner(settings, practice, "UPDATE people SET status = 'suspended' WHERE person_id = $1", practice.person("gone"))
    assert (await browser.get("/api/cases")).status_code == 401
    for name in ("gone", "invited"):
        answer = await browsers().post("/api/session", json={"name": practice.sign_in(name), "password": PASSWORD})
        assert answer.status_code == 401


async def test_unknown_and_wrong_answer_alike(browsers: BrowserMaker, practice: Practice) -> None:
    """T-A05; and the sixth wrong try at one name is told to wait, however the name is written."""
    browser = browsers()
    name = practice.sign_in("biller")
    answers = [await browser.post("/api/session", json={"name": each, "password": "wrong"}) for each in (name, "nobody-at-all")]
    bodies = [answer.json() for answer in answers]
    assert [body.pop("request_id") for body in bodies]
    assert bodies[0] == bodies[1]
    assert bodies[0]["status"] == 401
    statuses = [(await browser.post("/api/session", json={"name": name.upper(), "password": "wrong"})).status_code for _ in range(11)]
    assert statuses[0] == 401
    assert 429 in statuses
    assert set(statuses) == {401, 429}
    browsers.address = "198.51.100.99"
    await browsers.member(practice, "biller")


async def test_a_hundred_failures_lock_the_account(browsers: BrowserMaker, settings: Settings, practice: Practice) -> None:
    """T-A05; at the door a locked account answers like a wrong password, or else the right one could be found out there."""
    await as_owner(settings, practice, "UPDATE people SET failures = 100 WHERE person_id = $1", practice.person("auditor"))
    body = {"name": practice.sign_in("auditor"), "password": PASSWORD}
    assert (await browsers().post("/api/session", json=body)).status_code == 401
    await as_owner(settings, practice, "UPDATE people SET failures = 0 WHERE person_id = $1", practice.person("auditor"))
    assert (await browsers().post("/api/session", json=body)).status_code == 200


async def test_a_code_counts_once(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """T-A06: the code of now signs in, the same code does not; the step after it does."""
    rows = await hall.database.resolve("SELECT clock_timestamp() AS now")
    totp = pyotp.TOTP(SECRET)
    now = rows[0]["now"]
    body = {"name": practice.sign_in("coded"), "password": PASSWORD}
    assert (await browsers().post("/api/session", json=body)).status_code == 401
    assert (await browsers().post("/api/session", json=body | {"code": totp.at(now)})).status_code == 200
    assert (await browsers().post("/api/session", json=body | {"code": totp.at(now)})).status_code == 401
    assert (await browsers().post("/api/session", json=body | {"code": totp.at(now + timedelta(seconds=30))})).status_code == 200


async def test_stepping_up_renews_the_session(browsers: BrowserMaker, settings: Settings, practice: Practice) -> None:
    """T-A09: a new identifier; the old one is worth nothing."""
    browser = await browsers.member(practice, "dentist")
    before = browser.cookies["mesial"]
    await as_owner(settings, practice, "UPDATE sessions SET stepped_up_at = NULL WHERE person_id = $1", practice.person("dentist"))
    assert (await browser.good("GET", "/api/me"))["sign_until"] is None
    assert (await browser.post("/api/session/step-up", json={"password": "wrong"})).status_code == 401
    assert (await browser.good("POST", "/api/session/step-up", {"password": PASSWORD}))["sign_until"]
    assert browser.cookies["mesial"] != before
    old = browsers()
    old.cookies.set("mesial", before)
    assert (await old.get("/api/me")).status_code == 401
