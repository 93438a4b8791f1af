"""QUE-05 over HTTP: whoever asked for a second opinion is told that it came, at once, until they have opened it."""

from __future__ import annotations

import asyncio
from typing import Any

from schemas.settings import Settings
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import Browser
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice, as_owner
from tests.api.test_news import GROWN, RETRY, hears
from tests.api.test_opinions import OPINION, ask, asked, giving, look_at_all, path_of


async def answered(browser: Browser, case_id: str) -> list[Any]:
    """The lines that say that an opinion on this case came."""
    return [each for each in (await browser.good("GET", "/api/worklist"))["answered"] if each["id"] == case_id]


async def test_que_05_whoever_asked_hears_of_the_answer_until_they_open_it(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, question, first = await ask(browsers, hall, shop, practice)
    second, third = await browsers.member(practice, "dentist3"), await browsers.member(practice, "dentist4")
    await look_at_all(second, case_id)
    assert case_id in await asked(second)
    assert case_id in await asked(third)
    assert await answered(first, case_id) == []
    heard = asyncio.Queue[str]()
    listening = asyncio.create_task(hears(await browsers.member(practice, "dentist"), 60, heard))
    try:
        assert await asyncio.wait_for(heard.get(), 20) == RETRY
        await second.good("POST", f"{path_of(case_id)}/acts", giving(question))
        assert await asyncio.wait_for(heard.get(), 20) == GROWN
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
    (row,) = await answered(first, case_id)
    assert (row["id"], row["signer"], row["red_flag"]) == (case_id, "Staff dentist3", False)
    for other in (second, third):
        assert case_id not in await asked(other)
        assert await answered(other, case_id) == []
        refused = await other.post(f"{path_of(case_id)}/acts", json=opening(question))
        assert (refused.status_code, refused.json()["why"]) == (403, "opinion-not-yours")
    (line,) = (await second.good("GET", path_of(case_id)))["second_opinion"]["lines"]
    assert not line["unopened"], "it is another's to open"
    # A page that renews its case by itself has shown the answer to nobody.
    (line,) = (await first.good("GET", path_of(case_id)))["second_opinion"]["lines"]
    assert line["unopened"]
    assert await answered(first, case_id) == [row]
    opened = await first.good("POST", f"{path_of(case_id)}/acts", opening(question))
    assert not opened["second_opinion"]["lines"][0]["unopened"]
    assert await answered(first, case_id) == []
    assert (await first.good("GET", f"{path_of(case_id)}/history"))["lines"][-1]["act"] == "open_opinion"


async def test_que_05_the_signer_whose_licence_ended_is_told_still(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, settings: Settings
) -> None:
    """What one signed stays one's own to read (SPEC QUE-03), and so does what a colleague thinks of it."""
    case_id, question, first = await ask(browsers, hall, shop, practice)
    second = await browsers.member(practice, "dentist3")
    await look_at_all(second, case_id)
    await second.act(f"{path_of(case_id)}/acts", "give_opinion", question=question, opinion=OPINION)
    change = "UPDATE licences SET status = $2 WHERE person_id = $1"
    await as_owner(settings, practice, change, practice.person("dentist"), "ended")
    try:
        assert len(await answered(first, case_id)) == 1
        await first.good("POST", f"{path_of(case_id)}/acts", opening(question))
        assert await answered(first, case_id) == []
    finally:
        await as_owner(settings, practice, change, practice.person("dentist"), "active")


def opening(question: str) -> dict[str, object]:
    return {"act": "open_opinion", "id": str(uuid7()), "question": question}
