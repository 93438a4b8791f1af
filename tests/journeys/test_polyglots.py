"""Pictures that are pages, scripts and programs as well: what is served of them is opened by itself, and nothing runs (THREATS T-U12)."""

from __future__ import annotations

import pathlib
from collections.abc import Callable

from playwright.sync_api import Dialog, Page, Request, expect

from tests.journeys.conftest import House, Person
from tests.journeys.dentist import Dentist
from tests.journeys.hygienist import Hygienist
from tests.workers.imaging.hostile.strangers import TWO_AT_ONCE

LEAST = 48
MOST_AT_ONCE = 6
HEADERS = {
    "content-type": "image/jpeg",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-site",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
}


def test_t_u12_no_script_of_a_picture_runs_where_pictures_are_served(
    house: House, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    files = [tmp_path / f"{name.replace(' ', '-')}.html.jpg" for name in TWO_AT_ONCE]
    for path, make in zip(files, TWO_AT_ONCE.values(), strict=True):
        path.write_bytes(make())
    hygienist = Hygienist(person())
    hygienist.sign_in()
    hygienist.open_case("Otto", "Torres")
    hygienist.answer()
    hygienist.choose_camera()
    for start in range(0, len(files), MOST_AT_ONCE):
        hygienist.add_more("periapical", "Periapical X-ray", *files[start : start + MOST_AT_ONCE])
        hygienist.verified(min(start + MOST_AT_ONCE, len(files)))
    case_id = hygienist.page.url.split("/cases/")[1].split("/")[0]
    hygienist.page.get_by_role("button", name="Next: Send").click()
    hygienist.page.get_by_label("Better pictures are not possible today", exact=False).check()
    hygienist.page.get_by_role("button", name="Send the case").click()
    expect(hygienist.page.get_by_text("The case is sent. You can hand the tablet on.")).to_be_visible()

    dentist = Dentist(person())
    dentist.sign_in()
    dentist.take("Otto Torres")
    shown = dentist.page.request.get(f"{house.url}/api/cases/{case_id}").json()["images"]
    addresses = [image[f"{kind}_url"] for image in shown for kind in ("display", "thumb")]
    assert len(addresses) >= LEAST
    opened = dentist.page.context.new_page()
    happened = watched(opened)
    for address in addresses:
        answer = opened.goto(address)
        assert answer is not None
        headers = answer.headers
        assert {name: headers.get(name) for name in HEADERS} == HEADERS
        assert headers["content-disposition"].startswith("inline; filename=")
        assert opened.evaluate("document.contentType") == "image/jpeg"
        assert opened.evaluate("document.images[0].naturalWidth") > 0
        assert "ran" not in opened.title()
        assert b"<script" not in answer.body()
    assert happened == []


def watched(page: Page) -> list[str]:
    """What a page does beside showing itself, as it happens."""
    happened: list[str] = []

    def asked(request: Request) -> None:
        if not request.is_navigation_request():
            happened.append(f"a request to {request.url}")

    def spoke(dialog: Dialog) -> None:
        happened.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", spoke)
    page.on("request", asked)
    page.on("popup", lambda _: happened.append("a window"))
    page.on("download", lambda _: happened.append("a download"))
    return happened
