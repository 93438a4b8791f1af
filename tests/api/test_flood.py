"""A flood (THREATS T-W05): a limit for everything, by name for whoever is known and by address for everybody else; and plain methods."""

from __future__ import annotations

import asyncio
from collections import Counter

import httpx
import pytest

from api.limits import BURST, KEPT, PER_SECOND, Allowance
from schemas.refusal import TooMany
from storage.resources import Resources
from tests.api.client import Browser, send_image, tell
from tests.api.conftest import BrowserMaker, Server
from tests.api.people import Practice
from tests.api.test_path import invited, opened, submitted

FLOOD = 5000
"""More than anybody is allowed for as long as the machine answers eighty requests a second."""


async def flood(browser: Browser, path: str, at_once: int = 20) -> Counter[int]:
    """Ask the same again and again, some at once, until somebody says to wait; the answers by status."""
    found: Counter[int] = Counter()

    async def go_on() -> None:
        while found[429] == 0 and found.total() < FLOOD:
            answer = await browser.get(path)
            found[answer.status_code] += 1
            if answer.status_code == 429:
                assert (answer.headers["retry-after"], answer.json()["code"]) == ("1", "too-many")

    await asyncio.gather(*(go_on() for _ in range(at_once)))
    return found


async def test_t_w05_a_flood_from_one_address_is_told_to_wait(browsers: BrowserMaker) -> None:
    """Another address is not touched."""
    found = await flood(browsers(), "/nothing-at-all")
    assert found[404] >= BURST - 20
    assert found[429] > 0
    browsers.address = "198.51.100.161"
    assert (await browsers().get("/nothing-at-all")).status_code == 404


async def test_t_w05_a_flood_by_one_member_is_told_to_wait_and_nobody_else(browsers: BrowserMaker, practice: Practice) -> None:
    """A colleague behind the same address asks on: who is known is counted by name."""
    flooding, colleague = await browsers.member(practice, "coordinator"), await browsers.member(practice, "frontdesk")
    found = await flood(flooding, "/api/me")
    assert found[200] >= BURST - 20
    assert found[429] > 0
    assert (await colleague.get("/api/me")).status_code == 200


def test_t_w05_the_allowance_fills_up_again_and_forgets_who_rests() -> None:
    allowance = Allowance()
    for _ in range(BURST):
        allowance.take("a", 0.0)
    with pytest.raises(TooMany) as refused:
        allowance.take("a", 0.0)
    assert refused.value.seconds == 1
    allowance.take("b", 0.0)
    for _ in range(PER_SECOND):
        allowance.take("a", 1.0)
    with pytest.raises(TooMany):
        allowance.take("a", 1.0)
    allowance.give_back("a", 1.0)
    allowance.take("a", 1.0)
    for number in range(KEPT):
        allowance.take(f"passer-by {number}", 2.0)
    assert allowance.kept >= KEPT
    allowance.take("later", 100.0)
    assert allowance.kept <= KEPT + 2
    for number in range(KEPT):
        allowance.take(f"another {number}", 200.0)
    assert allowance.kept <= 2 * KEPT


async def test_t_w05_a_patient_with_thirty_photos_never_meets_it(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """Announce, put, confirm and look, thirty times as fast as the machine can."""
    case_id, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    await tell(phone, "/api/my/acts")
    for number in range(30):
        await send_image(phone, case_id, f"{number} of {case_id}".encode())
        for _ in range(3):
            assert (await phone.get("/api/my/case")).status_code == 200
    async with httpx.AsyncClient() as bare:
        for image in (await phone.good("GET", "/api/my/case"))["images"]:
            assert image["thumb_url"] is None or (await bare.get(image["thumb_url"])).status_code == 200


async def test_t_w05_a_dentist_who_fetches_ahead_never_meets_it(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """A hundred and fifty pictures as fast as they come, counted by the name in their addresses."""
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    images = (await dentist.good("GET", f"/api/cases/{case_id}"))["images"]
    urls = [each[name] for each in images for name in ("thumb_url", "display_url")]
    async with httpx.AsyncClient(timeout=30) as bare:
        gate = asyncio.Semaphore(6)

        async def fetch(url: str) -> int:
            async with gate:
                return (await bare.get(url)).status_code

        answers = await asyncio.gather(*(fetch(urls[number % len(urls)]) for number in range(150)))
    assert Counter(answers) == {200: 150}


@pytest.mark.parametrize(
    "path", ["/", "/api/session", "/api/my/acts", "/api/cases/01a2140b-53bc-7f47-8691-06221d5a39da", "/health", "/u/x"]
)
async def test_t_w02_nobody_is_told_more_by_options(browsers: BrowserMaker, path: str) -> None:
    """405 with what the address takes, whoever asks; never a fault, and nothing for another origin."""
    for headers in ({}, {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}):
        answer = await browsers().options(path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (405, "malformed")
        allowed = answer.headers["allow"].split(", ")
        assert "OPTIONS" not in allowed
        assert ("POST" if path.endswith(("session", "acts")) else "GET") in allowed
        assert "access-control-allow-origin" not in answer.headers
    assert (await browsers().options("/nothing")).status_code == 404


async def test_t_w02_options_on_the_image_origin(server: Server) -> None:
    async with httpx.AsyncClient() as bare:
        answer = await bare.options(f"{server.images}/i/x")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
