"""A second opinion that came while its asker holds the case: told in the list, led to beside the gaps, news until it is on screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from infra import seed
from storage.ident import uuid7
from tests import factories
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside
from tests.journeys.dentist import Dentist

ANSWER = "A stain: its edges are sharp."


def test_que_05_an_answer_is_news_until_it_is_seen_and_not_until_the_case_is_read(house: House, person: Callable[..., Person]) -> None:
    files = {"front": factories.camera_jpeg(1600, 1200, seed=61)}
    case = aside(keeping.gather(house.url, files, given_name="Ida", family_name="Hold"))
    first, second = person(), person()
    signed_in(house, second, "dentist")
    dentist = Dentist(first, "dentist2")
    dentist.sign_in()
    act(house, first, case, "take")
    shown = act(house, first, case, "ask_opinion", question="A cavity or a stain?", of=None)
    question = shown["second_opinion"]["lines"][0]["id"]
    act(house, second, case, "look", image=shown["images"][0]["id"], px=2048, ms=3000)
    opinion = {"agreement": "agrees", "text": ANSWER, "read_first": False}
    act(house, second, case, "give_opinion", question=question, opinion=opinion)

    page = dentist.page
    line = page.locator(f'[data-answered="{case}"]')
    expect(line).to_be_visible()
    page.get_by_role("button", name="Go on with the case of Ida Hold").click()
    expect(page.get_by_role("tab", name="History")).to_be_visible()
    expect(page.get_by_text(ANSWER)).to_be_hidden()
    page.get_by_role("link", name="Worklist").click()
    page.get_by_role("link", name="Read the opinion on the case of Ida Hold").click()
    expect(page.locator('[data-opinion="agrees"]')).to_be_focused()
    expect(page.get_by_text(ANSWER)).to_be_in_viewport()
    dentist.person.check("dentist-answered-held")
    page.get_by_role("link", name="Worklist").click()
    expect(page.get_by_role("button", name="Go on with the case of Ida Hold")).to_be_visible()
    expect(line).to_have_count(0)
    act(house, first, case, "hand_back", reason="Read.")


def signed_in(house: House, who: Person, name: str) -> None:
    form = {"name": name, "password": seed.PASSWORD, "code": None}
    assert who.context.request.post(f"{house.url}/api/session", data=form, headers=headers(house)).ok


def act(house: House, who: Person, case: str, name: str, **more: object) -> Any:
    body = {"act": name, "id": str(uuid7()), **more}
    answer = who.context.request.post(f"{house.url}/api/cases/{case}/acts", data=body, headers=headers(house))
    assert answer.ok, answer.text()
    return answer.json()


def headers(house: House) -> dict[str, str]:
    return {"Origin": house.url, "Sec-Fetch-Site": "same-origin"}
