"""A dentist zooms beyond the display copy and sees every pixel that the camera took, where it was taken (SPEC IMG-02, VWR-02)."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PIL import Image
from playwright.sync_api import Page, Route, expect

from schemas.care.derivative import RECIPE
from tests import factories
from tests.infra import keeping
from tests.infra.house import mesial
from tests.journeys.conftest import House, Person, aside
from tests.journeys.dentist import Dentist

WIDTH, HEIGHT = 4032, 3024  # 12 megapixels
CHEQUERED = (2900, 1900)  # where a field of single pixels begins, in pixels of the original
FIELD = 64


@functools.cache
def photo(orientation: int = 1) -> bytes:
    """A photo with a field of stripes, each one pixel of black or white: on any smaller copy they are grey."""
    picture = factories.mouth(WIDTH, HEIGHT).copy()
    stripes = np.zeros((FIELD, FIELD, 3), dtype=np.uint8)
    stripes[:, ::2] = 255
    picture.paste(Image.fromarray(stripes), CHEQUERED)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = picture.transpose(Image.Transpose.ROTATE_90) if orientation == 6 else picture
    out = io.BytesIO()
    stored.save(out, "JPEG", quality=95, subsampling=0, exif=exif)
    return out.getvalue()


def shown(page: Page) -> npt.NDArray[np.int16]:
    """The picture as it is on the screen, without what lies over it."""
    page.evaluate("for (const each of document.querySelectorAll('.viewer .stage > :not(.pixels)')) each.style.visibility = 'hidden'")
    page.evaluate("new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))")
    return np.asarray(Image.open(io.BytesIO(page.locator(".pixels canvas").screenshot())).convert("RGB"), dtype=np.int16)


def pan_to(page: Page, x: int, y: int) -> None:
    """At full pixels, with the original's middle in the viewer's: drag until that pixel of the original is there."""
    box = page.get_by_role("application").bounding_box()
    assert box is not None
    left, top = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    dx, dy = WIDTH / 2 - x, HEIGHT / 2 - y
    for _ in range(4):
        page.mouse.move(left - dx / 8, top - dy / 8)
        page.mouse.down()
        page.mouse.move(left + dx / 8, top + dy / 8)
        page.mouse.up()


def whole(page: Page) -> None:
    """Wait until every tile in view is painted."""
    expect(page.locator(".viewer")).to_have_attribute("data-full", "there")
    expect(page.locator(".viewer")).not_to_have_attribute("data-unpacked", "0")
    expect(page.locator(".viewer [role=status]")).to_contain_text("Full pixels")


def test_img_02_a_dentist_zooms_into_every_pixel_of_a_photo(house: House, person: Callable[..., Person]) -> None:
    case = aside(keeping.gather(house.url, {"front": photo(), "upper": photo(6)}, given_name="Zoe", family_name="Zoom"))
    dentist = Dentist(person())
    page = dentist.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/full") else None)
    dentist.sign_in()
    page.goto(f"{house.url}/review#/cases/{case}")
    for number in (1, 2):
        dentist.show(number)
        page.get_by_role("application").press("0")
        expect(page.locator(".viewer")).to_contain_text("Reduced copy: 20")
        expect(page.locator(".viewer")).to_have_attribute("data-full", "unasked")
        asked_before = len(asked)
        page.get_by_role("application").press("1")
        expect(page.locator(".viewer")).to_contain_text("Zoom 100 %")
        whole(page)
        assert len(asked) > asked_before, "only who zooms asks"
        pan_to(page, CHEQUERED[0] + FIELD // 2, CHEQUERED[1] + FIELD // 2)
        whole(page)
        page.wait_for_function("document.querySelector('.viewer').dataset.unpacked >= 4")
        seen = shown(page)
        middle_y, middle_x = seen.shape[0] // 2, seen.shape[1] // 2
        row = seen[middle_y, middle_x - 20 : middle_x + 20].mean(axis=1)
        assert np.abs(np.diff(row)).min() > 150, f"single pixels alternate between black and white: {row.tolist()}"
    dentist.person.check("dentist-every-pixel")
    verified = house.verify()
    assert verified.returncode == 0, verified.stderr


def test_img_02_marks_lie_where_they_were_drawn_at_every_zoom(house: House, person: Callable[..., Person]) -> None:
    """A box drawn over the tiles is in pixels of the original, like one drawn over the copy."""
    case = aside(keeping.gather(house.url, {"front": photo()}, given_name="Mara", family_name="Mark"))
    dentist = Dentist(person())
    page = dentist.page
    dentist.sign_in()
    dentist.take("Mara Mark")
    page.get_by_role("application").press("1")
    whole(page)
    page.locator("body").press("b")
    stage = page.get_by_role("application")
    expect(stage).to_be_focused()
    stage.press("ArrowRight")
    stage.press("Enter")
    mark = page.locator(".stage svg rect").last
    expect(mark).to_be_visible()
    before = mark.bounding_box()
    assert before is not None
    page.get_by_role("button", name="Zoom out").click()
    after = mark.bounding_box()
    assert after is not None
    assert abs(after["width"] / before["width"] - 1 / 1.25) < 0.02
    assert case in page.url


def test_img_02_a_phone_never_loads_every_pixel(house: House, person: Callable[..., Person]) -> None:
    case = aside(keeping.gather(house.url, {"front": photo()}, given_name="Fay", family_name="Phone"))
    dentist = Dentist(person(phone=True))
    asked: list[str] = []
    dentist.page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/full") else None)
    dentist.sign_in()
    dentist.page.goto(f"{house.url}/review#/cases/{case}")
    dentist.page.get_by_role("button", name=re.compile("Full pixels")).click()
    expect(dentist.page.locator(".viewer")).to_contain_text("Reduced copy: 20")
    expect(dentist.page.locator(".viewer")).not_to_have_attribute("data-full", re.compile("."))
    assert asked == []


def test_img_02_what_cannot_be_prepared_is_said_and_the_copy_stays(house: House, person: Callable[..., Person]) -> None:
    case = aside(keeping.gather(house.url, {"front": photo()}, given_name="Rafa", family_name="Refused"))
    dentist = Dentist(person())

    def no(route: Route) -> None:
        route.fulfill(json={"state": "refused", "url": None, "tiles": None, "reason": "limit"})

    dentist.page.route("**/full", no)
    dentist.sign_in()
    dentist.page.goto(f"{house.url}/review#/cases/{case}")
    dentist.page.get_by_role("application").press("1")
    expect(dentist.page.locator(".viewer")).to_contain_text("The full pixels cannot be shown")
    expect(dentist.page.locator(".viewer")).to_contain_text("Reduced copy: 20")
    dentist.person.check("dentist-every-pixel-refused")


def test_img_03_renormalize_goes_through_a_running_house_and_verify_stays_clean(house: House) -> None:
    case = aside(keeping.gather(house.url, {"front": photo()}, given_name="Nora", family_name="Newer"))
    data = house.environment["MESIAL_DATA"]
    done = mesial("renormalize", "--case", case, MESIAL_DATA=data)
    assert (done.returncode, done.stdout.strip()) == (0, "Recipe 3: done 0 (same bytes 0, changed 0, now readable 0), current 1"), (
        done.stderr
    )
    done = mesial("renormalize", "--all", "--case", case, MESIAL_DATA=data)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().splitlines()[-1] == f"Recipe {RECIPE}: done 1 (same bytes 1, changed 0, now readable 0)"
    verified = house.verify()
    assert verified.returncode == 0, verified.stderr
