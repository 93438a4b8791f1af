"""An evening in the reading room: by keys, at any size; an urgent answer in Spanish that somebody must hear; and what is added later."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from infra import seed
from tests import factories
from tests.journeys.conftest import House, Person
from tests.journeys.dentist import Dentist
from tests.journeys.office import Office
from tests.journeys.patient import Patient

NUMBER = "+15550100888"
FINGER_PX = 44
READ_PX = 12


def test_adv_05_an_urgent_answer_is_told_by_telephone_and_an_addition_by_message(
    house: House, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    dentist = Dentist(person())
    sent(house, person, tmp_path)
    dentist.sign_in()
    dentist.take("Rosa Roja")
    dentist.look_at_all()
    page = dentist.page
    dentist.read_history()
    keys(dentist)
    at_every_size(page)
    on_a_telephone(Dentist(person(phone=True)), page.url)
    dentist.find("46", "O", "caries", "Dark pit.")
    dentist.conclude("Caries at 46.")
    dentist.advise("Urgent", "Vaya a un dentista en 24 horas.", "")
    dentist.person.check("dentist-languages")

    # D96-07: a gap in a piece of advice leads into its own field, not onto a button that would add another.
    dentist.part("Sign")
    page.get_by_role("button", name="Say what each piece of advice rests on.").click()
    expect(page.get_by_label("Because", exact=True)).to_be_focused()
    page.keyboard.type("The pit is deep.")
    dentist.part("Sign")
    expect(page.get_by_text("Nothing is missing. You can sign.")).to_be_visible()
    page.get_by_role("button", name="Sign", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Sign and send").click()
    if dialog.get_by_label("Password").is_visible():
        expect(dialog.get_by_text("Enter your password.")).to_be_visible()
        dialog.get_by_label("Password").fill(seed.PASSWORD)
        dialog.get_by_role("button", name="Sign and send").click()
    expect(page.get_by_text("Signed and sealed")).to_be_visible()

    expect(page.get_by_role("link", name=f"Call Ana Torres at {NUMBER}")).to_have_attribute("href", f"tel:{NUMBER}")
    dentist.person.check("dentist-call")
    page.get_by_role("button", name="Nobody answered").click()
    expect(page.get_by_text("Dr. Amara Okafor rang; nobody answered")).to_be_visible()
    expect(page.locator("[data-status=signed]")).to_be_visible()
    page.get_by_label("Whom did you speak with?").fill("Ana Torres")
    page.get_by_label("They said it back in their own words").check()
    page.get_by_role("button", name="Record the conversation").click()
    expect(page.get_by_text("The advice was heard.")).to_be_visible()

    page.get_by_text("Add to the record").click()
    page.get_by_label("Addendum", exact=True).fill("Enjuague con agua tibia.")
    page.get_by_label("Why it is added").fill("Forgotten.")
    page.get_by_role("button", name="Sign the addendum").click()
    expect(page.get_by_text("Say whom it concerns.")).to_be_visible()
    page.get_by_label("The patient, who is told by a message").check()
    page.get_by_role("button", name="Sign the addendum").click()
    expect(page.locator("blockquote").get_by_text("Enjuague con agua tibia.")).to_be_visible()
    dentist.person.check("dentist-added")

    reader = Patient(person(phone=True, language="es-US"), "es")
    reader.page.goto(house.link_sent_to(NUMBER, after=2))
    reader.unlock()
    expect(reader.page.get_by_text("Vaya a un dentista en 24 horas.")).to_be_visible()
    body = reader.page.inner_text("body")
    for words in ("Vaya a un dentista en 24 horas.", "Enjuague con agua tibia.", reader.say("advice-observed-caries")):
        assert words in body
    for professional in ("Dark pit.", "Caries at 46.", "The pit is deep."):
        assert professional not in body
    expect(reader.page.locator("figure img")).to_have_count(1)
    expect(reader.page.locator("figure img")).to_have_js_property("complete", True)
    assert reader.page.locator("figure img").evaluate("each => each.naturalWidth") > 0
    reader.person.check("patient-advice-urgent-es")


def sent(house: House, person: Callable[..., Person], tmp_path: pathlib.Path) -> None:
    """A case of a mother who reads Spanish."""
    office = Office(person())
    office.sign_in()
    office.invite("Rosa", "Roja", number=NUMBER, case_type="emergency_screening", language="Español")
    phone = Patient(person(phone=True, language="es-US"), "es")
    phone.open(house.link_sent_to(NUMBER))
    phone.unlock()
    phone.answer("Le duele una muela al masticar.")
    phone.choose_lens()
    for number, view in enumerate(("front", "close_up"), 30):
        photo = tmp_path / f"{view}.jpg"
        photo.write_bytes(factories.camera_jpeg(2600, 2000, 1, seed=number))
        phone.take(view, photo)
    phone.received(2)
    phone.send()


def keys(dentist: Dentist) -> None:
    """VWR-01, VWR-03: the picture takes the focus itself, its tools have their keys, and a box is drawn without a pointer."""
    page = dentist.page
    dentist.part("Findings")
    dentist.show(1)
    page.get_by_role("tab", name="Findings").focus()
    page.keyboard.press("v")
    expect(page.get_by_role("application")).to_be_focused()
    page.keyboard.press("f")
    page.keyboard.press("r")
    expect(page.get_by_text("then turned 90°")).to_be_visible()
    page.keyboard.press("0")
    page.keyboard.press("b")
    for key in ("ArrowDown", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="Remove mark 1. Box")).to_be_visible()


def at_every_size(page: Page) -> None:
    """VWR-01: tooth numbers can be read, no tool and no tooth is cut off, at a desk and on a telephone."""
    for width, height in ((1280, 800), (1440, 900), (1920, 1080), (390, 800)):
        page.set_viewport_size({"width": width, "height": height})
        chart, viewer = page.get_by_role("grid"), page.locator(".viewer")
        expect(chart).to_be_visible()
        assert chart.evaluate("svg => svg.getBoundingClientRect().right <= document.documentElement.clientWidth")
        sizes = chart.locator("text.name").evaluate_all("all => all.map((each) => parseFloat(getComputedStyle(each).fontSize))")
        assert min(sizes) >= READ_PX
        ends = (
            viewer.get_by_role("toolbar").get_by_role("button").evaluate_all("all => all.map((each) => each.getBoundingClientRect().right)")
        )
        assert max(ends) <= viewer.evaluate("each => each.getBoundingClientRect().right")
    page.set_viewport_size({"width": 1440, "height": 900})


def on_a_telephone(phone: Dentist, case: str) -> None:
    """VWR-01: every tooth is as wide as a fingertip, and none is cut off."""
    phone.sign_in()
    expect(phone.page.get_by_text(re.compile(r"^\d+ cases?$"))).to_be_visible()
    phone.person.check("dentist-worklist-phone")
    phone.page.goto(case)
    phone.part("Findings")
    teeth = phone.page.locator("[data-tooth] rect.ground")
    expect(teeth.first).to_be_visible()
    boxes = teeth.evaluate_all("all => all.map((each) => each.getBoundingClientRect()).map((box) => [box.left, box.right, box.height])")
    assert len(boxes) >= 32
    width = phone.page.evaluate("document.documentElement.clientWidth")
    for left, right, height in boxes:
        assert 0 <= left < right <= width
        assert right - left + 1 >= FINGER_PX  # neighbours are a pixel apart
        assert height >= FINGER_PX
    phone.person.check("dentist-phone")
