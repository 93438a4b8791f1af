"""New work appears by itself: who listens hears that the worklist has grown, and that alone."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from storage.news import CHANNEL, News
from storage.postgres import connect
from storage.resources import Resources
from tests.api.client import Browser
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.test_path import submitted

PATH = "/api/worklist/news"
RETRY, GROWN = "retry: 1000", "data: grown"


async def hears(browser: Browser, seconds: int, heard: asyncio.Queue[str]) -> None:
    async with browser.stream("GET", f"{PATH}?seconds={seconds}") as answer:
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
        assert answer.headers["cache-control"] == "no-store"
        async for line in answer.aiter_lines():
            if line:
                await heard.put(line)
    await heard.put("end")


async def test_que_01_who_listens_hears_of_a_new_case(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> None:
    heard = asyncio.Queue[str]()
    listening = asyncio.create_task(hears(await browsers.member(practice, "dentist"), 60, heard))
    try:
        assert await asyncio.wait_for(heard.get(), 20) == RETRY
        await submitted(browsers, hall, shop, practice)
        assert await asyncio.wait_for(heard.get(), 20) == GROWN
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)


async def test_nobody_hears_of_another_organization(environment: dict[str, str], practice: Practice, other: Practice) -> None:
    """Whoever is told is told at once, all in one: had they been told as well, they would know by now."""
    news, teller = News(environment["API_DATABASE_URL"]), await connect(environment["API_DATABASE_URL"])
    async with news.of(practice.id) as heard, news.of(other.id) as elsewhere:
        await teller.execute("SELECT pg_notify($1, $2)", CHANNEL, str(practice.id))
        await asyncio.wait_for(heard.wait(), 20)
        assert not elsewhere.is_set()
        heard.clear()
        await teller.execute("SELECT pg_notify($1, $2)", CHANNEL, str(other.id))
        await asyncio.wait_for(elsewhere.wait(), 20)
        assert not heard.is_set()
    news.end()
    await teller.close()


async def test_it_ends_by_itself(browsers: BrowserMaker, practice: Practice) -> None:
    """Then the browser asks anew, and has to be signed in still."""
    heard = asyncio.Queue[str]()
    await hears(await browsers.member(practice, "dentist"), 0, heard)
    assert [heard.get_nowait(), heard.get_nowait()] == [RETRY, "end"]


@pytest.mark.parametrize("seconds", ["61", "-1", "soon"])
async def test_nobody_listens_for_ever(browsers: BrowserMaker, practice: Practice, seconds: str) -> None:
    answer: httpx.Response = await (await browsers.member(practice, "dentist")).get(f"{PATH}?seconds={seconds}")
    assert answer.status_code == 400


async def test_a_lost_line_is_told_and_opened_again(environment: dict[str, str], practice: Practice) -> None:
    """What happened meanwhile nobody knows: whoever listened asks for the list, and hears of the next case all the same."""
    news, teller = News(environment["API_DATABASE_URL"]), await connect(environment["API_DATABASE_URL"])
    async with news.of(practice.id) as heard:
        assert news._line is not None
        news._line.terminate()
        await asyncio.wait_for(heard.wait(), 20)
    assert news._listening == {}
    async with news.of(practice.id) as heard:
        await teller.execute("SELECT pg_notify($1, $2)", CHANNEL, str(practice.id))
        await asyncio.wait_for(heard.wait(), 20)
    news.end()
    await teller.close()
