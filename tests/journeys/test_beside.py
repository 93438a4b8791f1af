"""Beside the pictures: alerts that a dentist accepts from what was told, and a prescription that is written down with its blocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Locator, expect

from storage.ident import uuid7
from tests import factories
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside
from tests.journeys.dentist import Dentist

VIEWS = ("front", "upper", "lower")
TOLD = {"conditions": ["heart", "latex"], "allergies": "Penicillin, hives last year"}


def blocks(form: Locator) -> Locator:
    return form.locator("[data-block]")


def test_inc_03_and_rxd_03_alerts_are_accepted_and_a_prescription_is_noted(house: House, person: Callable[..., Person]) -> None:
    child: dict[str, Any] = {
        "id": str(uuid7()),
        "given_name": "Ida",
        "family_name": "Alerted",
        "birth_date": f"{datetime.now(UTC).year - 9}-01-01",
    }
    files = {view: factories.camera_jpeg(1600, 1200, seed=710 + number) for number, view in enumerate(VIEWS)}
    aside(keeping.gather(house.url, files, history=TOLD, **child))
    dentist = Dentist(person())
    page = dentist.page
    page.set_viewport_size({"width": 1280, "height": 800})
    dentist.sign_in()
    dentist.take("Ida Alerted")
    dentist.look_at_all()
    dentist.part("Sign")
    expect(page.locator("[data-gap=gap-alert]")).to_have_count(3)
    page.locator("[data-gap=gap-alert]").get_by_role("button", name="Latex allergy").press("Enter")
    expect(page.get_by_role("heading", name="Medical alerts")).to_be_focused()
    alerts_are_decided(dentist)
    dentist.part("Sign")
    expect(page.locator("[data-gap=gap-alert]")).to_have_count(0)
    dentist.read_history()
    dentist.conclude("Nothing abnormal seen on these pictures.")
    dentist.part("Findings")
    page.get_by_label("No abnormality seen on these pictures").check()
    dentist.advise("Routine", "Please brush twice a day.", "Gums look healthy.")
    a_prescription_is_noted(dentist)
    dentist.sign()
    expect(page.locator("[data-prescription]")).to_contain_text("Amoxicillin 250 mg, suspension: 5 ml every 8 hours")
    expect(page.get_by_text("The hives came from another medicine.")).to_be_visible()
    dentist.person.check("dentist-beside-signed")


def alerts_are_decided(dentist: Dentist) -> None:
    page = dentist.page
    proposed = page.locator("li[data-state=proposed]")
    expect(proposed).to_have_count(3)
    strip = page.locator("header").get_by_role("list", name="Medical alerts")
    expect(strip).to_have_count(0)
    page.get_by_role("button", name="Accept: Allergy: Penicillin, hives last year").click()
    page.get_by_role("button", name="Accept: Risk of endocarditis").press("Enter")
    page.get_by_role("button", name="Dismiss: Latex allergy").click()
    expect(strip.get_by_role("listitem")).to_have_count(2)
    expect(strip).to_contain_text("Allergy: Penicillin, hives last year")
    expect(page.locator("li[data-state=dismissed]")).to_contain_text("Dismissed by Dr.")
    page.locator("#alerts").scroll_into_view_if_needed()
    dentist.person.check("dentist-alerts")
    page.get_by_role("link", name="Worklist").click()
    row = page.locator("article").filter(has_text="Ida Alerted")
    expect(row.get_by_role("list", name="Medical alerts").get_by_role("listitem")).to_have_count(2)
    dentist.person.check("dentist-worklist-alerts")
    page.get_by_role("button", name="Go on with the case of Ida Alerted").click()
    expect(page.get_by_role("heading", level=1, name="Ida Alerted")).to_be_visible()


def a_prescription_is_noted(dentist: Dentist) -> None:
    page = dentist.page
    page.get_by_role("button", name="Add a prescription").click()
    form = page.get_by_role("region", name="Prescription 1")
    expect(form.get_by_label("Medicine")).to_be_focused()
    expect(page.get_by_text("Known allergies: Penicillin, hives last year")).to_be_visible()
    texts = {
        "Medicine": "Amoxicillin",
        "Strength": "250 mg",
        "Form": "suspension",
        "Directions": "5 ml every 8 hours",
        "Quantity": "100 ml",
    }
    for label, text in (texts | {"Refills": "1", "What for": "Swelling at a baby tooth"}).items():
        form.get_by_label(label, exact=True).fill(text)
    form.get_by_label("From", exact=True).fill(datetime.now(UTC).date().isoformat())
    form.get_by_label("Controlled substance").select_option("II")
    expect(blocks(form)).to_have_count(3)
    for block in ("gap-rx-controlled", "gap-rx-allergy", "gap-rx-weight"):
        expect(form.locator(f"[data-block={block}]")).to_be_visible()
    form.scroll_into_view_if_needed()
    dentist.person.check("dentist-prescription")
    page.set_viewport_size({"width": 375, "height": 740})
    form.scroll_into_view_if_needed()
    dentist.person.check("dentist-prescription-phone")
    page.set_viewport_size({"width": 1280, "height": 800})
    dentist.part("Sign")
    page.locator("[data-gap=gap-rx-weight] button").click()
    expect(form).to_be_focused()
    form.get_by_label("Controlled substance").select_option("none")
    form.get_by_label("Weight in kg").fill("27,5")
    form.get_by_label("Why it is given despite an allergy").fill("The hives came from another medicine.")
    expect(blocks(form)).to_have_count(0)
