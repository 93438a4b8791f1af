"""Pictures that are pages, scripts and programs as well: what is served of them is opened by itself, and nothing runs (THREATS T-U12)."""

from __future__ import annotations

import io
import pathlib
from collections.abc import Callable

from PIL import Image
from playwright.sync_api import Browser, Dialog, Page, Request, expect

from tests.journeys.conftest import House, Person
from tests.journeys.dentist import Dentist
from tests.journeys.hygienist import Hygienist
from tests.workers.imaging.hostile.strangers import NEEDLES, TWO_AT_ONCE

LEAST = 48
MOST_AT_ONCE = 6
HEADERS = {
    "content-type": "image/jpeg",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "cross-origin",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
}


def test_t_u12_no_script_of_a_picture_runs_where_pictures_are_served(
    house: House, person: Callable[..., Person], browser: Browser, tmp_path: pathlib.Path
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
    stranger = browser.new_context()  # without a cookie; no eyes either, for nothing at all runs in these pages, not even axe
    try:
        opened = stranger.new_page()
        happened = watched(opened)
        for address in addresses:
            answer = opened.goto(address)
            assert answer is not None
            assert answer.status == 200
            assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
            assert answer.headers["content-disposition"].startswith("inline; filename=")
            with Image.open(io.BytesIO(answer.body())) as picture:
                assert picture.format == "JPEG"
            assert not any(needle in answer.body() for needle in NEEDLES)
        assert happened == []
    finally:
        stranger.close()


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
