"""A finding with a code of the practice at a region, a phrase put in by keyboard, and advice that begins in the family's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests import factories
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside, eventually
from tests.journeys.dentist import Dentist
from tests.workers.documents.reading import text_of

EN, ES = "Brush along the gum line, gently.", "Cepille con suavidad junto a la encía."
CODED = "Gum inflammation, in places (JS-G1)"
NET = "Si el dolor o la hinchazón empeoran"


def test_adv_01_adv_03_codes_regions_phrases_and_a_safety_net_are_sealed(house: House, person: Callable[..., Person]) -> None:
    files = {view: factories.camera_jpeg(1600, 1200, seed=710 + number) for number, view in enumerate(("front", "upper", "lower"))}
    case = aside(keeping.gather(house.url, files, language="es", given_name="Marta", family_name="Palabras"))
    dentist = Dentist(person())
    page = dentist.page
    page.set_viewport_size({"width": 1280, "height": 800})
    dentist.sign_in()
    dentist.take("Marta Palabras")
    dentist.look_at_all()
    dentist.read_history()
    coded(dentist)
    dentist.conclude("Gingivitis.")
    advised(dentist)
    dentist.part("Sign")
    page.get_by_role("button", name="Sign", exact=True).click()
    for line in (CODED, "gums: gingivitis"):
        expect(page.get_by_role("dialog").get_by_text(line)).to_be_visible()
    page.keyboard.press("Escape")
    dentist.sign()

    def printed() -> str | None:
        answer = page.request.get(f"{house.url}/api/cases/{case}/record.pdf")
        return " ".join(text_of(answer.body()).split()) if answer.ok else None

    said = eventually(printed)
    assert "JS-G1" in said.replace(" ", ""), "a narrow column may break a code at its hyphen"
    for line in (NET, ES):
        assert line in said


def coded(dentist: Dentist) -> None:
    """A code of the list fits the observation, and goes with it; a region is named where no tooth is."""
    page = dentist.page
    dentist.part("Findings")
    page.get_by_label("What you see").select_option("gingivitis")
    page.get_by_label("Code", exact=True).select_option(label=CODED)
    page.get_by_label("What you see").select_option("caries")
    expect(page.get_by_label("Code", exact=True)).to_have_value("-1")
    page.get_by_label("What you see").select_option("gingivitis")
    page.get_by_label("Code", exact=True).select_option(label=CODED)
    page.get_by_label("Region").select_option(label="gums")
    page.get_by_label("Confidence").select_option("high")
    expect(page.get_by_text("Photos find about two of three decayed teeth.")).to_be_visible()
    kept(dentist)
    dentist.person.check("dentist-coded-finding")
    page.get_by_role("button", name="Add the finding").click()
    expect(page.get_by_text(CODED)).to_be_visible()


def kept(dentist: Dentist) -> None:
    """A phrase in both languages, kept, and put into the note by keys alone."""
    page, note = dentist.page, dentist.page.get_by_label("Note", exact=True)
    note.fill("Red margins.")
    page.get_by_role("button", name="Insert a phrase of yours: note").press("Enter")
    page.get_by_role("button", name="My phrases…").press("Enter")
    book = page.get_by_role("dialog")
    book.get_by_label("In English").fill("No decay.")
    expect(book.locator('[data-warning="denies-decay"]')).to_be_visible()
    book.get_by_label("In English").fill(EN)
    book.get_by_label("In Spanish").fill(ES)
    dentist.person.check("dentist-phrases")
    book.get_by_role("button", name="Keep the phrase").press("Enter")
    expect(book.get_by_text(ES)).to_be_visible()
    page.keyboard.press("Escape")
    sought = page.get_by_role("combobox", name="Type some of its words")
    sought.fill("gum GENTLY")
    expect(page.get_by_role("listbox", name="Phrases").get_by_role("option")).to_have_text(EN)
    sought.press("Enter")
    expect(note).to_be_focused()
    expect(note).to_have_value(f"Red margins. {EN}")


def advised(dentist: Dentist) -> None:
    """In the family's language, not the page's; the follow-up is proposed by the urgency, and nobody sets it but the dentist."""
    page = dentist.page
    dentist.part("Advice")
    page.get_by_role("group", name="Add advice").get_by_role("button", name="Urgent").click()
    net = page.get_by_label("When not to wait, and what to do then")
    expect(net).to_have_value(re.compile("^Si hay fiebre"))
    page.get_by_label("How urgent").select_option("soon")
    expect(page.get_by_label("Advice in plain words")).to_have_value(
        "Pida una cita con un dentista en las próximas dos semanas, para que esto se revise en persona."
    )
    assert net.input_value().startswith(NET)
    page.get_by_role("button", name="Insert a phrase of yours: advice").press("Enter")
    page.get_by_role("combobox", name="Type some of its words").press("Enter")
    assert page.get_by_label("Advice in plain words").input_value().endswith(ES)
    page.get_by_label("Because", exact=True).fill("The gums bleed.")
    today = datetime.now(UTC).astimezone(ZoneInfo("America/Denver")).date()
    expect(page.get_by_label("Follow-up on")).to_have_value("")
    page.get_by_role("button", name="Propose").click()
    assert date.fromisoformat(page.get_by_label("Follow-up on").input_value()) - today == timedelta(days=14)
    dentist.person.check("dentist-advice-begun")
