"""One film, exported for two children: the second is held, and the office is led from one case to the other (SPEC IMG-06, T-U15)."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests import canary, radiographs
from tests.journeys.conftest import House, Person
from tests.journeys.hygienist import Hygienist
from tests.journeys.office import Office

NOBODY = canary.Person(name="Anonymous", birth_date="", sex="", id="P-1701")


def test_img_06_the_same_film_for_another_child_is_held_and_leads_to_the_first(
    house: House, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    film = tmp_path / "film.dcm"
    film.write_bytes(radiographs.periapical(NOBODY, seed=1701))
    hygienist = Hygienist(person())
    hygienist.sign_in()
    for given in ("Vera", "Wilma"):
        hygienist.page.goto(f"{house.url}/screening#/")
        hygienist.open_case(given, "Prado")
        hygienist.answer()
        hygienist.choose_camera()
        hygienist.add_more("periapical", "Periapical X-ray", film)
        state = "Needs checking by the office" if given == "Wilma" else "Ready"
        expect(hygienist.page.get_by_text(state).first).to_be_visible()

    office = Office(person())
    office.sign_in()
    office.open_case("Wilma Prado")
    page = office.page
    held = page.get_by_role("region", name=re.compile("This image needs checking"))
    expect(held).to_contain_text("The same X-ray was sent for another patient as well.")
    expect(held.get_by_role("row", name=re.compile("Patient number.*P-1701"))).to_be_visible()
    office.person.everywhere("office-held-other-case")
    held.get_by_role("link", name="The other case with this X-ray").click()
    expect(page.get_by_role("heading", level=1, name="Vera Prado")).to_be_visible()
