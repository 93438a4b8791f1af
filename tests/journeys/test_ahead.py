"""While a case is read, the next one's first picture is fetched; that it was is no look (SPEC VWR-07)."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable

from playwright.sync_api import Route, expect

from tests import factories
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside
from tests.journeys.dentist import Dentist


def test_vwr_07_the_next_case_shows_its_first_picture_although_its_line_is_cut(house: House, person: Callable[..., Person]) -> None:
    for seed, given, kind in ((31, "Plover", "post_treatment"), (32, "Dunlin", "post_treatment"), (33, "Knot", "general_question")):
        aside(keeping.gather(house.url, {"front": factories.camera_jpeg(1600, 1200, seed=seed)}, kind=kind, given_name=given))
    dentist = Dentist(person())
    dentist.sign_in()
    page = dentist.page
    page.get_by_label("Kind").select_option(value="post_treatment")
    expect(page.locator("article[data-case]")).to_have_count(2)
    with page.expect_response(lambda each: is_ahead(each.url)) as fetched:
        dentist.take("Plover Canary")
    assert fetched.value.ok
    fetched.value.finished()
    expect(page.locator(".viewer")).to_have_attribute("data-painter", "photo")
    page.route("**/i/*", lambda route: route.abort())
    page.keyboard.press("x")
    expect(page.get_by_role("heading", level=1, name="Dunlin Canary")).to_be_visible()
    expect(page.locator(".viewer")).to_have_attribute("data-painter", "photo")
    expect(page.locator(".viewer")).to_have_attribute("data-looked", "false")


def test_vwr_01_what_was_foreseen_is_a_picture_until_the_house_has_answered_and_nothing_if_it_refuses(
    house: House, person: Callable[..., Person]
) -> None:
    for seed, given in ((34, "Ruff"), (35, "Dotterel")):
        of = aside(
            keeping.gather(house.url, {"front": factories.camera_jpeg(1600, 1200, seed=seed)}, kind="ortho_progress", given_name=given)
        )
    dentist = Dentist(person())
    dentist.sign_in()
    page = dentist.page
    page.get_by_label("Kind").select_option(value="ortho_progress")
    expect(page.locator("article[data-case]")).to_have_count(2)
    with page.expect_response(lambda each: is_ahead(each.url)) as fetched:
        dentist.take("Ruff Canary")
    fetched.value.finished()
    asked: list[Route] = []
    page.route(f"**/api/cases/{of}", lambda route: asked.append(route))
    page.keyboard.press("x")
    expect(page.get_by_role("heading", level=1, name="Dotterel Canary")).to_be_visible()
    expect(page.locator(".viewer")).to_have_attribute("data-painter", "photo")
    take = page.get_by_role("button", name="Take the case of Dotterel Canary")
    expect(take).to_have_count(0)
    asked[0].fulfill(status=404, content_type="application/problem+json", body='{"code": "not-found", "status": 404}')
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator(".viewer")).to_have_count(0)
    expect(page.get_by_text("Dotterel")).to_have_count(0)


def is_ahead(url: str) -> bool:
    """Whether it is the address of a picture that was given for later."""
    mark = url.partition("/i/")[2].partition(".")[0]
    return bool(mark) and json.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))[-1] is True
