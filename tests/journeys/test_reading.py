"""Zoom, pan, window and level, invert, by mouse and by key, on stored values of 12 and of signed 16 bit (SPEC VWR-02, IMG-07).

What is on the screen is photographed and compared with DICOM's own formula, for both painters. The pictures are chequered with fields of
one value each, so that where a field lies and how grey it is are two questions with exact answers.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image
from playwright.sync_api import Locator, expect

from tests import canary, radiographs
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside
from tests.journeys.dentist import Dentist
from tests.journeys.painters import PAINTERS

RHEA = canary.Person(name="Grey^Rhea", birth_date="2011-11-11", sex="F", id="RG-1")
FIELD, ACROSS, DOWN = 40, 16, 12  # pixels; fields
CLOSE_ENOUGH = 1  # of 255 greys
WINDOW_STEP_PX, PAN_STEP_PX, ZOOM_STEP, WHEEL_FEEL, PIXELS_PER_WIDTH = 12, 48, 1.25, 0.002, 400


class Window(msgspec.Struct, frozen=True):
    center: float
    width: float


class Chequered(msgspec.Struct, frozen=True, kw_only=True):
    """A radiograph of fields, its windows as the file has them, and what makes stored values modality values."""

    low: int
    high: int
    fine: int
    windows: tuple[Window, ...]
    bits: int
    signed: bool = False
    slope: float = 1.0
    intercept: float = 0.0
    padding: int | None = None

    @property
    def fields(self) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
        """The stored value of each field; one row goes up by single values, so that half of one shows in a narrow window."""
        values = np.linspace(self.low, self.high, ACROSS * DOWN).round().astype(np.int32).reshape(DOWN, ACROSS)
        values[DOWN // 2 - 1] = self.fine + np.arange(ACROSS)
        if self.padding is not None:
            values[DOWN // 2, ACROSS // 2] = self.padding
        return values

    def file(self) -> bytes:
        pixels = np.kron(self.fields, np.ones((FIELD, FIELD), dtype=np.int32))
        made = radiographs.dicom(pixels, person=RHEA, bits_stored=self.bits, signed=self.signed, seed=self.bits)
        made.WindowCenter = [each.center for each in self.windows]
        made.WindowWidth = [each.width for each in self.windows]
        made.RescaleSlope, made.RescaleIntercept = self.slope, self.intercept
        if self.padding is not None:
            made.PixelPaddingValue = self.padding
        return radiographs.written(made)

    def greys(self, window: Window, *, inverted: bool) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        """PS3.3 C.11.1 and C.11.2.1.2.1 word for word: rescale, LINEAR window, then the inversion that the reader chose."""
        x = self.fields * self.slope + self.intercept
        middle, reach = window.center - 0.5, (window.width - 1) / 2
        share = np.clip((x - middle) / (window.width - 1) + 0.5, 0.0, 1.0)
        share = np.where(x <= middle - reach, 0.0, np.where(x > middle + reach, 1.0, share))
        shown = np.floor(255 * (1 - share if inverted else share) + 0.5)
        return np.where(self.fields == self.padding, 0.0, shown) if self.padding is not None else shown


TWELVE_BIT = Chequered(low=0, high=4095, fine=2040, windows=(Window(2048, 3600), Window(2048, 16)), bits=12)
SIGNED_16_BIT = Chequered(
    low=-32767,
    high=32767,
    fine=-8,
    windows=(Window(500, 30000), Window(100, 16)),
    bits=16,
    signed=True,
    slope=0.5,
    intercept=100,
    padding=-32768,
)


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """How the picture is shown by rights: what lies in the middle (image pixels), CSS pixels per image pixel, window and inversion."""

    x: float
    y: float
    zoom: float
    window: Window
    inverted: bool = False


class Stage:
    """The picture on the screen, and how it should be shown by now."""

    def __init__(self, dentist: Dentist, picture: Chequered) -> None:
        self.page, self.picture = dentist.page, picture
        self.stage: Locator = self.page.get_by_role("application")
        self.stage.evaluate("(stage) => { for (const each of stage.querySelectorAll('.pixels ~ *')) each.style.visibility = 'hidden'; }")
        box = self.stage.bounding_box()
        assert box is not None
        self.left, self.top, self.width, self.height = (box[name] for name in ("x", "y", "width", "height"))
        self.shown = self.fitted

    @property
    def fitted(self) -> Shown:
        zoom = min(self.width / (ACROSS * FIELD), self.height / (DOWN * FIELD))
        return Shown(x=ACROSS * FIELD / 2, y=DOWN * FIELD / 2, zoom=zoom, window=self.picture.windows[0])

    def press(self, *keys: str) -> None:
        for key in keys:
            self.stage.press(key)

    def drag(self, dx: float, dy: float, button: str = "left") -> None:
        x, y = self.left + self.width / 2, self.top + self.height / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down(button="right" if button == "right" else "left")
        self.page.mouse.move(x + dx / 3, y + dy / 3)
        self.page.mouse.move(x + dx, y + dy)
        self.page.mouse.up(button="right" if button == "right" else "left")

    def wheel(self, delta: float, x: float, y: float) -> None:
        """Turn the wheel over a place, in CSS pixels from the stage's corner."""
        self.page.mouse.move(self.left + x, self.top + y)
        self.page.mouse.wheel(0, delta)

    def panned(self, dx: float, dy: float) -> None:
        self.shown = replace(self.shown, x=self.shown.x - dx / self.shown.zoom, y=self.shown.y - dy / self.shown.zoom)

    def zoomed(self, factor: float, x: float | None = None, y: float | None = None) -> None:
        """What lies under the anchor stays there; the middle is the anchor of keys and buttons."""
        dx = 0.0 if x is None else x - self.width / 2
        dy = 0.0 if y is None else y - self.height / 2
        zoom = self.shown.zoom * factor
        shift = 1 / self.shown.zoom - 1 / zoom
        self.shown = replace(self.shown, x=self.shown.x + dx * shift, y=self.shown.y + dy * shift, zoom=zoom)

    def windowed(self, dx: float, dy: float) -> None:
        step = self.picture.windows[0].width / PIXELS_PER_WIDTH
        window = self.shown.window
        self.shown = replace(self.shown, window=Window(window.center + dy * step, window.width + dx * step))

    def agrees(self) -> None:
        """Every field that is whole on the screen lies where it should, and is as grey as the formula says."""
        expect(self.page.locator("[data-window]")).to_have_attribute("data-window", self.window_words())
        expected = self.picture.greys(self.shown.window, inverted=self.shown.inverted)
        self.page.evaluate("new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))")
        clip = {"x": self.left, "y": self.top, "width": self.width, "height": self.height}
        pixels = np.asarray(Image.open(io.BytesIO(self.page.screenshot(clip=clip))).convert("RGB"), dtype=np.int16)  # type: ignore[arg-type]
        compared, wrong = 0, []
        for (row, column), grey in np.ndenumerate(expected):
            x = (column * FIELD + FIELD / 2 - self.shown.x) * self.shown.zoom + self.width / 2
            y = (row * FIELD + FIELD / 2 - self.shown.y) * self.shown.zoom + self.height / 2
            if min(x, y, self.width - x, self.height - y) < FIELD / 2:
                continue
            compared += 1
            seen = pixels[int(y), int(x)]
            if max(abs(seen - grey)) > CLOSE_ENOUGH:
                wrong.append((row, column, int(grey), seen.tolist()))
        assert compared >= ACROSS
        assert wrong == [], f"of {compared} fields, for {self.shown}"

    def window_words(self) -> str:
        """Center and width as JavaScript writes numbers."""
        return "/".join(f"{int(each)}" if each == int(each) else repr(each) for each in (self.shown.window.center, self.shown.window.width))


