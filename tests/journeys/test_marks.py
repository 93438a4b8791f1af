"""Marks of every kind on a turned and flipped photo, by pointer and by keys, kept in the photo's own pixels (SPEC VWR-04, ADV-01)."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests import factories
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside
from tests.journeys.dentist import Dentist

HOSTILE = "<img src=x onerror=alert(1)> {{7*7}} ¿aquí?"
KINDS = ["box", "arrow", "ellipse", "polygon", "freehand", "text"]
Pixels = list[tuple[str, list[float]]]

DRAWN = """all => all.map((each) => [each.dataset.kind, (each.getAttribute('d') ?? ['x', 'y', 'width', 'height', 'cx', 'cy', 'rx', 'ry']
  .map((name) => each.getAttribute(name)).filter((value) => value !== null).join(' ')).match(/-?[\\d.]+/g).map(Number)])"""


def drawn(page: Page) -> Pixels:
    """Kind and numbers of each mark as it is drawn, in pixels of the original, without an arrow's head."""
    shown = page.locator(".field > .stage > svg .mark").evaluate_all(DRAWN)
    most = {"arrow": 4, "text": 2}
    return [(kind, [round(each, 3) for each in numbers[: most.get(kind)]]) for kind, numbers in shown]


def drag(page: Page, *stops: tuple[float, float]) -> None:
    """From stop to stop with the button down; stops are shares of the stage."""
    box = page.get_by_role("application").bounding_box()
    assert box is not None
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stops]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place)
    page.mouse.up()


def by_pointer(page: Page) -> None:
    page.get_by_role("button", name="Box b", exact=True).click()
    drag(page, (0.42, 0.30), (0.48, 0.36))
    expect(page.get_by_text("Which tooth is it?")).to_be_visible()
    expect(page.locator("[role=grid] :focus")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Which tooth is it?")).to_be_hidden()
    for kind, stops in (
        ("Arrow j", [(0.55, 0.30), (0.50, 0.38)]),
        ("Ellipse o", [(0.42, 0.42), (0.47, 0.50)]),
    ):
        page.get_by_role("button", name=kind, exact=True).click()
        drag(page, *stops)
    page.get_by_role("button", name="Polygon k", exact=True).click()
    for corner in ((0.50, 0.42), (0.56, 0.42), (0.53, 0.50), (0.50, 0.42)):
        drag(page, corner)
    page.get_by_role("button", name="Freehand d", exact=True).click()
    drag(page, (0.42, 0.55), (0.44, 0.58), (0.47, 0.56), (0.50, 0.60))
    page.get_by_role("button", name="Words q", exact=True).click()
    page.get_by_label("Words on the picture").fill(HOSTILE)
    drag(page, (0.45, 0.65))


def by_keys(page: Page) -> None:
    """A polygon with nothing but keys, from wherever the focus is."""
    page.get_by_role("application").focus()
    for key in ("k", "ArrowDown", "Enter", "ArrowRight", "ArrowRight", "Enter", "ArrowDown", "ArrowDown", "Enter", "Enter"):
        page.keyboard.press(key)


def test_vwr_04_every_kind_of_mark_stays_at_its_original_pixels(house: House, person: Callable[..., Person]) -> None:
    photo = factories.camera_jpeg(3000, 2000, 1, seed=41)
    case = aside(keeping.gather(house.url, {"front": photo}, given_name="Mina", family_name="Marks"))
    dentist = Dentist(person())
    page = dentist.page
    dentist.sign_in()
    dentist.take("Mina Marks")
    dentist.part("Findings")
    stage = page.get_by_role("application")
    expect(page.locator(".viewer[data-painter=photo]")).to_be_visible()
    stage.press("r")
    stage.press("f")
    by_pointer(page)
    expect(page.get_by_role("listitem").filter(has_text="Freehand")).to_be_visible()
    by_keys(page)
    expect(page.get_by_role("listitem").filter(has_text="7. Polygon")).to_be_visible()
    before = drawn(page)
    assert [kind for kind, _ in before] == [*KINDS, "polygon"]
    expect(page.locator(".stage svg [data-words]")).to_have_text(HOSTILE)
    dentist.person.check("dentist-marks")

    stage.press("m")
    expect(page.locator(".lens svg .mark")).to_have_count(7)
    stage.press("m")
    stage.press("/")
    assert drawn(page) == []
    expect(page.get_by_text("Marks are hidden")).to_be_visible()
    stage.press("/")
    assert drawn(page) == before

    page.get_by_label("What you see").select_option("caries")
    page.get_by_label("Confidence").select_option("high")
    with page.expect_response(lambda answer: answer.request.method == "PUT" and answer.url.endswith("/draft")) as saved:
        page.get_by_role("button", name="Add the finding").click()
    assert saved.value.ok
    page.reload()
    dentist.part("Findings")
    expect(page.get_by_text("7 marks")).to_be_visible()
    expect(page.locator(".viewer[data-painter=photo]")).to_be_visible()
    assert drawn(page) == before
    changed(dentist.person, before)
    assert case in page.url


def changed(person: Person, before: Pixels) -> None:
    """A finger on a line opens its finding with that mark in hand; keys move it, and it can be taken away."""
    page = person.page
    box = page.locator(".stage svg rect.mark").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 1)
    expect(page.get_by_role("button", name="Change mark 1. Box")).to_have_attribute("aria-pressed", "true")
    drawn_by = (
        page.get_by_role("listitem")
        .filter(has=page.get_by_role("button", name="Change mark 1. Box"))
        .get_by_text("drawn by Dr. Amara Okafor")
    )
    expect(drawn_by).to_be_in_viewport()
    person.check("dentist-mark-chosen")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    kind, numbers = drawn(page)[0]
    assert (kind, numbers[1:]) == ("box", before[0][1][1:])
    assert numbers[0] > before[0][1][0]
    page.get_by_role("button", name="Remove mark 1. Box").click()
    assert [each for each, _ in drawn(page)] == [each for each, _ in before[1:]]
