"""What the hygienist does beside the child."""

from __future__ import annotations

import pathlib

from playwright.sync_api import expect

from tests.journeys.conftest import Person


class Hygienist:
    def __init__(self, person: Person) -> None:
        self.person, self.page = person, person.page

    def sign_in(self) -> None:
        self.person.sign_in("hygienist")
        expect(self.page.get_by_role("heading", level=1, name="My cases")).to_be_visible()

    def open_case(self, given: str, family: str, *, number: str | None = None) -> None:
        self.fill_in(given, family, number=number)
        self.page.get_by_role("button", name="Open the case").click()
        expect(self.page.get_by_role("heading", level=1, name=f"{given} {family}")).to_be_visible()

    def fill_in(self, given: str, family: str, *, number: str | None = None) -> None:
        """The form of a new case; without a number, the guardian has neither phone nor e-mail."""
        page = self.page
        page.get_by_role("link", name="Open a case for a child").click()
        page.get_by_label("First name").fill(given)
        page.get_by_label("Last name").fill(family)
        for label, value in (("Month", "4"), ("Day", "27"), ("Year", "2015")):
            page.get_by_label(label, exact=True).fill(value)
        page.get_by_label("Female", exact=True).check()
        page.get_by_label("State where the child is now").select_option("CO")
        page.get_by_role("radio", name="English").check()
        if number is None:
            page.get_by_label("No phone or e-mail").check()
        else:
            page.get_by_label("Mobile number").fill(number)

    def answer(self) -> None:
        """Place, emergency, consent on paper, reason and history."""
        page = self.page
        page.get_by_label("School", exact=True).check()
        page.get_by_label("A parent", exact=True).check()
        page.get_by_label("Full name of that person").fill("Ana Torres")
        self.save()
        page.get_by_label("None of these").check()
        self.save()
        page.get_by_label("On paper, with exactly this text").check()
        page.get_by_role("button", name="Consent was given").click()
        page.get_by_label("Chief complaint or reason").fill("School screening, no complaint.")
        page.get_by_label("Unsure, or no complaint").check()
        page.get_by_label("Pain now").select_option("0")
        page.get_by_label("None of these").check()
        self.save()

    def save(self) -> None:
        self.page.get_by_role("button", name="Save and go on").click()

    def choose_camera(self) -> None:
        self.page.get_by_label("Back camera or intraoral camera").check()

    def add(self, view: str, *files: pathlib.Path) -> None:
        """Files into the slot of a wanted view."""
        self.page.get_by_label(f"Choose files: {view}", exact=True).first.set_input_files(list(files))

    def add_more(self, kind: str, view: str, *files: pathlib.Path) -> None:
        """Files of a view that nobody asked for."""
        self.page.get_by_label("What do they show?").select_option(kind)
        self.add(view, *files)

    def verified(self, count: int) -> None:
        expect(self.page.get_by_text(f"{count} verified by the server", exact=False).first).to_be_visible()

    def send(self) -> None:
        self.page.get_by_role("button", name="Next: Send").click()
        self.page.get_by_role("button", name="Send the case").click()
        expect(self.page.get_by_text("The case is sent. You can hand the tablet on.")).to_be_visible()
