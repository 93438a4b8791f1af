"""What the dentist does in the reading room."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
from PIL import Image
from playwright.sync_api import Locator, expect

from infra import seed
from schemas.care.record import MEANING
from tests.journeys.conftest import Person


class Dentist:
    def __init__(self, person: Person, name: str = "dentist") -> None:
        self.person, self.page, self.name = person, person.page, name

    def sign_in(self) -> None:
        self.person.sign_in(self.name)
        expect(self.page.get_by_role("heading", level=1, name="Worklist")).to_be_visible()

    def take(self, patient: str) -> None:
        self.page.get_by_role("button", name=f"Take the case of {patient}").click()
        expect(self.page.get_by_role("heading", level=1, name=patient)).to_be_visible()

    @property
    def pictures(self) -> Locator:
        return self.page.get_by_role("navigation", name="Pictures of this case").locator("[data-thumb]")

    def look_at_all(self) -> list[dict[str, str]]:
        """Look at each picture until the page counts it; answer what each one said of itself."""
        said = []
        for number in range(self.pictures.count()):
            self.pictures.nth(number).click()
            shown = self.page.locator("[data-painter]")
            expect(shown).to_have_attribute("data-image", self.pictures.nth(number).get_attribute("data-thumb") or "")
            hint = self.page.get_by_text("Not counted as looked at")
            expect(self.page.locator(".viewer[data-looked=true]").or_(hint)).to_be_visible()
            for _ in range(6):
                if not hint.is_visible():
                    break
                self.page.get_by_role("button", name="Zoom in").click()
            expect(shown).to_have_attribute("data-looked", "true")
            said.append({name: shown.get_attribute(f"data-{name}") or "" for name in ("painter", "verdict", "pixel-sha256", "window")})
        return said

    def show(self, number: int) -> None:
        """Put the picture of that number on the stage, and wait until it is there."""
        thumb = self.page.locator("[data-thumb]").filter(has=self.page.get_by_text(str(number), exact=True))
        thumb.click()
        expect(self.page.locator("[data-painter]")).to_have_attribute("data-image", thumb.get_attribute("data-thumb") or "")

    def full_pixels(self) -> npt.NDArray[np.uint8]:
        """What the canvas shows at full pixels, in greys, without what lies over it."""
        self.page.get_by_role("button", name="Full pixels").click()
        expect(self.page.locator(".viewer")).to_contain_text("Zoom 100 %")
        self.page.evaluate(
            "for (const each of document.querySelectorAll('.viewer div.words, .viewer .stage svg')) each.style.visibility = 'hidden'"
        )
        shown = Image.open(io.BytesIO(self.page.locator(".pixels canvas").screenshot()))
        return np.asarray(shown.convert("L"))

    def part(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()

    def read_history(self) -> None:
        self.part("History")
        self.page.get_by_label("I have read the complaint and the health history").check()

    def find(self, fdi: str, surface: str, observation: str, note: str) -> None:
        """Write a finding: the tooth by pointer, its surface by key, the rest by the form."""
        self.part("Findings")
        tooth = self.page.locator(f'[data-tooth="{fdi}"]')
        tooth.focus()
        tooth.press("Enter")
        tooth.press(surface)
        self.page.get_by_label("What you see").select_option(observation)
        self.page.get_by_label("Severity").select_option("moderate")
        self.page.get_by_label("Confidence").select_option("moderate")
        self.page.get_by_label("Note", exact=True).fill(note)
        self.page.get_by_role("button", name="Add the finding").click()
        expect(self.page.get_by_role("button", name="Edit the finding")).to_be_visible()

    def say_where_the_right_is(self, gap: str) -> None:
        """Follow the gap to its picture, turn the picture back, and answer for it as it is shown then."""
        page = self.page
        self.pictures.first.click()
        self.part("Sign")
        page.get_by_role("button", name=gap).click()
        question = page.get_by_role("group", name="Where is the patient’s right, as the picture is shown now?")
        expect(question.get_by_role("button", name="At the left")).to_be_focused()
        expect(page.locator('[data-said="viewing-mirrored"]')).to_be_visible()
        expect(page.locator('[data-fact="viewing-mirrored"]')).to_be_visible()
        page.get_by_role("button", name="Flip").click()
        expect(page.locator('[data-said="viewing-turned-back"]')).to_be_visible()
        expect(page.locator('[data-fact="viewing-turned-back"]')).to_be_visible()
        question.get_by_role("button", name="At the left").click()
        expect(page.get_by_text("Left and right confirmed")).to_be_visible()
        left, right = (page.locator(f'[data-side="{side}"]').bounding_box() for side in "RL")
        assert left is not None
        assert right is not None
        assert left["x"] < right["x"], "the patient's right is at the left of the picture that was turned back"

    def conclude(self, conclusion: str) -> None:
        self.part("Conclusion")
        self.page.get_by_label("Enough for this conclusion").check()
        self.page.get_by_label("Conclusion", exact=True).fill(conclusion)
        self.page.get_by_label("Why this is reviewed without a live visit").fill("The family lives two hours from the practice.")
        self.page.get_by_label("There was no live interaction").check()

    def advise(self, urgency: str, text: str, because: str) -> None:
        self.part("Advice")
        self.page.get_by_role("group", name="Add advice").get_by_role("button", name=urgency).click()
        self.page.get_by_label("Advice in plain words").fill(text)
        self.page.get_by_label("Because", exact=True).fill(because)
        self.page.get_by_label("Or: none is needed, because").fill("The office calls for the next visit.")

    def sign(self) -> None:
        self.part("Sign")
        expect(self.page.get_by_text("Nothing is missing. You can sign.")).to_be_visible()
        self.page.get_by_role("button", name="Sign", exact=True).click()
        dialog = self.page.get_by_role("dialog")
        expect(dialog.locator('[data-meaning="record"]')).to_have_text(MEANING["en"])
        expect(dialog.locator("[data-identity]")).to_contain_text("by password")
        for sealed in ("The family lives two hours from the practice.", "There was no live interaction", "I have read the complaint"):
            expect(dialog.get_by_text(sealed)).to_be_visible()
        password = dialog.get_by_label("Password")
        if password.is_visible():
            password.fill(seed.PASSWORD)
        dialog.get_by_role("button", name="Sign and send").click()
        expect(self.page.get_by_text("Signed and sealed")).to_be_visible()
