"""A child comes again: a picture is compared with the one that was signed before, by keys alone, and only today's may count as seen."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Locator, Request, expect

from infra import seed
from storage.ident import uuid7
from tests import canary, factories, radiographs
from tests.api.client import Browser
from tests.api.test_path import REVIEW
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside
from tests.journeys.keyboard import Keyboard
from tests.journeys.test_whole_case import sign_in

PATIENT = "Pia Prior"
BORN = "2014-04-04"
PIA = canary.Person(name="Prior^Pia", birth_date=BORN, sex="F", id="PR-1")
SHARED = ("zoom", "middle", "turns", "flipped")
LARGE = 6
"""Steps after which half a stage shows 1,024 pixels of a picture's long side."""


def film(columns: int, rows: int, center: int, width: int) -> bytes:
    made = radiographs.dicom(radiographs.shadow(columns, rows, 200, 3800), person=PIA, seed=columns)
    made.WindowCenter, made.WindowWidth = center, width
    return radiographs.written(made)


async def signed_before(house: House, child: dict[str, str]) -> None:
    files = {view: factories.camera_jpeg(1600, 1200, seed=510 + number) for number, view in enumerate(keeping.VIEWS)}
    case = await keeping.gather(house.url, files | {"periapical": film(640, 480, 1600, 3200)}, **child)
    async with Browser(house.url, "127.0.0.1") as dentist:
        await dentist.sign_in("dentist2", seed.PASSWORD)
        await keeping.sign(dentist, case)


def test_vwr_02_a_picture_is_compared_with_the_one_signed_before(house: House, person: Callable[..., Person]) -> None:
    child = {"id": str(uuid7()), "given_name": "Pia", "family_name": "Prior", "birth_date": BORN}
    aside(signed_before(house, child))
    files = {"front": factories.camera_jpeg(2600, 1800, 1, seed=520), "periapical": film(800, 800, 2000, 4000)}
    case = aside(keeping.gather(house.url, files, **child))
    keys = Keyboard(person())
    page = keys.page
    page.set_viewport_size({"width": 1280, "height": 800})
    looks: list[str] = []
    page.on("request", lambda request: looks.extend(looked(request)))
    sign_in(keys, house, "dentist")
    keys.use(page.get_by_role("button", name=f"Take the case of {PATIENT}"))
    expect(page.get_by_role("button", name="Compare with an earlier picture")).to_be_visible()

    side_by_side(keys)
    one_over_the_other(keys)
    another_by_choice(keys)
    radiographs_compared(keys)
    by_key_or_not(keys)
    keys.press(",")
    on_a_telephone(keys)
    by_whoever_signed(keys, house, case)
    keys.never_pointed()
    own = {each["id"] for each in page.request.get(f"{house.url}/api/cases/{case}").json()["images"]}
    assert set(looks) <= own, "no earlier picture counts as looked at"


def looked(request: Request) -> list[str]:
    """The picture of which a request says that it was looked at."""
    if not request.url.endswith("/acts"):
        return []
    act = json.loads(request.post_data or "{}")
    return [act["image"]] if act.get("act") == "look" else []


def pane(keys: Keyboard, side: str) -> Locator:
    return keys.page.locator(f'[data-pane="{side}"]')


def together(keys: Keyboard) -> dict[str, str | None]:
    """Where both pictures lie, which is the same share of each."""
    both = [{name: pane(keys, side).get_attribute(f"data-{name}") for name in SHARED} for side in ("earlier", "now")]
    assert both[0] == both[1]
    return both[0]


