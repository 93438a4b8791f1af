"""One's own account (SPEC SEC-07, SEC-17; THREATS T-A05, T-A06, T-A09): a code set up and removed, and another password."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pyotp
import pytest
import segno

from schemas.settings import Settings
from storage import passwords
from storage.care import cases
from storage.resources import Resources
from tests.api.client import Browser
from tests.api.conftest import BrowserMaker, Server
from tests.api.people import PASSWORD, Practice, as_owner
from tests.api.test_traces import rows_of

FRESH = "another long and quiet word"


@pytest.fixture
async def person(settings: Settings, practice: Practice) -> str:
    """The member whose account is changed here: as at first, with the tests' password and without a code."""
    change = (
        "UPDATE people SET password_hash = $2, code_secret = NULL, offered_secret = NULL, last_code = 0, failures = 0 WHERE person_id = $1"
    )
    await as_owner(settings, practice, change, practice.person("account"), passwords.hash_password(PASSWORD))
    await as_owner(settings, practice, "DELETE FROM sessions WHERE person_id = $1", practice.person("account"))
    return practice.sign_in("account")


async def clock(hall: Resources) -> datetime:
    now = (await hall.database.resolve("SELECT clock_timestamp() AS now"))[0]["now"]
    assert isinstance(now, datetime)
    return now


async def step(hall: Resources, secret: str, ahead: int = 0) -> str:
    """The code of now, or of so many steps of thirty seconds ahead."""
    return pyotp.TOTP(secret).at(await clock(hall) + timedelta(seconds=30 * ahead))


async def set_up(browser: Browser, hall: Resources) -> str:
    """Set up a code; its secret."""
    offer = await browser.good("POST", "/api/account/code", {"password": PASSWORD})
    await browser.good("POST", "/api/account/code/confirm", {"code": await step(hall, offer["secret"], -1)})
    return str(offer["secret"])


async def shown_by(hall: Resources, practice: Practice) -> list[str | None]:
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        rows = await transaction.fetch(
            "SELECT stepped_up_by FROM sessions WHERE person_id = $1 ORDER BY created_at", practice.person("account")
        )
    return [row["stepped_up_by"] for row in rows]


async def test_sec_07_a_code_counts_once_it_was_shown(browsers: BrowserMaker, hall: Resources, practice: Practice, person: str) -> None:
    browser = browsers()
    assert not (await browser.sign_in(person))["has_code"]
    wrong = await browser.post("/api/account/code", json={"password": "wrong"})
    assert wrong.status_code == 401
    offer = await browser.good("POST", "/api/account/code", {"password": PASSWORD})
    assert offer["address"].startswith("otpauth://totp/")
    assert f"secret={offer['secret']}" in offer["address"]
    assert not (await browser.good("GET", "/api/me"))["has_code"]
    assert not (await browsers().sign_in(person))["has_code"], "an offer changes nothing at the door"
    assert (await browser.post("/api/account/code/confirm", json={"code": "000000"})).status_code == 401
    confirmed = await browser.good("POST", "/api/account/code/confirm", {"code": await step(hall, offer["secret"], -1)})
    assert confirmed["has_code"]

    door = browsers()
    body = {"name": person, "password": PASSWORD}
    assert (await door.post("/api/session", json=body)).status_code == 401
    assert (await door.post("/api/session", json=body | {"code": await step(hall, offer["secret"])})).status_code == 200
    assert (await browser.post("/api/session/step-up", json={"password": PASSWORD})).status_code == 401
    await browser.good("POST", "/api/session/step-up", {"password": PASSWORD, "code": await step(hall, offer["secret"], 1)})
    again = await browser.post("/api/account/code", json={"password": PASSWORD})
    assert (again.status_code, again.json()["why"]) == (403, "code-set")


async def test_sec_17_how_the_second_factor_was_shown_is_kept(
    browsers: BrowserMaker, hall: Resources, practice: Practice, person: str
) -> None:
    browser = browsers()
    await browser.sign_in(person)
    assert await shown_by(hall, practice) == ["password"]
    secret = await set_up(browser, hall)
    assert await shown_by(hall, practice) == ["password"]
    me = await browser.good("POST", "/api/session/step-up", {"password": PASSWORD, "code": await step(hall, secret)})
    assert me["identity_shown_by"] == "password_and_code"
    assert await shown_by(hall, practice) == ["password_and_code"]
    await browsers().sign_in(person, PASSWORD, await step(hall, secret, 1))
    assert await shown_by(hall, practice) == ["password_and_code"] * 2


async def test_sec_07_a_code_is_removed_with_password_and_code(browsers: BrowserMaker, hall: Resources, person: str) -> None:
    browser = browsers()
    await browser.sign_in(person)
    nothing = await browser.post("/api/account/code/removal", json={"password": PASSWORD})
    assert (nothing.status_code, nothing.json()["why"]) == (403, "code-not-set")
    secret = await set_up(browser, hall)
    for body in ({"password": PASSWORD}, {"password": PASSWORD, "code": "000000"}, {"password": f"wrong {PASSWORD}", "code": "000000"}):
        assert (await browser.post("/api/account/code/removal", json=body)).status_code == 401
    done = await browser.good("POST", "/api/account/code/removal", {"password": PASSWORD, "code": await step(hall, secret)})
    assert not done["has_code"]
    assert not (await browsers().sign_in(person))["has_code"]


