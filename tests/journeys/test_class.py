"""A class read one child after another: the next one is taken as it opens, and each is looked at, written about and signed by itself."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests import factories
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside
from tests.journeys.dentist import Dentist

WHY = "The family lives two hours from the practice."
CHILDREN = ("Alba", "Bruno", "Clara")


def test_sec_17_a_class_is_read_child_by_child_and_each_is_signed_by_itself(house: House, person: Callable[..., Person]) -> None:
    for at, given in enumerate(CHILDREN):
        files = {view: factories.camera_jpeg(1600, 1200, seed=300 + 3 * at + n) for n, view in enumerate(("front", "upper", "lower"))}
        aside(keeping.gather(house.url, files, language="es", given_name=given, family_name="Clase"))
    dentist = Dentist(person())
    dentist.sign_in()
    page = dentist.page
    expect(page.get_by_text("Clara Clase")).to_be_visible()
    for choice, value in (("type", "school_screening"), ("language", "es")):
        narrowed = page.locator(f"select[name=filter-{choice}]")
        if narrowed.count():  # where others wait as well
            narrowed.select_option(value)
    expect(page.get_by_text("Clara Clase")).to_be_visible()
    begin = page.get_by_role("button", name=re.compile(r"^Read these \d+ children one after another$"))
    total = int(re.findall(r"\d+", begin.inner_text())[0])
    assert total >= len(CHILDREN)
    dentist.person.check("dentist-class-begin")
    begin.click()
    read: list[str] = []
    for child in (1, 2):
        expect(page.get_by_text(f"Child {child} of {total}")).to_be_visible()
        expect(page.locator(".room")).to_have_attribute("data-held", "true")
        read.append(page.get_by_role("heading", level=1).inner_text())
        dentist.part("Conclusion")
        expect(page.get_by_label("Why this is reviewed without a live visit")).to_have_value(WHY if child > 1 else "")
        expect(page.get_by_label("Conclusion", exact=True)).to_have_value("")
        expect(page.get_by_label("There was no live interaction")).not_to_be_checked()
        dentist.look_at_all()
        dentist.read_history()
        dentist.find("46", "O", "caries", "Dark spot in the groove.")
        dentist.conclude("A cavity in the lower right first molar is likely.")
        dentist.advise("Soon", "Vea a un dentista en dos semanas.", "The spot looks like a cavity.")
        if child == 2:
            dentist.person.check("dentist-class")
        dentist.sign()
        expect(page.locator(".room")).to_have_attribute("data-status", re.compile("signed|communicated"))
        page.locator("body").press("x")
    expect(page.get_by_text(f"Child 3 of {total}")).to_be_visible()
    expect(page.locator(".room")).to_have_attribute("data-held", "true")
    assert len({*read, page.get_by_role("heading", level=1).inner_text()}) == 3
    page.get_by_role("button", name="Stop reading one after another").click()
    expect(page.get_by_text(f"Child 3 of {total}")).to_have_count(0)
    expect(page.locator(".room")).to_have_attribute("data-held", "true")
