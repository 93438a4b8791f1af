"""Pictures hung side by side: by keys alone, by pointer, at any size; what is remembered for a dentist, and that a mount is no look."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from playwright.sync_api import Locator, Page, expect

from tests import canary, factories, radiographs, teeth
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside
from tests.journeys.dentist import Dentist

HANA = canary.Person(name="Hung^Hana", birth_date="2011-11-11", sex="F", id="HU-1")
PHOTOS = ("front", "right", "left", "upper", "lower")
SIZES = ((1280, 800), (3840, 2160), (375, 740))
READ_PX = 12
LOOKED, JUDGED = re.compile(r"(not )?looked at"), re.compile(r"clear|usable|weak|not judged")


def film(values: npt.NDArray[np.int32], seed: int) -> bytes:
    return radiographs.written(radiographs.dicom(values, person=HANA, seed=seed, WindowCenter=2048, WindowWidth=3600))


def bitewing(side: str, seed: int) -> bytes:
    """The molars lie at the reader's left on the patient's right side."""
    values = teeth.bitewing(900, 1200, seed)
    return film(values[:, ::-1] if side == "right" else values, seed)


@pytest.fixture(scope="module")
def case(house: House) -> str:
    """Five photos, two bitewings of the right and one of the left, and a periapical; sent by the API."""
    files: dict[str, bytes | list[bytes]] = {
        view: factories.camera_jpeg(2600, 2000, seed=300 + number, words=view.upper()) for number, view in enumerate(PHOTOS)
    }
    files |= {
        "bitewing_left": bitewing("left", 1),
        "bitewing_right": [bitewing("right", 2), bitewing("right", 4)],
        "periapical": film(teeth.periapical(("premolar", "molar", "molar"), 900, 1200, 3), 3),
    }
    return aside(keeping.gather(house.url, files, given_name="Hana", family_name="Hung"))


def opened(person: Person, house: House, case: str, name: str = "dentist") -> Page:
    dentist = Dentist(person, name)
    dentist.sign_in()
    return reopened(person.page, house, case)


def reopened(page: Page, house: House, case: str) -> Page:
    page.goto("about:blank")
    page.goto(f"{house.url}/review#/cases/{case}")
    expect(page.get_by_role("heading", level=1, name="Hana Hung")).to_be_visible()
    return page


def at(page: Page, place: str) -> Locator:
    return page.locator(f'[data-spot="{place}"]')


def hung(page: Page) -> dict[str, str]:
    """What hangs where: pictures by their numbers and views."""
    filled = page.locator(".frame [data-spot][data-image]")
    return {str(each.get_attribute("data-spot")): each.locator("b").inner_text() for each in filled.all()}


def in_tray(page: Page) -> list[str]:
    return [each.inner_text() for each in page.locator(".tray [data-spot] b").all()]


def letters(picture: Locator) -> int:
    """How many markers a picture of that view has: both sides, its one side, or none where nobody knows of any."""
    view = picture.locator("b").inner_text()
    return 0 if "Periapical" in view else 1 if "Right" in view or "Left" in view else 2


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def saved(page: Page) -> None:
    expect(page.get_by_text("Saved")).to_be_visible()


R, L = "Right bitewing X-ray", "Left bitewing X-ray"


def test_vwr_02_a_bitewing_mount_by_keys_alone_is_there_again_tomorrow(case: str, house: House, person: Callable[..., Person]) -> None:
    reader = person()
    dentist, page = Dentist(reader), reader.page
    dentist.sign_in()
    dentist.take("Hana Hung")
    expect(page.locator(".viewer[data-looked=true]")).to_be_visible()

    # A case of five photos and more is hung as photos are, by custom; the digits choose another mount.
    page.locator("body").press("p")
    expect(at(page, "upper")).to_be_focused()
    assert set(hung(page)) == set(PHOTOS)
    keys(page, "ArrowDown", "ArrowLeft")
    expect(at(page, "right")).to_be_focused()
    keys(page, "3")
    expect(at(page, "bitewing-right")).to_be_focused()
    left, right = (at(page, f"bitewing-{side}").bounding_box() for side in ("left", "right"))
    assert left is not None
    assert right is not None
    assert right["x"] < left["x"], "the patient's right is at the reader's left"
    assert hung(page) == {"bitewing-right": f"7. {R}", "bitewing-left": f"6. {L}"}
    assert "9. Periapical X-ray" in in_tray(page), "nobody has said where it belongs"
    expect(at(page, "bitewing-right")).to_have_accessible_name(f"Right bitewing: 7. {R}, not looked at")
    expect(page.locator("#hanging-facts")).to_contain_text(f"7. {R} · not looked at · Added by")
    expect(at(page, "bitewing-right")).to_have_attribute("aria-describedby", "hanging-facts")

    # Swap, take down, undo.
    keys(page, " ", "ArrowRight", "Enter")
    assert hung(page) == {"bitewing-right": f"6. {L}", "bitewing-left": f"7. {R}"}
    expect(page.locator("[data-said]")).to_have_text(f"7. {R} hangs at: Left bitewing. 6. {L} went where it came from.")
    expect(at(page, "bitewing-left")).to_be_focused()
    keys(page, "Control+z")
    assert hung(page) == {"bitewing-right": f"7. {R}", "bitewing-left": f"6. {L}"}
    keys(page, "ArrowRight", "Delete")
    assert hung(page) == {"bitewing-right": f"7. {R}"}
    expect(at(page, "bitewing-left")).to_have_accessible_name("Left bitewing: empty")
    keys(page, " ", "ArrowLeft", " ", "Escape")
    assert hung(page) == {"bitewing-right": f"7. {R}"}, "what was let go stays"

    # Enter opens it on the stage, where it is read; Escape leads back to where it hangs.
    keys(page, "Enter")
    expect(page.get_by_role("application")).to_be_visible()
    expect(page.locator(".viewer[data-looked=true]")).to_be_visible()
    page.get_by_role("application").press("Escape")
    expect(at(page, "bitewing-right")).to_be_focused()
    expect(at(page, "bitewing-right")).to_have_accessible_name(f"Right bitewing: 7. {R}, looked at")

    # VWR-07: beside the picture that the room opened with, nothing that only hung was looked at.
    expect(page.locator("[data-thumb][data-looked=true]")).to_have_count(2)

    saved(page)
    reopened(page, house, case)
    expect(at(page, "bitewing-right")).to_be_focused()
    assert hung(page) == {"bitewing-right": f"7. {R}"}

    colleague = opened(person(), house, case, "dentist2")
    expect(colleague.get_by_role("application")).to_be_visible()
    expect(colleague.locator(".mount")).to_have_count(0)


def test_vwr_06_every_picture_says_what_it_is_at_every_size(case: str, house: House, person: Callable[..., Person]) -> None:
    reader = person()
    page = opened(reader, house, case)
    for number, layout in enumerate(("photos", "bitewing4", "full_mouth", "panoramic")):
        page.get_by_label("Layout").select_option(layout)
        expect(page.locator(f".frame.{layout}")).to_be_visible()
        for width, height in SIZES if number in (0, 2) else SIZES[:1]:
            page.set_viewport_size({"width": width, "height": height})
            reader.check(f"hanging-{layout}-{width}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            for picture in page.locator("[data-spot][data-image]").all():
                expect(picture).to_contain_text(LOOKED)
                expect(picture).to_contain_text(JUDGED)
                assert picture.get_attribute("data-image")
                assert picture.locator(".letter").count() == letters(picture)
                assert picture.evaluate("each => each.scrollHeight <= each.clientHeight"), "what it says is not cut off"
            sizes = page.locator("[data-spot] span").evaluate_all("all => all.map((each) => parseFloat(getComputedStyle(each).fontSize))")
            assert min(sizes) >= READ_PX
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_label("Layout").select_option("bitewing2")
    expect(page.locator(".frame.bitewing2")).to_be_visible()
    reader.check("dentist-mount")
    page.get_by_label("Layout").select_option("single")


def middle(spot: Locator) -> tuple[float, float]:
    box = spot.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, from_: Locator, to: Locator) -> None:
    from_.scroll_into_view_if_needed()
    start, end = middle(from_), middle(to)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=5)
    page.mouse.up()


def test_vwr_02_by_pointer_and_in_the_dentists_own_order(case: str, house: House, person: Callable[..., Person]) -> None:
    """Drag, or pick up and click: WCAG 2.5.7. The order of the places is the dentist's; what hangs is this reader's alone."""
    page = opened(person(), house, case, "dentist2")
    page.get_by_label("Layout").select_option("bitewing2")
    right, left, tray = at(page, "bitewing-right"), at(page, "bitewing-left"), page.locator("[data-tray]")
    expect(right).to_be_visible()
    assert hung(page) == {"bitewing-right": f"7. {R}", "bitewing-left": f"6. {L}"}
    drag(page, right, left)
    assert hung(page) == {"bitewing-right": f"6. {L}", "bitewing-left": f"7. {R}"}
    drag(page, left, tray.locator(".name"))
    assert hung(page) == {"bitewing-right": f"6. {L}"}
    drag(page, tray.locator("[data-spot]").filter(has_text="8. Right"), left)
    assert hung(page) == {"bitewing-right": f"6. {L}", "bitewing-left": f"8. {R}"}
    page.get_by_role("button", name="Undo").click()
    assert hung(page) == {"bitewing-right": f"6. {L}"}
    right.click()
    page.get_by_role("button", name="Pick up").click()
    left.click()
    assert hung(page) == {"bitewing-left": f"6. {L}"}

    page.get_by_role("button", name="Move places").click()
    with page.expect_response(lambda answer: answer.url.endswith("/api/hanging") and answer.request.method == "PUT"):
        drag(page, right, left)
    assert middle(left)[0] < middle(right)[0]
    reopened(page, house, case)
    expect(left).to_be_visible()
    assert middle(left)[0] < middle(right)[0]
    with page.expect_response(lambda answer: answer.url.endswith("/api/hanging") and answer.request.method == "PUT"):
        page.get_by_role("button", name="Customary places").click()
    assert middle(right)[0] < middle(left)[0]
    right.dblclick()
    expect(page.get_by_role("application")).to_be_visible()
    page.get_by_label("Layout").select_option("single")
