"""Films whose numbers cannot be written down: each is refused or bounded, and nobody's list goes with them (THREATS T-U10)."""

from __future__ import annotations

import pathlib
from collections.abc import Callable

from playwright.sync_api import expect

from tests import canary, radiographs
from tests.journeys.conftest import House, Person
from tests.journeys.dentist import Dentist
from tests.journeys.hygienist import Hygienist
from tests.journeys.office import Office

IDA = canary.Person(name="Torres^Ida", birth_date="2015-04-27", sex="F", id="IT-1")


def test_t_u10_no_film_takes_a_list_a_page_or_the_evidence_with_it(
    house: House, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    films = [*radiographs.NO_RESCALE.values(), radiographs.NO_WINDOW]
    files = [tmp_path / f"film-{number}.dcm" for number in range(len(films))]
    for number, (path, told) in enumerate(zip(files, films, strict=True)):
        path.write_bytes(radiographs.film(told, IDA, number + 1))
    hygienist = Hygienist(person())
    hygienist.sign_in()
    hygienist.open_case("Ida", "Torres")
    hygienist.answer()
    hygienist.choose_camera()
    case_id = hygienist.page.url.split("/cases/")[1].split("/")[0]
    hygienist.add_more("periapical", "Periapical X-ray", *files)
    hygienist.verified(1)
    expect(hygienist.page.get_by_text("Cannot be used. The file is damaged.", exact=False)).to_have_count(len(radiographs.NO_RESCALE))
    hygienist.page.get_by_role("button", name="Next: Send").click()
    hygienist.page.get_by_label("Better pictures are not possible today", exact=False).check()
    hygienist.page.get_by_role("button", name="Send the case").click()
    expect(hygienist.page.get_by_text("The case is sent. You can hand the tablet on.")).to_be_visible()

    office, dentist = Office(person()), Dentist(person())
    office.sign_in()
    dentist.sign_in()
    for reader, addresses in (
        (hygienist.page, ("/api/cases", f"/api/cases/{case_id}/intake")),
        (office.page, ("/api/cases", f"/api/cases/{case_id}/office", f"/api/cases/{case_id}/history")),
        (dentist.page, ("/api/worklist", f"/api/cases/{case_id}")),
    ):
        for address in addresses:
            answer = reader.request.get(f"{house.url}{address}")
            assert (address, answer.status) == (address, 200)
            assert case_id in answer.text() or address.endswith("/history")
            assert not answer.json().get("damaged")
    office.open_case("Ida Torres")
    dentist.take("Ida Torres")
    (shown,) = [each for each in dentist.page.request.get(f"{house.url}/api/cases/{case_id}").json()["images"] if each["frame"]]
    (window,) = shown["frame"]["windows"]
    assert 0 < window["center"] < 5000
    assert 0 < window["width"] < 5000
    verified = house.verify()
    assert verified.returncode == 0, verified.stderr
