"""A tab that dies right after photos were chosen: every one of them is on the device already, for patient and hygienist (SPEC UPL-06)."""

from __future__ import annotations

import pathlib
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests import factories
from tests.journeys.conftest import House, Person
from tests.journeys.devices import Device, kill
from tests.journeys.devices import device as device
from tests.journeys.hygienist import Hygienist
from tests.journeys.office import Office
from tests.journeys.patient import Patient

PHOTOS = 6
SLOWER = 6
"""Times: a cheap phone of five years ago."""
KEPT_SECONDS = 90
"""Six photos of 12 megapixels, kept for good or sent, on a machine that tests much else at the same time."""

NEVER_HASHED = "crypto.subtle.digest = () => new Promise(() => undefined);"
"""The tab dies before the first digest is done, however fast the machine is."""


@pytest.fixture
def photos(tmp_path: pathlib.Path) -> list[pathlib.Path]:
    """Large enough that keeping them takes a moment."""
    made = [tmp_path / f"photo-{number}.jpg" for number in range(PHOTOS)]
    for number, path in enumerate(made):
        path.write_bytes(factories.camera_jpeg(4032, 3024, 1, seed=40 + number))
    return made


def slow_down(context: BrowserContext, page: Page) -> None:
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def test_upl_06_a_patients_photos_outlive_the_tab(
    house: House, person: Callable[..., Person], device: Device, photos: list[pathlib.Path], tmp_path: pathlib.Path
) -> None:
    office = Office(person())
    office.sign_in()
    office.invite("Mia", "Torres", number="+15550100977", case_type="emergency_screening")
    link = house.link_sent_to("+15550100977")
    context = device()
    context.add_init_script(NEVER_HASHED)
    page = context.new_page()
    patient = Patient(Person(context, page, house.url))
    patient.open(link)
    patient.unlock()
    patient.answer("A tooth hurts.")
    patient.choose_lens()
    slow_down(context, page)
    patient.take("front", *photos)
    expect(page.locator(".row")).to_have_count(PHOTOS)
    expect(page.get_by_text(patient.say("capture-state-reading"))).to_have_count(0, timeout=KEPT_SECONDS * 1000)
    kill(context, tmp_path / "profile")

    context = device()
    patient = Patient(Person(context, context.new_page(), house.url))
    patient.open(link)
    patient.unlock()
    patient.page.goto(f"{house.url}/u#/photos")
    patient.heading("capture-photos")
    expect(patient.page.get_by_text(patient.say("capture-state-checked"), exact=True)).to_have_count(PHOTOS, timeout=KEPT_SECONDS * 1000)


def test_upl_06_a_hygienists_photos_outlive_the_tab(
    house: House, device: Device, photos: list[pathlib.Path], tmp_path: pathlib.Path
) -> None:
    context = device(1280)
    context.add_init_script(NEVER_HASHED)
    page = context.new_page()
    hygienist = Hygienist(Person(context, page, house.url))
    hygienist.sign_in()
    hygienist.open_case("Lia", "Torres")
    hygienist.answer()
    hygienist.choose_camera()
    case = page.url
    slow_down(context, page)
    hygienist.add("Front teeth", *photos)
    expect(page.get_by_text(f"{PHOTOS} on this device", exact=False).first).to_be_visible()
    expect(page.get_by_text("being read", exact=False)).to_have_count(0, timeout=KEPT_SECONDS * 1000)
    kill(context, tmp_path / "profile")

    context = device(1280)
    hygienist = Hygienist(Person(context, context.new_page(), house.url))
    hygienist.sign_in()
    hygienist.page.goto(case)
    verified = hygienist.page.get_by_text(f"{PHOTOS} verified by the server", exact=False).first
    expect(verified).to_be_visible(timeout=KEPT_SECONDS * 1000)