@pytest.fixture(scope="module")
def case(house: House) -> str:
    """A case with both radiographs; a hygienist's, sent by the API."""
    files = {"periapical": TWELVE_BIT.file(), "panoramic": SIGNED_16_BIT.file()}
    return aside(keeping.gather(house.url, files, given_name="Rhea", family_name="Grey"))


@pytest.mark.parametrize("painter", PAINTERS)
def test_vwr_02_what_is_painted_is_what_the_formula_says(case: str, house: House, person: Callable[..., Person], painter: str) -> None:
    dentist = Dentist(person())
    dentist.person.context.add_init_script(PAINTERS[painter])
    dentist.sign_in()
    dentist.page.goto(f"{house.url}/review#/cases/{case}")
    for number, picture in enumerate((TWELVE_BIT, SIGNED_16_BIT)):
        dentist.pictures.nth(number).click()
        expect(dentist.page.locator(".viewer")).to_have_attribute("data-verdict", "verified")
        expect(dentist.page.locator(".viewer")).to_have_attribute("data-painter", painter)
        stage = Stage(dentist, picture)
        stage.agrees()
        by_mouse(stage)
        stage.press("0")
        stage.shown = stage.fitted
        stage.agrees()
        by_key(stage)
        stage.page.mouse.dblclick(stage.left + stage.width / 2, stage.top + stage.height / 2)
        stage.shown = stage.fitted
        stage.agrees()


def by_mouse(stage: Stage) -> None:
    """Drag, wheel, right-button drag, and the tools' buttons."""
    stage.drag(60, -45)
    stage.panned(60, -45)
    stage.agrees()
    stage.wheel(-200, stage.width / 3, stage.height / 4)
    stage.zoomed(math.exp(200 * WHEEL_FEEL), stage.width / 3, stage.height / 4)
    stage.agrees()
    stage.drag(90, 36, "right")
    stage.windowed(90, 36)
    stage.agrees()
    tools = stage.page.get_by_role("toolbar", name="Picture tools")
    tools.get_by_role("button", name="Invert").click()
    stage.shown = replace(stage.shown, inverted=True)
    stage.agrees()
    tools.get_by_role("button", name="Zoom out").click()
    stage.zoomed(1 / ZOOM_STEP)
    stage.agrees()


def by_key(stage: Stage) -> None:
    """The same by keys; in window mode the arrows move the window, otherwise the picture, as its scroll bar would."""
    stage.press("+", "+")
    stage.zoomed(ZOOM_STEP**2)
    stage.agrees()
    stage.press("ArrowRight", "ArrowDown", "ArrowDown")
    stage.panned(-PAN_STEP_PX, -2 * PAN_STEP_PX)
    stage.agrees()
    stage.press("w", "ArrowLeft", "ArrowUp", "ArrowUp")
    stage.windowed(-WINDOW_STEP_PX, -2 * WINDOW_STEP_PX)
    stage.agrees()
    stage.press("w", "i")
    stage.shown = replace(stage.shown, inverted=True)
    stage.agrees()
    for window in stage.picture.windows:  # a window that was moved is none of the file's: the first comes next
        stage.press("n")
        stage.shown = replace(stage.shown, window=window)
        stage.agrees()
