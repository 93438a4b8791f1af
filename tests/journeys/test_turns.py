"""Whose turn it is: two dentists want one case; one sends it back, the patient takes the photo again, and nothing is lost."""

from __future__ import annotations

import pathlib
from collections.abc import Callable

from playwright.sync_api import expect

from tests import factories
from tests.journeys.conftest import House, Person
from tests.journeys.dentist import Dentist
from tests.journeys.office import Office
from tests.journeys.patient import Patient

NUMBER = "+15550100666"
SENTENCE = "Please hold the phone closer to the sore tooth."


def test_one_dentist_gets_the_case_and_sends_it_back(house: House, person: Callable[..., Person], tmp_path: pathlib.Path) -> None:
    office = Office(person())
    office.sign_in()
    office.invite("Nora", "Torres", number=NUMBER, case_type="emergency_screening")
    phone = Patient(person(phone=True))
    phone.open(house.link_sent_to(NUMBER))
    phone.unlock()
    phone.answer("A tooth hurts.")
    phone.choose_lens()
    photos = {}
    for seed, view in enumerate(("front", "close_up", "again"), 20):
        photos[view] = tmp_path / f"{view}.jpg"
        photos[view].write_bytes(factories.camera_jpeg(2600, 2000, 1, seed=seed))
    phone.take("front", photos["front"])
    phone.take("close_up", photos["close_up"])
    phone.received(2)
    phone.send()

    first, second = Dentist(person()), Dentist(person(), "dentist2")
    first.sign_in()
    second.sign_in()
    wanted = second.page.get_by_role("button", name="Take the case of Nora Torres")
    expect(wanted).to_be_visible()
    first.take("Nora Torres")
    wanted.click()
    expect(second.page.get_by_text("Another dentist took this case.")).to_be_visible()
    second.person.check("dentist-too-late")

    first.read_history()
    expect(first.page.locator("[data-saving=saved]")).to_be_visible()
    first.page.get_by_role("button", name="Ask for photos").click()
    dialog = first.page.get_by_role("dialog")
    dialog.get_by_label("Close-up").check()
    dialog.get_by_label("What to do better").fill(SENTENCE)
    dialog.get_by_role("button", name="Send the request").click()
    expect(dialog).to_have_count(0)

    returned = Patient(person(phone=True))
    returned.page.goto(house.link_sent_to(NUMBER, after=1))
    returned.heading("capture-door")
    returned.unlock()
    returned.page.goto(f"{house.url}/u#/photos")
    returned.heading("capture-again")
    expect(returned.page.get_by_text(SENTENCE)).to_be_visible()
    returned.person.check("patient-asked-again")
    returned.take("close_up", photos["again"])
    returned.to_check()
    returned.button("capture-send").click()
    returned.heading("capture-sent")

    second.page.goto(f"{house.url}/review#/")
    second.take("Nora Torres")
    expect(second.pictures).to_have_count(3)
    second.part("History")
    expect(second.page.get_by_label("I have read the complaint and the health history")).not_to_be_checked()
