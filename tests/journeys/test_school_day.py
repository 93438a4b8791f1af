"""A school day: from child to child without asking twice, the same child noticed, and what comes back said at the top."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests import factories
from tests.journeys.conftest import House, Person
from tests.journeys.dentist import Dentist
from tests.journeys.hygienist import Hygienist

SENTENCE = "Please pull the cheek further to the side."


def test_fld_01_the_next_child_begins_where_the_last_one_was(house: House, person: Callable[..., Person]) -> None:
    hygienist = Hygienist(person())
    hygienist.sign_in()
    hygienist.open_case("Olga", "Campos", number="303.555.0191")
    hygienist.answer()
    page = hygienist.page
    expect(page.get_by_role("heading", level=2, name="5. Pictures")).to_be_visible()
    hygienist.choose_camera()
    page.reload()
    expect(page.get_by_label("Back camera or intraoral camera")).to_be_checked()
    page.get_by_role("navigation", name="Checklist").get_by_role("link", name=re.compile("^Consent")).click()
    expect(page.get_by_text("Ana Torres consented on", exact=False)).to_be_visible()

    page.get_by_role("link", name="All my cases").click()
    page.get_by_role("link", name="Open a case for a child").click()
    expect(page.get_by_label("State where the child is now")).to_have_value("CO")
    expect(page.get_by_text("As for the child before. Check it.")).to_be_visible()
    page.get_by_role("button", name="Open the case").click()
    expect(page.get_by_role("alert").filter(has_text="Please check these")).to_be_focused()
    hygienist.person.everywhere("hygienist-new-errors")
    page.get_by_role("link", name="All my cases").click()
    hygienist.open_case("Paula", "Campos")
    expect(page.get_by_label("School", exact=True)).to_be_checked()
    expect(page.get_by_label("State where the child is now")).to_have_value("CO")
    hygienist.person.everywhere("hygienist-place")


def test_fld_02_the_same_child_opened_twice_in_a_day_is_noticed(house: House, person: Callable[..., Person]) -> None:
    hygienist = Hygienist(person())
    hygienist.sign_in()
    hygienist.open_case("Inés", "Rivera")
    page = hygienist.page
    first = page.url.split("#/cases/")[1].split("/")[0]
    page.get_by_role("link", name="All my cases").click()
    hygienist.fill_in("ines", "RIVERA")
    page.get_by_role("button", name="Open the case").click()
    expect(page.get_by_text("You opened a case for Inés Rivera today")).to_be_in_viewport()
    hygienist.person.everywhere("hygienist-twin")
    page.get_by_role("link", name="Go to the first case").click()
    expect(page.get_by_role("heading", level=1, name="Inés Rivera")).to_be_visible()
    assert first in page.url
    page.get_by_role("link", name="All my cases").click()
    hygienist.fill_in("Inés", "Rivera")
    page.get_by_role("button", name="Open the case").click()
    page.get_by_role("button", name="Open a second case anyway").click()
    expect(page.get_by_role("heading", level=1, name="Inés Rivera")).to_be_visible()
    assert first not in page.url


def test_case_05_what_a_dentist_asks_again_stands_at_the_top_of_the_case(
    house: House, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    hygienist = Hygienist(person())
    hygienist.sign_in()
    hygienist.open_case("Hugo", "Campos")
    hygienist.answer()
    hygienist.choose_camera()
    for seed, (view, label) in enumerate((("front", "Front teeth"), ("upper", "Upper teeth"), ("lower", "Lower teeth")), 50):
        photo = tmp_path / f"{view}.jpg"
        photo.write_bytes(factories.camera_jpeg(2600, 2000, 1, seed=seed))
        hygienist.add(label, photo)
    hygienist.verified(3)
    hygienist.send()
    dentist = Dentist(person())
    dentist.sign_in()
    dentist.take("Hugo Campos")
    dentist.page.get_by_role("button", name="Ask for photos").click()
    dialog = dentist.page.get_by_role("dialog")
    dialog.get_by_label("Upper teeth").check()
    dialog.get_by_label("What to do better").fill(SENTENCE)
    dialog.get_by_role("button", name="Send the request").click()
    expect(dialog).to_have_count(0)

    page = hygienist.page
    page.goto(f"{house.url}/screening#/")
    page.get_by_role("link", name="Hugo Campos", exact=False).click()
    for step in ("Place and who consents", "Reason and history", "Send"):
        page.get_by_role("navigation", name="Checklist").get_by_role("link", name=step, exact=False).click()
        asked = page.get_by_text("The dentist asks for these pictures:")
        expect(asked).to_be_visible()
        expect(page.get_by_text(SENTENCE)).to_have_count(1)
        box, heading = asked.bounding_box(), page.get_by_role("heading", level=2).first.bounding_box()
        assert box is not None
        assert heading is not None
        assert box["y"] < heading["y"]
    hygienist.person.everywhere("hygienist-asked")
    page.get_by_role("link", name="Take them now").click()
    expect(page.get_by_role("heading", level=2, name="5. Pictures")).to_be_visible()
