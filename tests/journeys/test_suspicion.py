"""SEC-16: a dentist writes down what is suspected and what was reported, in review and after signing; the lead reads it, nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from playwright.sync_api import Locator, Page, expect

from schemas.hotline import Hotline
from storage.ident import uuid7
from tests import factories
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside
from tests.journeys.dentist import Dentist
from tests.journeys.office import Office

VIEWS = ("front", "upper", "lower")
NOTE = "Bruises at the left ear that the history does not explain."
LINE = Hotline(state="CO", name="Reports about children", phone="+1 555 010 0411", source="made up for this test")


def part(page: Page) -> Locator:
    return page.get_by_role("region", name="Suspected abuse or neglect")


def test_sec_16_what_is_suspected_is_noted_reported_and_read_by_few(house: House, person: Callable[..., Person]) -> None:
    year = datetime.now(UTC).year - 8
    child: dict[str, Any] = {"id": str(uuid7()), "given_name": "Mia", "family_name": "Guarded", "birth_date": f"{year}-01-01"}
    files = {view: factories.camera_jpeg(1600, 1200, seed=1660 + number) for number, view in enumerate(VIEWS)}
    aside(keeping.gather(house.url, files, **child))
    dentist = Dentist(person())
    page = dentist.page
    page.set_viewport_size({"width": 1280, "height": 800})
    dentist.sign_in()
    dentist.take("Mia Guarded")
    a_note_by_keyboard(dentist)
    page.set_viewport_size({"width": 375, "height": 740})
    page.get_by_role("button", name="Suspected abuse…").click()
    part(page).scroll_into_view_if_needed()
    dentist.person.check("dentist-suspicion-phone")
    part(page).get_by_role("button", name="Close").click()
    page.set_viewport_size({"width": 1280, "height": 800})

    dentist.look_at_all()
    dentist.read_history()
    dentist.conclude("Nothing abnormal seen on these pictures.")
    dentist.part("Findings")
    page.get_by_label("No abnormality seen on these pictures").check()
    dentist.advise("Routine", "Please brush twice a day.", "Gums look healthy.")
    dentist.sign()
    aside(house.change("UPDATE organizations SET hotlines = $1", msgspec.json.encode([LINE]).decode()))
    try:
        a_report_by_mouse(dentist)
    finally:
        aside(house.change("UPDATE organizations SET hotlines = '[]'"))
    assert NOTE not in page.locator(".sealed").inner_text()

    lead = Office(person())
    lead.person.sign_in("lead")
    expect(lead.page.get_by_role("heading", level=1, name="Cases")).to_be_visible()
    lead.open_case("Mia Guarded")
    expect(lead.page.get_by_text(NOTE)).to_have_count(0)
    lead.page.get_by_text("Suspected abuse or neglect (private)").click()
    expect(lead.page.get_by_text(NOTE)).to_be_visible()
    expect(lead.page.locator("[data-entry]")).to_have_count(2)
    lead.person.check("lead-suspicion")
    office = Office(person())
    office.sign_in()
    office.open_case("Mia Guarded")
    expect(office.page.get_by_text("What happened")).to_be_visible()
    expect(office.page.get_by_text("Suspected abuse or neglect")).to_have_count(0)
    assert house.verify().returncode == 0


def a_note_by_keyboard(dentist: Dentist) -> None:
    """No number is set. What is half written is still there after the part was closed, and the picture is in sight all the while."""
    page = dentist.page
    page.locator("body").press("!")
    shown = part(page)
    expect(shown.get_by_role("heading", level=2)).to_be_focused()
    expect(shown.locator("[data-hotlines='0']")).to_contain_text("No hotline is set for this state: ask your program lead.")
    expect(page.locator("[data-painter]")).to_be_visible()
    shown.get_by_label("Private note").press("Space")
    shown.get_by_role("button", name="Keep this").press("Enter")
    expect(shown.get_by_role("link", name="Write it down in a few words at least.")).to_be_visible()
    shown.get_by_label("Note", exact=True).press_sequentially(NOTE[:20])
    shown.get_by_label("Note", exact=True).press("Escape")
    expect(shown).to_be_hidden()
    page.locator("body").press("!")
    expect(shown.get_by_label("Note", exact=True)).to_have_value(NOTE[:20])
    shown.get_by_label("Note", exact=True).press("End")
    shown.get_by_label("Note", exact=True).press_sequentially(NOTE[20:])
    dentist.person.check("dentist-suspicion-note")
    shown.get_by_role("button", name="Keep this").press("Enter")
    expect(shown.locator("[data-entry=note]")).to_contain_text(NOTE)
    expect(shown.get_by_text("It is kept.")).to_be_visible()
    shown.get_by_role("button", name="Close").press("Enter")
    expect(shown).to_be_hidden()


def a_report_by_mouse(dentist: Dentist) -> None:
    page = dentist.page
    page.get_by_role("button", name="Suspected abuse…").click()
    shown = part(page)
    expect(shown.locator("[data-hotlines='1']")).to_contain_text("Nobody has verified this number.")
    expect(shown.get_by_role("link", name=LINE.phone)).to_have_attribute("href", "tel:+15550100411")
    shown.get_by_label("A report was made").check()
    shown.get_by_label("Reported to").fill("County office, Ms. Reyes")
    shown.get_by_label("When", exact=True).fill((datetime.now(UTC) + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M"))
    shown.get_by_label("How", exact=True).select_option("telephone")
    expect(shown.get_by_label("Reported by")).to_have_value("Dr. Amara Okafor")
    shown.get_by_role("button", name="Keep this").click()
    expect(shown.get_by_role("link", name="Say when the report was made: a moment that has passed.")).to_be_visible()
    shown.get_by_label("When", exact=True).fill("2026-01-05T10:00")
    shown.get_by_label("Reference number").fill("R-77")
    shown.get_by_role("button", name="Keep this").click()
    report = shown.locator("[data-entry=report]")
    expect(report).to_contain_text("Reported to County office, Ms. Reyes")
    expect(report).to_contain_text("R-77")
    shown.locator("[data-hotlines]").scroll_into_view_if_needed()
    dentist.person.check("dentist-suspicion-report")
    shown.get_by_role("button", name="Close").click()
    expect(page.get_by_role("button", name="Suspected abuse…")).to_be_focused()
