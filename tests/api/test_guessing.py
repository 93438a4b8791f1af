"""Guessing at the doors (THREATS T-A01, T-A05, T-A06, T-W05): one name in two practices, guesses side by side, and who waits for whom."""

from __future__ import annotations

import asyncio
import base64
import secrets
import statistics
import time
from collections import Counter
from contextlib import ExitStack

import httpx
import pytest

from schemas.refusal import TooMany
from schemas.settings import Settings
from storage import passwords
from storage.care import cases
from storage.postgres import connect
from storage.resources import Resources
from tests.api.conftest import BrowserMaker
from tests.api.people import PASSWORD, Practice, as_owner

OTHERS = "another long password of the tests"
AT_ONCE = 40


def judged(answers: list[httpx.Response]) -> Counter[str]:
    """How many were judged, or cut off by a machine that is too busy to judge them in time; and how many were told to wait."""
    words = {401: "judged", 503: "judged", 429: "waits"}
    return Counter(words[answer.status_code] for answer in answers)


async def failures(hall: Resources, practice: Practice, role: str) -> int:
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        return int(await transaction.value("SELECT failures FROM people WHERE person_id = $1", practice.person(role)))


async def test_t_a01_one_name_in_two_practices(
    browsers: BrowserMaker, hall: Resources, settings: Settings, practice: Practice, other: Practice
) -> None:
    """Neither counts against the other, and neither keeps the other out, in whichever order they are found."""
    houses = {practice: PASSWORD, other: OTHERS}
    for house, password in houses.items():
        change = "UPDATE people SET sign_in = 'one-name', password_hash = $2, failures = 0 WHERE person_id = $1"
        await as_owner(settings, house, change, house.person("coordinator"), passwords.hash_password(password))
    try:
        for house, password in houses.items():
            for _ in range(3):
                me = await browsers().sign_in("one-name", password)
                assert me["organization_name"] == f"Practice {house.word}"
        assert [await failures(hall, house, "coordinator") for house in houses] == [0, 0]
        assert (await browsers().post("/api/session", json={"name": "one-name", "password": "neither"})).status_code == 401
        assert [await failures(hall, house, "coordinator") for house in houses] == [1, 1]
        for locked in houses:
            await as_owner(settings, locked, "UPDATE people SET failures = 100 WHERE person_id = $1", locked.person("coordinator"))
            for house, password in houses.items():
                answer = await browsers().post("/api/session", json={"name": "one-name", "password": password})
                assert answer.status_code == (401 if house is locked else 200)
            await as_owner(settings, locked, "UPDATE people SET failures = 0 WHERE person_id = $1", locked.person("coordinator"))
    finally:
        for house in houses:
            change = "UPDATE people SET sign_in = $2, password_hash = $3, failures = 0 WHERE person_id = $1"
            who = (house.person("coordinator"), house.sign_in("coordinator"), passwords.hash_password(PASSWORD))
            await as_owner(settings, house, change, *who)


async def test_t_a05_no_account_answers_sooner_than_another(browsers: BrowserMaker, settings: Settings, practice: Practice) -> None:
    """Unknown, wrong, suspended, invited and locked: the same words, and the time of one comparison each, which is most of it."""
    await as_owner(settings, practice, "UPDATE people SET failures = 100 WHERE person_id = $1", practice.person("auditor"))
    names = {
        "unknown": "nobody-at-all",
        "wrong": practice.sign_in("admin"),
        "suspended": practice.sign_in("suspended"),
        "invited": practice.sign_in("invited"),
        "locked": practice.sign_in("auditor"),
    }
    took: dict[str, list[float]] = {kind: [] for kind in names}
    bodies = set()
    for turn in range(4):
        browsers.address = f"198.51.101.{turn + 1}"
        for kind, name in names.items():
            browser, began = browsers(), time.perf_counter()
            answer = await browser.post("/api/session", json={"name": name, "password": PASSWORD if kind != "wrong" else "wrong"})
            took[kind].append(time.perf_counter() - began)
            assert answer.status_code == 401
            bodies.add(tuple(sorted((key, str(value)) for key, value in answer.json().items() if key != "request_id")))
    await as_owner(settings, practice, "UPDATE people SET failures = 0 WHERE person_id = $1", practice.person("auditor"))
    assert len(bodies) == 1
    medians = {kind: statistics.median(times) for kind, times in took.items()}
    assert min(medians.values()) > 0.25 * max(medians.values()), medians  # without one it is a fiftieth


