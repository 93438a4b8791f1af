"""What a patient or parent does on the phone, in either language: every label is looked up by its message, as the page does it."""

from __future__ import annotations

import pathlib

from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Person
from tests.journeys.eyes import EYES
from workers.words import words

BORN = "2015-04-27"


class Patient:
    """A person with a link, going through the page step by step."""

    def __init__(self, person: Person, language: str = "en") -> None:
        self.person, self.page, self.language = person, person.page, language

    def say(self, message: str, **values: object) -> str:
        return words("es" if self.language == "es" else "en").say(message, **values)

    def heading(self, message: str, **values: object) -> None:
        """Wait for a page by its heading, and look at it: an English one in both languages."""
        expect(self.page.get_by_role("heading", level=1, name=self.say(message, **values), exact=True)).to_be_visible()
        EYES.look(self.page)
        EYES.has_turned(self.page, message, self.language)

    def button(self, message: str) -> Locator:
        return self.page.get_by_role("button", name=self.say(message), exact=True)

    def choose(self, message: str) -> None:
        self.page.get_by_label(self.say(message), exact=True).check()

    def go_on(self) -> None:
        self.button("shell-continue").click()

    def open(self, link: str) -> None:
        self.page.goto(link)
        self.heading("capture-door")

    def unlock(self, born: str = BORN) -> None:
        year, month, day = born.split("-")
        for label, value in (("shell-month", month), ("shell-day", day), ("shell-year", year)):
            self.page.get_by_label(self.say(label), exact=True).fill(value.lstrip("0"))
        self.go_on()

    def place(self, state: str) -> None:
        """Who is answering, and where: a parent at home, in that state."""
        self.heading("capture-who")
        self.page.get_by_label(self.say("capture-who-parent")).check()
        self.page.get_by_label(self.say("capture-name")).fill("Ana Torres")
        self.go_on()
        self.heading("capture-place")
        self.page.get_by_label(self.say("capture-state"), exact=True).select_option(state)
        self.page.get_by_label(self.say("capture-setting-home")).check()
        self.go_on()

    def answer(self, complaint: str, *, state: str = "CO") -> None:
        """Everything up to the photos, as a parent at home without an emergency."""
        self.place(state)
        self.heading("emergency-ask")
        self.page.get_by_label(self.say("emergency-none")).check()
        self.go_on()
        self.consent()
        self.describe(complaint)

    def consent(self) -> None:
        self.heading("capture-consent")
        self.page.get_by_label(self.say("capture-sign")).fill("Ana Torres")
        self.button("capture-agree").click()

    def describe(self, complaint: str) -> None:
        self.heading("capture-complaint")
        self.page.get_by_label(self.say("capture-words")).fill(complaint)
        self.page.get_by_label(self.say("capture-since")).fill("domingo" if self.language == "es" else "Sunday")
        self.go_on()
        self.heading("capture-where")
        self.page.get_by_label(self.say("capture-side-right"), exact=True).check()
        self.page.get_by_label("6", exact=True).check()
        self.go_on()
        self.heading("capture-history")
        self.page.get_by_label(self.say("capture-condition-none")).check()
        self.go_on()

    def choose_lens(self) -> None:
        self.heading("capture-lens")
        self.page.get_by_label(self.say("capture-lens-rear")).check()
        self.go_on()
        self.heading("capture-photos")

    def take(self, view: str, *files: pathlib.Path) -> None:
        """Choose files for a view on its own page."""
        self.page.goto(f"{self.page.url.split('#')[0]}#/shoot/{view}")
        self.heading(f"capture-view-{view}")
        self.page.get_by_label(self.say("capture-file")).set_input_files(list(files))

    def add_radiograph(self, *files: pathlib.Path) -> None:
        """Add X-ray files by the page for more pictures."""
        self.page.goto(f"{self.page.url.split('#')[0]}#/more")
        self.heading("capture-more-what")
        self.page.get_by_role("link", name=self.say("capture-more-radiograph")).click()
        self.page.get_by_label(self.say("capture-file")).set_input_files(list(files))

    def to_check(self) -> None:
        self.page.goto(f"{self.page.url.split('#')[0]}#/check")
        self.heading("capture-check")

    def received(self, count: int) -> None:
        """Wait until that many pictures are said to be received, by the server's word."""
        self.page.goto(f"{self.page.url.split('#')[0]}#/photos")
        self.heading("capture-photos")
        expect(self.page.get_by_text(self.say("capture-state-checked"), exact=True)).to_have_count(count)

    def send(self) -> None:
        self.to_check()
        self.button("capture-send").click()
        self.heading("capture-sent")
