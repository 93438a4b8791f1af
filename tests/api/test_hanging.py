"""How a dentist likes pictures hung is kept for that dentist, under a version, and with an end."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.care.hanging import MAX_HABITS
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import Browser
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.test_path import submitted

PATH = "/api/hanging"
HABIT = {"type": "school_screening", "views": ["bitewing_left", "bitewing_right"], "layout": "bitewing2"}
HANGING = {"habits": [HABIT], "orders": {"bitewing2": ["bitewing-left", "bitewing-right"]}}


async def put(browser: Browser, version: int, body: dict[str, Any]) -> tuple[int, Any]:
    answer = await browser.put(PATH, json=body, headers={"If-Match": f'"{version}"'})
    return answer.status_code, answer.json()


async def test_vwr_02_it_is_each_dentists_own(browsers: BrowserMaker, practice: Practice) -> None:
    dentist, colleague = await browsers.member(practice, "dentist"), await browsers.member(practice, "dentist2")
    assert await dentist.good("GET", PATH) == {"version": 0, "hanging": {"habits": [], "orders": {}}}
    assert await put(dentist, 0, HANGING) == (200, {"version": 1, "hanging": HANGING})
    assert await put(dentist, 1, HANGING | {"orders": {}}) == (200, {"version": 2, "hanging": HANGING | {"orders": {}}})
    assert (await dentist.good("GET", PATH))["hanging"]["habits"] == [HABIT]
    assert (await colleague.good("GET", PATH))["version"] == 0


async def test_vwr_02_two_windows_do_not_overwrite_each_other(browsers: BrowserMaker, practice: Practice) -> None:
    dentist = await browsers.member(practice, "dentist3")
    await put(dentist, 0, HANGING)
    for version in (0, 2):
        status, body = await put(dentist, version, {})
        assert (status, body["code"]) == (412, "stale")
    assert (await dentist.put(PATH, json={})).status_code == 428
    assert await dentist.good("GET", PATH) == {"version": 1, "hanging": HANGING}


@pytest.mark.parametrize(
    "body",
    [
        {"habits": [HABIT] * (MAX_HABITS + 1)},
        {"habits": [HABIT | {"layout": "wall"}]},
        {"habits": [HABIT | {"views": ["patient"]}]},
        {"orders": {"bitewing2": [str(number) for number in range(25)]}},
        {"orders": {"bitewing2": ["Rosa Roja"]}},
        {"orders": {"wall": []}},
        {"case": str(uuid7())},
    ],
)
async def test_t_a02_nothing_else_is_kept(browsers: BrowserMaker, practice: Practice, body: dict[str, Any]) -> None:
    status, _ = await put(await browsers.member(practice, "dentist4"), 0, body)
    assert status == 400


async def test_vwr_02_where_pictures_hang_is_kept_with_the_draft_and_with_its_reader(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """Decision 0028: whoever reads next finds the words, and hangs the pictures anew."""
    case, _, _ = await submitted(browsers, hall, shop, practice)
    dentist, colleague = await browsers.member(practice, "dentist"), await browsers.member(practice, "dentist3")
    taken = await dentist.act(f"/api/cases/{case}/acts", "take")
    hung = [{"layout": "bitewing2", "placed": {"bitewing-right": taken["images"][0]["id"]}}]
    review = taken["draft"]["review"] | {"conclusion": "Sound.", "hung": hung}
    await dentist.good("PUT", f"/api/cases/{case}/draft", review, headers={"If-Match": '"0"'})
    assert (await dentist.good("GET", f"/api/cases/{case}"))["draft"]["review"]["hung"] == hung
    await dentist.act(f"/api/cases/{case}/acts", "hand_back", reason="Not today.")
    found = (await colleague.act(f"/api/cases/{case}/acts", "take"))["draft"]["review"]
    assert (found["conclusion"], found["hung"]) == ("Sound.", [])