def side_by_side(keys: Keyboard) -> None:
    """The single picture is put aside as it lies; both are named, move as one, and half a stage is not looking until it is large."""
    page = keys.page
    thumb = page.locator("[data-thumb]").first
    keys.press("v", "+", "-", "r")
    single = page.locator(".viewer .line").first.inner_text()
    keys.press(",")
    expect(page.locator(".viewer")).to_be_hidden()
    expect(page.get_by_text("Same view.")).to_be_visible()
    for side, words in (("earlier", "signed"), ("now", "Front")):
        expect(pane(keys, side)).to_have_attribute("data-painter", "photo")
        expect(page.locator(f".caption.{side}")).to_contain_text(words)
    expect(page.locator(".caption.earlier strong")).to_have_text("Earlier")
    expect(page.locator(".caption.now strong")).to_have_text("This case")
    expect(page.get_by_text("not registered to each other")).to_be_visible()
    expect(page.locator(".state.now")).to_contain_text("Not counted as looked at")
    expect(page.locator(".state.earlier")).not_to_contain_text("looked at")
    keys.person.check("dentist-compare")
    assert thumb.get_attribute("data-looked") == "false"

    keys.press("v")
    expect(page.get_by_role("application", name="Picture: Earlier")).to_be_focused()
    whole = together(keys)
    keys.press("+", "ArrowRight", "ArrowDown", "r", "f")
    expect(pane(keys, "now")).to_have_attribute("data-flipped", "true")
    moved = together(keys)
    assert moved["zoom"] == "1.25"
    assert (moved["turns"], whole["turns"]) != (whole["turns"], moved["turns"])
    assert moved["middle"] != whole["middle"]
    fits = [float(pane(keys, side).get_attribute("data-fit") or 0) for side in ("earlier", "now")]
    assert fits[0] > fits[1], "the smaller picture is enlarged more"
    for side in ("earlier", "now"):
        expect(pane(keys, side).locator('[data-said="viewing-flipped"]')).to_be_visible()
    keys.press("0")
    expect(pane(keys, "earlier")).to_have_attribute("data-zoom", "1")
    assert together(keys) == whole
    keys.press(",")
    expect(page.locator(".viewer")).to_be_visible()
    expect(page.locator(".viewer")).to_contain_text("Turned 90°")
    assert page.locator(".viewer .line").first.inner_text() == single
    keys.press(",")


def one_over_the_other(keys: Keyboard) -> None:
    """The slider says in words what it does; what the earlier picture lies over does not count, however large; uncovered, it does."""
    page = keys.page
    thumb = page.locator("[data-thumb]").first
    keys.use(page.get_by_role("button", name="One over the other"))
    slider = page.get_by_role("slider", name="How much of the earlier picture lies over this case’s")
    expect(slider).to_have_attribute("aria-valuetext", "50 % of the width, from the left")
    keys.press("v", *["+"] * LARGE)
    expect(page.get_by_text("Not counted as looked at while the earlier picture lies over it")).to_be_visible()
    keys.person.check("dentist-compare-over")
    assert thumb.get_attribute("data-looked") == "false"
    keys.reach(slider)
    keys.press("ArrowRight", "PageUp")
    expect(slider).to_have_attribute("aria-valuetext", "61 % of the width, from the left")
    assert "39%" in (pane(keys, "earlier").evaluate("each => each.style.clipPath"))
    keys.press("End")
    expect(pane(keys, "now")).to_have_attribute("inert", "")
    keys.press("Home")
    expect(pane(keys, "now")).to_have_attribute("data-looked", "true")
    expect(thumb).to_have_attribute("data-looked", "true")
    expect(pane(keys, "earlier")).to_have_attribute("data-looked", "false")


def another_by_choice(keys: Keyboard) -> None:
    """Any other earlier picture, by view, day and signer; that it is not the same view is said."""
    page = keys.page
    choice = page.get_by_label("Earlier picture", exact=True)
    expect(choice.locator("option")).to_have_count(4)
    upper = choice.locator("option").filter(has_text="Upper")
    expect(upper).to_contain_text("signed")
    keys.choose(choice, upper.get_attribute("value") or "")
    expect(page.get_by_text("Not the same view.")).to_be_visible()
    expect(pane(keys, "earlier")).to_have_attribute("data-image", choice.input_value())
    expect(pane(keys, "earlier")).to_have_attribute("data-painter", "photo")


