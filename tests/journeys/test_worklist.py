"""The worklist shows what it is asked for, and its counts are those of the rows (SPEC QUE-01)."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests import factories
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside
from tests.journeys.dentist import Dentist

KIND = re.compile(r"(.+) \((\d+)\)")


def test_que_01_each_choice_shows_as_many_cases_as_it_says(house: House, person: Callable[..., Person]) -> None:
    photo = factories.camera_jpeg(1600, 1200)
    for given, kind in (("Wren", "school_screening"), ("Lark", "ortho_progress")):
        aside(keeping.gather(house.url, {"front": photo}, kind=kind, given_name=given))
    dentist = Dentist(person())
    dentist.sign_in()
    page, rows = dentist.page, dentist.page.locator("article[data-case]")
    kinds = page.get_by_label("Kind")
    for kind in ("All", "School screening", "Braces or aligner check"):  # the page fills after its heading stands
        expect(kinds.locator("option", has_text=re.compile(rf"^\s*{kind} \(\d+\)"))).to_have_count(1)
    choices = [match.groups() for each in kinds.locator("option").all_inner_texts() if (match := KIND.fullmatch(each.strip()))]
    everything = int(choices[0][1])
    expect(rows).to_have_count(everything)
    for name, count in choices[1:]:
        kinds.select_option(label=f"{name} ({count})")
        expect(rows).to_have_count(int(count))
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"{count} of {everything} cases")
        expect(rows.get_by_text(name, exact=True)).to_have_count(int(count))
    dentist.person.check("dentist-worklist-narrowed")
    page.get_by_role("button", name="Show all cases").click()
    expect(rows).to_have_count(everything)
    dentist.person.everywhere("dentist-worklist")


def test_que_01_new_work_appears_by_itself(house: House, person: Callable[..., Person]) -> None:
    """Told, not asked for: this page's clock never strikes."""
    dentist = Dentist(person())
    dentist.page.add_init_script("window.setInterval = () => 0")
    with dentist.page.expect_request("**/api/worklist/news**"):
        dentist.sign_in()
    aside(keeping.gather(house.url, {"front": factories.camera_jpeg(1600, 1200)}, given_name="Heron"))
    expect(dentist.page.get_by_role("button", name="Take the case of Heron Canary")).to_be_visible()