async def test_t_a09_another_password_ends_every_other_session(browsers: BrowserMaker, person: str) -> None:
    browser, elsewhere = browsers(), browsers()
    await browser.sign_in(person)
    await elsewhere.sign_in(person)
    before = browser.cookies["mesial"]
    wrong = await browser.post("/api/account/password", json={"password": "wrong", "fresh": FRESH})
    assert wrong.status_code == 401
    await browser.good("POST", "/api/account/password", {"password": PASSWORD, "fresh": FRESH})
    assert (await browser.get("/api/me")).status_code == 200
    assert (await elsewhere.get("/api/me")).status_code == 401
    thief = browsers()
    thief.cookies.set("mesial", before)
    assert (await thief.get("/api/me")).status_code == 401
    assert (await browsers().post("/api/session", json={"name": person, "password": PASSWORD})).status_code == 401
    await browsers().sign_in(person, FRESH)


@pytest.mark.parametrize(
    ("fresh", "why"),
    [
        ("fourteen words", "gap-password-short"),
        ("Staff account staff account", "gap-password-guessed"),
        ("Practice north Practice north", "gap-password-guessed"),
    ],
)
async def test_t_a05_a_weak_password_is_refused_with_its_reason(browsers: BrowserMaker, person: str, fresh: str, why: str) -> None:
    browser = browsers()
    await browser.sign_in(person)
    answer = await browser.post("/api/account/password", json={"password": PASSWORD, "fresh": fresh})
    assert answer.status_code == 422
    assert [gap["why"] for gap in answer.json()["gaps"]] == [why]
    await browsers().sign_in(person)


async def test_t_a05_a_shorter_password_lives_with_its_code_alone(browsers: BrowserMaker, hall: Resources, person: str) -> None:
    """Eight characters are enough beside a code; without it they are not, so that it stays."""
    browser = browsers()
    await browser.sign_in(person)
    secret = await set_up(browser, hall)
    body: dict[str, Any] = {"password": PASSWORD, "code": await step(hall, secret)}
    short = await browser.post("/api/account/password", json=body | {"fresh": "vgx4-tq"})
    assert [gap["why"] for gap in short.json()["gaps"]] == ["gap-password-short-with-code"]
    await browser.good("POST", "/api/account/password", body | {"fresh": "vgx4-tq9"})
    answer = await browser.post("/api/account/code/removal", json={"password": "vgx4-tq9", "code": await step(hall, secret, 1)})
    assert [gap["why"] for gap in answer.json()["gaps"]] == ["gap-password-alone"]


async def test_t_q10_every_step_leaves_a_row(browsers: BrowserMaker, hall: Resources, practice: Practice, person: str) -> None:
    before = len(await rows_of(hall, practice, practice.person("account")))
    browser = browsers()
    await browser.sign_in(person)
    await browser.post("/api/account/code", json={"password": "wrong"})
    await browser.post("/api/account/code/confirm", json={"code": "000000"})
    offer = await browser.good("POST", "/api/account/code", {"password": PASSWORD})
    await browser.post("/api/account/code/confirm", json={"code": "000000"})
    await browser.good("POST", "/api/account/code/confirm", {"code": await step(hall, offer["secret"], -1)})
    await browser.good("POST", "/api/account/code/removal", {"password": PASSWORD, "code": await step(hall, offer["secret"])})
    await browser.post("/api/account/password", json={"password": PASSWORD, "fresh": "short"})
    await browser.good("POST", "/api/account/password", {"password": PASSWORD, "fresh": FRESH})
    rows = (await rows_of(hall, practice, practice.person("account")))[before:]
    assert [(what, outcome) for what, outcome, _, _ in rows] == [
        ("sign-in", "ok"),
        ("code-offered", "not-signed-in"),
        ("refused", "not-permitted"),
        ("code-offered", "ok"),
        ("code-set", "not-signed-in"),
        ("code-set", "ok"),
        ("code-removed", "ok"),
        ("refused", "incomplete"),
        ("password-changed", "ok"),
    ]


async def test_t_a06_the_sixth_wrong_code_has_to_wait(browsers: BrowserMaker, person: str) -> None:
    browser = browsers()
    await browser.sign_in(person)
    await browser.good("POST", "/api/account/code", {"password": PASSWORD})
    tried = [(await browser.post("/api/account/code/confirm", json={"code": f"00000{number}"})).status_code for number in range(6)]
    assert tried == [401] * 5 + [429]


async def test_the_code_is_drawn_and_stays_out_of_the_log(server: Server, browsers: BrowserMaker, person: str) -> None:
    """T-W10: neither secret, password nor code; and what is drawn is what is written beside it."""
    browser = browsers()
    await browser.sign_in(person)
    offer = await browser.good("POST", "/api/account/code", {"password": PASSWORD})
    drawn = segno.make(offer["address"], error="m", micro=False)
    assert offer["rows"] == ["".join(map(str, row)) for row in drawn.matrix]
    assert len(offer["rows"]) == len(offer["rows"][0]) >= 21
    log = server.log.read_text()
    for secret in (offer["secret"], PASSWORD, FRESH):
        assert secret not in log