def radiographs_compared(keys: Keyboard) -> None:
    """The next picture is compared with its own view; windows go together by what each came with, or each by itself."""
    page = keys.page
    keys.use(page.get_by_role("button", name="Side by side"))
    keys.press("]")
    for side in ("earlier", "now"):
        expect(pane(keys, side)).to_have_attribute("data-verdict", "verified")
    window = {side: page.locator(f".state.{side} [data-window]") for side in ("earlier", "now")}
    assert [each.get_attribute("data-window") for each in window.values()] == ["1600/3200", "2000/4000"]
    keys.press("v", "w", "ArrowDown", "ArrowRight")
    expect(window["earlier"]).to_have_attribute("data-window", "1696/3296")
    expect(window["now"]).to_have_attribute("data-window", "2120/4120")
    keys.use(page.get_by_role("button", name="Windows together"))
    expect(page.get_by_text("Window and tone: of this case’s picture")).to_be_visible()
    keys.press("v", "ArrowDown")
    expect(page.get_by_text("Window and tone: of the earlier picture")).to_be_visible()
    expect(window["earlier"]).to_have_attribute("data-window", "1792/3296")
    expect(window["now"]).to_have_attribute("data-window", "2120/4120")
    keys.press("i")
    keys.person.check("dentist-compare-films")
    keys.press("0")


def by_key_or_not(keys: Keyboard) -> None:
    """The key is on the sheet, and silent where single keys are turned off."""
    page = keys.page
    for turned_on in (False, True):
        keys.press("?")
        sheet = page.get_by_role("dialog")
        expect(sheet.get_by_text("Compare with an earlier picture, or leave that")).to_be_visible()
        keys.use(sheet.get_by_label("Single keys work outside text fields"), "Space")
        keys.press("Escape", ",")
        expect(page.locator(".compare")).to_have_count(0 if turned_on else 1)


def on_a_telephone(keys: Keyboard) -> None:
    """One above the other, on a page that is not wider than the phone."""
    page = keys.page
    page.set_viewport_size({"width": 375, "height": 740})
    for side in ("earlier", "now"):
        expect(pane(keys, side)).to_have_attribute("data-verdict", "verified")
    earlier, now = (pane(keys, side).bounding_box() for side in ("earlier", "now"))
    assert earlier is not None
    assert now is not None
    assert earlier["y"] + earlier["height"] <= now["y"]
    assert earlier["width"] == now["width"] > 300
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    keys.person.check("dentist-compare-phone", whole=True)


def by_whoever_signed(keys: Keyboard, house: House, case: str) -> None:
    """Once the record is sealed, what is earlier is asked for when comparing is wished, and no picture counts as looked at by it."""
    page = keys.page
    aside(signed_now(house, case))
    page.set_viewport_size({"width": 1280, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/priors") else None)
    page.reload()
    expect(page.get_by_text("Signed and sealed")).to_be_visible()
    button = page.get_by_role("button", name="Compare with an earlier picture")
    expect(button).to_be_visible()
    assert asked == []
    keys.press(",")
    for side in ("earlier", "now"):
        expect(pane(keys, side)).to_have_attribute("data-painter", "photo")
    expect(button).to_have_attribute("aria-pressed", "true")
    keys.press("v", *["+"] * LARGE)
    expect(page.locator(".state.now")).not_to_contain_text("looked at")
    keys.person.check("dentist-compare-signed")
    assert len(asked) == 1
    keys.press(",")
    expect(page.locator(".viewer")).to_be_visible()


async def signed_now(house: House, case: str) -> None:
    async with Browser(house.url, "127.0.0.1") as dentist:
        await dentist.sign_in("dentist", seed.PASSWORD)
        await dentist.act(f"/api/cases/{case}/acts", "hand_back", reason="To sign it in one go.")
        own = {"conclusion": "As it was.", "missing_views": dict.fromkeys(("upper", "lower"), "The front is enough.")}
        await keeping.sign(dentist, case, REVIEW | own)
