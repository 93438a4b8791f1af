"""What the office does at its desk."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Person

BORN = ("4", "27", "2015")


class Office:
    def __init__(self, person: Person) -> None:
        self.person, self.page = person, person.page

    def sign_in(self) -> None:
        self.person.sign_in("office")
        expect(self.page.get_by_role("heading", level=1, name="Cases")).to_be_visible()

    def invite(self, given: str, family: str, *, number: str, case_type: str, language: str = "English", state: str = "CO") -> None:
        page = self.page
        page.goto(f"{self.person.url}/office#/invite")
        page.get_by_label("First name").fill(given)
        page.get_by_label("Last name").fill(family)
        for label, value in zip(("Month", "Day", "Year"), BORN, strict=True):
            page.get_by_label(label, exact=True).fill(value)
        page.get_by_label("Mobile number").fill(number)
        page.get_by_label("State where the patient is").select_option(state)
        page.get_by_label("What is it about?").select_option(case_type)
        page.get_by_label(language, exact=True).check()
        page.get_by_role("button", name="Send the invitation").click()
        expect(page.get_by_text(f"The invitation for {given} {family} is on its way.")).to_be_visible()

    def open_case(self, patient: str) -> None:
        self.page.goto(f"{self.person.url}/office#/")
        self.page.get_by_role("link", name=patient).first.click()
        expect(self.page.get_by_role("heading", level=1, name=patient)).to_be_visible()
