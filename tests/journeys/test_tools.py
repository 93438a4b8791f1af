"""Ruler, angle, magnifier, sharpen and emboss, by keys alone and by pointer: what each says and shows, and that reset undoes it.

A length is in millimetres only by what the file says of its pixels (SPEC VWR-05), and a filtered picture is the same sums of the same greys
whichever painter shows it (SPEC VWR-03).
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests import canary, factories, radiographs
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside
from tests.journeys.dentist import Dentist
from tests.journeys.painters import PAINTERS

RITA = canary.Person(name="Ruler^Rita", birth_date="2011-11-11", sex="F", id="RU-1")
COLUMNS, ROWS = 320, 240
FIELD = 40
REACH, AIM_STEP_PX, PAN_STEP_PX, LENS_ZOOM = 2, 8, 48, 2.5


def noise() -> npt.NDArray[np.int32]:
    """Values that no neighbour foretells, above fields of one value each: a tap that is off by a pixel shows."""
    values = np.random.default_rng(7).integers(0, 4096, (ROWS, COLUMNS), dtype=np.int32)
    fields = np.kron(
        np.arange(ROWS // 2 // FIELD * COLUMNS // FIELD).reshape(-1, COLUMNS // FIELD), np.ones((FIELD, FIELD), dtype=np.int32)
    )
    values[ROWS // 2 :] = fields * 150 + 300
    return values


def film(**spacing: list[float]) -> bytes:
    made = radiographs.dicom(noise(), person=RITA, seed=len(spacing))
    for keyword, pair in spacing.items():
        setattr(made, keyword, pair)
    made.WindowCenter, made.WindowWidth = 2048, 4096
    return radiographs.written(made)


def greys() -> npt.NDArray[np.int64]:
    """PS3.3 C.11.2.1.2.1 for a window of the whole range."""
    return np.floor(255 * ((noise() - 2047.5) / 4095 + 0.5) + 0.5).astype(np.int64)


def tap(of: npt.NDArray[np.int64], dy: int, dx: int) -> npt.NDArray[np.int64]:
    """The picture moved by so many pixels; at its edge the last pixel stands for what would lie beyond."""
    rows = np.clip(np.arange(ROWS) + dy * REACH, 0, ROWS - 1)
    columns = np.clip(np.arange(COLUMNS) + dx * REACH, 0, COLUMNS - 1)
    return of[np.ix_(rows, columns)]


def sharpened(of: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    around = tap(of, 0, -1) + tap(of, 0, 1) + tap(of, -1, 0) + tap(of, 1, 0)
    return ((6 * of - around + 1) // 2).clip(0, 255)


def embossed(of: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    behind = tap(of, 0, 1) + tap(of, 1, 0) + tap(of, 1, 1)
    before = tap(of, 0, -1) + tap(of, -1, 0) + tap(of, -1, -1)
    return (behind - before + 128).clip(0, 255)


@pytest.fixture(scope="module")
def case(house: House) -> str:
    """A film whose pixels are measured at the detector, one that is calibrated and not square, and a photo; sent by the API."""
    files = {
        "periapical": film(ImagerPixelSpacing=[0.02, 0.02]),
        "panoramic": film(ImagerPixelSpacing=[0.11, 0.11], PixelSpacing=[0.18, 0.09]),
        "front": factories.camera_jpeg(2600, 2000, 1, seed=44),
    }
    return aside(keeping.gather(house.url, files, given_name="Rita", family_name="Ruler"))


def opened(person: Person, house: House, case: str, number: int) -> Locator:
    """The stage, with that picture on it."""
    dentist = Dentist(person)
    dentist.sign_in()
    dentist.page.goto(f"{house.url}/review#/cases/{case}")
    dentist.show(number)
    expect(dentist.page.locator(".viewer")).to_have_attribute("data-verdict", "verified")
    return dentist.page.get_by_role("application")


def said(page: Page) -> Locator:
    """What the live region says of measuring."""
    return page.locator(".viewer .measuring[aria-live=polite]")


def zoom(page: Page, width: int, height: int) -> float:
    """CSS pixels per pixel of a fitted picture."""
    box = page.get_by_role("application").bounding_box()
    assert box is not None
    return min(box["width"] / width, box["height"] / height)


def keys(stage: Locator, *pressed: str) -> None:
    for key in pressed:
        stage.press(key)


def test_vwr_05_a_length_is_measured_by_keys_and_says_what_its_unit_rests_on(
    case: str, house: House, person: Callable[..., Person]
) -> None:
    reader = person()
    stage = opened(reader, house, case, 1)
    page = reader.page
    page.locator("body").press("v")
    expect(stage).to_be_focused()
    keys(stage, "u")
    expect(said(page)).to_contain_text("Ruler: click the points, or move the crosshair")
    keys(stage, "Enter")
    expect(said(page)).to_have_text("Ruler: point 1 of 2 is set")
    keys(stage, *["ArrowRight"] * 6, *["ArrowDown"] * 3, "Enter")
    way = math.hypot(6, 3) * AIM_STEP_PX / zoom(page, COLUMNS, ROWS)
    expect(said(page)).to_have_text(f"Ruler: {way * 0.02:.1f} mm at detector. Magnified: the tooth itself is smaller.")
    number = page.locator(f'[data-gauge="{way * 0.02:.1f} mm at detector"]')
    expect(number).to_be_visible()
    keys(stage, "Escape", "r", "f", "+", "+")
    expect(number).to_be_visible()
    reader.everywhere("dentist-ruler")
    page.set_viewport_size({"width": 1280, "height": 800})
    keys(stage, "y", "Enter", "ArrowLeft", "ArrowLeft", "Enter", "ArrowDown", "ArrowDown", "ArrowDown", "Enter")
    expect(said(page)).to_have_text("Angle: 90.0°")
    expect(page.locator("[data-gauge]")).to_have_count(2)
    reader.check("dentist-angle")
    keys(stage, "0")
    expect(page.locator("[data-gauge]")).to_have_count(0)
    expect(said(page)).to_have_text("")
    expect(page.get_by_role("button", name="Angle")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(("number", "across", "down", "unit"), [(2, 0.09, 0.18, "mm (calibrated)"), (3, 1, 1, "px")])
def test_vwr_05_millimetres_of_the_patient_only_where_they_are_calibrated(
    case: str, house: House, person: Callable[..., Person], number: int, across: float, down: float, unit: str
) -> None:
    dentist = Dentist(person())
    dentist.sign_in()
    dentist.page.goto(f"{house.url}/review#/cases/{case}")
    dentist.show(number)
    page, stage = dentist.page, dentist.page.get_by_role("application")
    expect(page.locator(".pixels canvas")).to_be_visible()
    size = (COLUMNS, ROWS) if number == 2 else (2600, 2000)
    for arrow, mm in (("ArrowRight", across), ("ArrowDown", down)):
        keys(stage, "0", "u", "Enter", *[arrow] * 9, "Enter")
        length = 9 * AIM_STEP_PX / zoom(page, *size) * mm
        expect(said(page)).to_contain_text(f"Ruler: {length:.{0 if unit == 'px' else 1}f} {unit}. ")
    # By pointer: a drag from end to end, which no double click undoes; another picture has none of it.
    box = stage.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 60, y)
    page.mouse.down()
    page.mouse.move(x, y + 5)
    page.mouse.move(x + 60, y)
    page.mouse.up()
    expect(page.locator("[data-gauge]")).to_have_count(2)
    expect(said(page)).to_contain_text(f"{120 / zoom(page, *size) * across:.{0 if unit == 'px' else 1}f} {unit}")
    page.mouse.dblclick(x, y)
    expect(page.locator("[data-gauge]").first).to_be_visible()
    dentist.person.check(f"dentist-measured-{number}")
    dentist.show(1)
    expect(page.locator("[data-gauge]")).to_have_count(0)


@pytest.mark.parametrize("painter", PAINTERS)
def test_vwr_03_both_painters_filter_alike_and_the_picture_says_so(
    case: str, house: House, person: Callable[..., Person], painter: str
) -> None:
    reader = person()
    reader.context.add_init_script(PAINTERS[painter])
    stage = opened(reader, house, case, 1)
    page = reader.page
    expect(page.locator(".viewer")).to_have_attribute("data-painter", painter)
    for key, words, expected in (("z", "Sharpened", sharpened(greys())), ("e", "Embossed", embossed(greys())), ("e", "", greys())):
        keys(stage, key, "1")
        expect(page.locator('[data-said^="viewing-filtered"]')).to_have_text([words] if words else [])
        assert np.abs(middle(page) - expected).max() == 0, (painter, words)
    keys(stage, "z", "i", "1")
    assert np.abs(middle(page) - sharpened(255 - greys())).max() <= 1, "what is filtered is what is shown"
    reader.check(f"dentist-sharpened-{painter}")
    keys(stage, "0", "1")
    assert np.abs(middle(page) - greys()).max() == 0, "reset"


@pytest.mark.parametrize("painter", PAINTERS)
def test_vwr_03_the_magnifier_follows_keys_and_pointer(case: str, house: House, person: Callable[..., Person], painter: str) -> None:
    reader = person()
    reader.context.add_init_script(PAINTERS[painter])
    stage = opened(reader, house, case, 1)
    page = reader.page
    keys(stage, "1", "m")
    lens = page.locator(".lens canvas")
    expect(lens).to_be_visible()
    keys(stage, *["ArrowDown"] * 10)
    reader.check(f"dentist-magnifier-{painter}")
    # 80 pixels below the middle and beside it lie the corners of fields; a quarter of the lens is a fifth of a field.
    quarters = (40, -40)
    for inverted in (False, True):
        seen = shown(page, lens)
        center = seen.shape[0] // 2
        for dy in quarters:
            for dx in quarters:
                y, x = ROWS // 2 + 80 + round(dy / LENS_ZOOM), COLUMNS // 2 + round(dx / LENS_ZOOM)
                grey = 255 - greys()[y, x] if inverted else greys()[y, x]
                assert abs(seen[center + dy, center + dx] - grey) <= 1, (painter, inverted, dy, dx)
        keys(stage, "i")
    box = stage.bounding_box()
    assert box is not None
    left, top = box["x"] + box["width"] / 2 - 60, box["y"] + box["height"] / 2 + 30
    page.mouse.move(left, top)
    page.evaluate("new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))")
    round_it = lens.bounding_box()
    assert round_it is not None
    assert (round_it["x"] + round_it["width"] / 2, round_it["y"] + round_it["height"] / 2) == pytest.approx((left, top), abs=1)
    keys(stage, "Escape")
    expect(lens).to_have_count(0)


def test_vwr_03_tools_work_by_button_where_single_keys_are_turned_off(case: str, house: House, person: Callable[..., Person]) -> None:
    reader = person()
    stage = opened(reader, house, case, 1)
    page = reader.page
    page.get_by_role("button", name="Keys").click()
    for tool in ("Ruler", "Angle", "Magnifier", "Sharpen", "Emboss"):
        expect(page.get_by_role("dialog").get_by_text(tool, exact=True)).to_be_visible()
    chart = page.get_by_role("dialog").locator("section").filter(has=page.get_by_role("heading", name="On the tooth chart"))
    expect(chart.locator("kbd")).to_have_text([*"pxurscmodbfli"])
    reader.check("dentist-keys")
    page.get_by_label("Single keys work outside text fields").uncheck()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    keys(stage, "u", "m", "z", "f")
    expect(page.get_by_role("toolbar").locator('[aria-pressed="true"]')).to_have_count(0)
    expect(page.get_by_role("toolbar").locator("kbd")).to_have_text(["?"])
    page.get_by_role("toolbar").get_by_role("button", name="Ruler").press("Enter")
    expect(stage).to_be_focused()
    keys(stage, "Enter", "ArrowRight", "Enter")
    expect(page.locator("[data-gauge]")).to_have_count(1)


def test_vwr_03_a_photo_is_filtered_in_its_three_colours(case: str, house: House, person: Callable[..., Person]) -> None:
    dentist = Dentist(person())
    dentist.sign_in()
    dentist.page.goto(f"{house.url}/review#/cases/{case}")
    dentist.show(3)
    page, stage = dentist.page, dentist.page.get_by_role("application")
    expect(page.locator(".pixels canvas")).to_be_visible()
    keys(stage, "e")
    expect(page.locator('[data-said="viewing-filtered-emboss"]')).to_be_visible()
    dentist.person.check("dentist-embossed-photo")
    relief = shown(page, page.locator(".pixels canvas"))
    height, width = relief.shape
    assert abs(np.median(relief[height // 4 : -height // 4, width // 4 : -width // 4]) - 128) <= 4, "a relief is middle grey"


@pytest.mark.parametrize("number", [1, 3], ids=["film", "photo"])
def test_vwr_03_a_picture_that_is_moved_is_the_same_picture(case: str, number: int, house: House, person: Callable[..., Person]) -> None:
    dentist = Dentist(person())
    dentist.sign_in()
    dentist.page.goto(f"{house.url}/review#/cases/{case}")
    dentist.show(number)
    page, stage = dentist.page, dentist.page.get_by_role("application")
    canvas = page.locator(".pixels canvas")
    # A browser without a card takes the plain canvas by itself (decision 0040).
    expect(page.locator(".viewer")).to_have_attribute("data-painter", "canvas2d" if number == 1 else "photo")
    keys(stage, "+")
    first = shown(page, canvas)
    for steps in range(1, 4):  # drawn, drawn with what lies around it, and only put elsewhere
        keys(stage, "ArrowRight")
        moved = shown(page, canvas)
        assert (first != moved).any()
        by = PAN_STEP_PX * steps
        assert np.abs(first[:, by:] - moved[:, :-by]).max() <= 1


def shown(page: Page, canvas: Locator) -> npt.NDArray[np.int64]:
    """What a canvas shows, in greys, without what lies over it."""
    page.evaluate("for (const each of document.querySelectorAll('.viewer div.words, .viewer .stage svg')) each.style.visibility = 'hidden'")
    page.evaluate("new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))")
    return np.asarray(Image.open(io.BytesIO(canvas.screenshot())).convert("L"), dtype=np.int64)


def middle(page: Page) -> npt.NDArray[np.int64]:
    """The film at full pixels."""
    expect(page.locator(".viewer")).to_contain_text("Zoom 100 %")
    seen = shown(page, page.locator(".pixels canvas"))
    page.evaluate("for (const each of document.querySelectorAll('.viewer div.words, .viewer .stage svg')) each.style.visibility = ''")
    # The same rounding as the page's: half a pixel goes up.
    top, left = math.floor((seen.shape[0] - ROWS) / 2 + 0.5), math.floor((seen.shape[1] - COLUMNS) / 2 + 0.5)
    return seen[top : top + ROWS, left : left + COLUMNS]
