"""The hygienist's part on real files: HEIC, a camera photo with GPS, three kinds of DICOM; and a radiograph of somebody else."""

from __future__ import annotations

import hashlib
import pathlib
from collections.abc import Callable

import pydicom
from playwright.sync_api import expect

from tests import canary, factories
from tests.journeys.conftest import House, Person
from tests.journeys.dentist import Dentist
from tests.journeys.hygienist import Hygienist
from tests.journeys.office import Office

LEO = canary.Person(name="Torres^Leo", birth_date="2015-04-27", sex="F", id="LT-1")


def stored_values(radiograph: pathlib.Path) -> str:
    """The SHA-256 of what pydicom reads: the stored values as little-endian 16 bit."""
    pixels = pydicom.dcmread(radiograph).pixel_array
    return hashlib.sha256(pixels.astype("<i2" if pixels.dtype.kind == "i" else "<u2").tobytes()).hexdigest()


def test_every_stored_value_arrives_and_nothing_of_the_camera_does(
    house: House, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    made = {
        "front.heic": factories.heic(2016, 1512, 6),
        "upper.jpg": factories.camera_jpeg(2600, 2000, 8, seed=2),
        "lower.jpg": factories.camera_jpeg(2600, 2000, 3, seed=3),
        "periapical.dcm": factories.periapical(LEO),
        "panoramic.dcm": factories.panoramic(LEO),
        "inverse.dcm": factories.monochrome1(LEO),
    }
    files = {name: tmp_path / name for name in made}
    for name, content in made.items():
        files[name].write_bytes(content)
    hygienist = Hygienist(person())
    hygienist.sign_in()
    hygienist.open_case("Leo", "Torres")
    hygienist.answer()
    hygienist.choose_camera()
    hygienist.add("Front teeth", files["front.heic"])
    hygienist.add("Upper teeth", files["upper.jpg"])
    hygienist.add("Lower teeth", files["lower.jpg"])
    hygienist.add_more("panoramic", "Panoramic X-ray", files["panoramic.dcm"])
    hygienist.add_more("periapical", "Periapical X-ray", files["periapical.dcm"], files["inverse.dcm"])
    hygienist.verified(6)
    hygienist.person.check("hygienist-case")
    hygienist.send()
    hygienist.page.goto(f"{house.url}/screening#/")
    expect(hygienist.page.get_by_text("Leo Torres").first).to_be_visible()
    hygienist.person.check("hygienist-list")

    dentist = Dentist(person())
    dentist.sign_in()
    dentist.take("Leo Torres")
    read = {each["pixel-sha256"]: each["verdict"] for each in dentist.look_at_all() if each["verdict"]}
    assert read == {stored_values(path): "verified" for name, path in files.items() if name.endswith(".dcm")}
    case = dentist.page.request.get(f"{house.url}/api/cases/{dentist.page.url.rsplit('/', 1)[-1]}").json()
    addresses = [each[name] for each in case["images"] for name in ("thumb_url", "display_url") if each[name]]
    assert len(addresses) == 12
    for address in addresses:
        shown = dentist.page.request.get(address).body()
        assert [needle for needle in factories.NEEDLES if needle in shown] == []


def test_img_06_a_radiograph_of_somebody_else_is_held_for_the_office(
    house: House, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    other = tmp_path / "other.dcm"
    other.write_bytes(factories.dicom_of_another_patient())
    front = tmp_path / "front.jpg"
    front.write_bytes(factories.camera_jpeg(2600, 2000, 1, seed=4))
    hygienist = Hygienist(person())
    hygienist.sign_in()
    hygienist.open_case("Iris", "Torres")
    hygienist.answer()
    hygienist.choose_camera()
    hygienist.add("Front teeth", front)
    hygienist.add_more("periapical", "Periapical X-ray", other)
    expect(hygienist.page.get_by_text("Needs checking by the office").first).to_be_visible()

    office = Office(person())
    office.sign_in()
    office.open_case("Iris Torres")
    page = office.page
    expect(page.get_by_text("The file names another patient, birth date or sex than this case.")).to_be_visible()
    office.person.check("office-hold")
    page.get_by_label("How do you know?").fill("The sensor was still set to the child before.")
    page.get_by_role("button", name="It belongs to somebody else").click()
    expect(page.get_by_role("heading", name="This image needs checking")).to_have_count(0)