async def test_t_a05_guesses_side_by_side_are_counted_one_by_one(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """Five for a name, and not one more however many come at once; the right password afterwards has to wait as well."""
    name = practice.sign_in("hygienist")
    before = await failures(hall, practice, "hygienist")
    answers = await asyncio.gather(
        *(browsers().post("/api/session", json={"name": name, "password": f"wrong {number}"}) for number in range(AT_ONCE))
    )
    assert judged(answers) == {"judged": 5, "waits": AT_ONCE - 5}
    assert all(0 < int(answer.headers["retry-after"]) <= 900 for answer in answers if answer.status_code == 429)
    assert await failures(hall, practice, "hygienist") == before + 5
    assert (await browsers().post("/api/session", json={"name": name, "password": PASSWORD})).status_code == 429
    browsers.address = "198.51.100.151"
    await browsers.member(practice, "hygienist")
    assert await failures(hall, practice, "hygienist") == 0


async def test_t_a05_a_step_up_is_counted_before_it_is_judged(browsers: BrowserMaker, practice: Practice) -> None:
    browser = await browsers.member(practice, "admin")
    answers = await asyncio.gather(*(browser.post("/api/session/step-up", json={"password": f"wrong {number}"}) for number in range(20)))
    assert judged(answers) == {"judged": 5, "waits": 15}


async def test_t_p01_tokens_side_by_side_are_counted_one_by_one(browsers: BrowserMaker) -> None:
    """Sixty, and not one more however many come at once."""
    tokens = [base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=") for _ in range(150)]
    answers = await asyncio.gather(*(browsers().get(f"/u/{token}") for token in tokens))
    assert Counter(answer.status_code for answer in answers) == {404: 60, 429: 90}


async def knocked(settings: Settings, door: str, address: str) -> int:
    owner = await connect(settings.owner_database_url)
    try:
        found = await owner.fetchval("SELECT coalesce(sum(count), 0) FROM knocks WHERE door = $1 AND address LIKE $2", door, f"{address} %")
        return int(found)
    finally:
        await owner.close()


async def test_t_a05_a_guess_that_is_cut_off_counts(browsers: BrowserMaker, settings: Settings, practice: Practice) -> None:
    """Whoever hangs up before the answer has guessed all the same."""
    name = practice.sign_in("coded")
    for number in range(5):
        browser = browsers()
        with pytest.raises(httpx.TimeoutException):
            await browser.post("/api/session", json={"name": name, "password": f"wrong {number}"}, timeout=httpx.Timeout(20, read=0.02))
    async with asyncio.timeout(20):
        while await knocked(settings, "sign-in-name", browsers.address) < 5:
            pass
    answer = await browsers().post("/api/session", json={"name": name, "password": "wrong"})
    assert answer.status_code == 429


async def test_t_w05_a_burst_at_one_address_keeps_nobody_else_waiting(browsers: BrowserMaker, practice: Practice) -> None:
    """Of forty names at once from one address a few are judged and the others told to wait; a colleague elsewhere signs in beside them."""
    began = time.perf_counter()
    await browsers.member(practice, "dentist3")
    alone = time.perf_counter() - began
    burst = [
        asyncio.create_task(browsers().post("/api/session", json={"name": f"nobody-{number}", "password": "wrong"}))
        for number in range(AT_ONCE)
    ]
    await asyncio.wait(burst, return_when=asyncio.FIRST_COMPLETED)
    browsers.address = "198.51.100.152"
    began = time.perf_counter()
    await browsers.member(practice, "dentist3")
    took = time.perf_counter() - began
    assert judged(await asyncio.gather(*burst))["waits"] >= AT_ONCE - 2 * passwords.LINE
    assert took < max(2, 4 * alone)


def test_t_w05_a_line_is_short_and_each_address_has_its_own() -> None:
    with ExitStack() as standing:
        for _ in range(passwords.LINE):
            standing.enter_context(passwords.in_line("203.0.113.9"))
        with pytest.raises(TooMany) as refused, passwords.in_line("203.0.113.9"):
            pass
        assert refused.value.seconds == passwords.LINE_SECONDS
        with passwords.in_line("203.0.113.10"):
            pass
        for number in range(passwords.LINE):
            standing.enter_context(passwords.in_line(f"2001:db8::{number}"))
        with pytest.raises(TooMany), passwords.in_line("2001:db8::ffff"):
            pass  # a subscriber's whole IPv6 network is one address (T-P06)
    with passwords.in_line("203.0.113.9"):
        pass
