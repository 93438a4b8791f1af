"""The hygienist's part on real files: HEIC, a camera photo with GPS, three kinds of DICOM; and a radiograph of somebody else."""

from __future__ import annotations

import hashlib
import io
import pathlib
from collections.abc import Callable

import numpy as np
import pydicom
import pypdf
from playwright.sync_api import expect

from tests import canary, factories
from tests.journeys.conftest import House, Person
from tests.journeys.dentist import Dentist
from tests.journeys.hygienist import Hygienist
from tests.journeys.office import Office
from tests.journeys.painters import PAINTERS

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
    dentist.page.add_init_script(PAINTERS["webgl2"])
    dentist.sign_in()
    dentist.take("Leo Torres")
    read = {each["pixel-sha256"]: each["verdict"] for each in dentist.look_at_all() if each["verdict"]}
    assert read == {stored_values(path): "verified" for name, path in files.items() if name.endswith(".dcm")}
    case = dentist.page.request.get(f"{house.url}/api/cases/{dentist.page.url.rsplit('/', 1)[-1]}").json()
    numbers = {each["number"]: each["view"] for each in case["images"]}
    addresses = [each[name] for each in case["images"] for name in ("thumb_url", "display_url") if each[name]]
    assert len(addresses) == 12
    for address in addresses:
        shown = dentist.page.request.get(address).body()
        assert [needle for needle in factories.NEEDLES if needle in shown] == []

    periapical = next(each["number"] for each in case["images"] if each["view"] == "periapical" and each["laterality"] == "R")
    assert_exact(dentist, periapical, files["periapical.dcm"], "webgl2")
    colleague = Dentist(person(), "dentist2")
    colleague.page.add_init_script(PAINTERS["canvas2d"])
    colleague.sign_in()
    colleague.page.goto(f"{house.url}/review#/cases/{case['id']}")
    assert_exact(colleague, periapical, files["periapical.dcm"], "canvas2d")

    dentist.read_history()
    dentist.show(periapical)
    dentist.find("46", "O", "caries", "A shadow under the groove.")
    dentist.conclude("Caries at 46.")
    dentist.advise("Soon", "Take Leo to a dentist within two weeks.", "The shadow looks like a cavity.")
    dentist.sign()
    dentist.page.get_by_role("link", name="Open the record (PDF)").wait_for()
    answer = dentist.page.request.get(f"{house.url}/api/cases/{case['id']}/record.pdf")
    assert answer.status == 200
    said = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.body())).pages).split())
    assert "license DH.00200001" in said
    assert f"high Picture {periapical}" in said or f"moderate Picture {periapical}" in said
    for number, view in numbers.items():
        assert f"{number}. {PRINTED[view]}" in said


PRINTED = {
    "front": "Front",
    "upper": "Upper teeth",
    "lower": "Lower teeth",
    "panoramic": "Panoramic X-ray",
    "periapical": "Periapical X-ray",
}


def assert_exact(dentist: Dentist, number: int, radiograph: pathlib.Path, painter: str) -> None:
    """IMG-07: at full pixels the screen shows exactly what the formula gives, whether or not stage and picture are odd together."""
    dataset = pydicom.dcmread(radiograph)
    center, width = float(dataset.WindowCenter), float(dataset.WindowWidth)
    shares = np.clip((dataset.pixel_array - (center - 0.5)) / (width - 1) + 0.5, 0, 1)  # PS3.3 C.11.2.1.2.1
    greys = np.floor(255 * shares + 0.5)
    rows, columns = greys.shape
    dentist.show(number)
    expect(dentist.page.locator("[data-painter]")).to_have_attribute("data-painter", painter)
    for size in ((1440, 900), (1441, 901)):
        dentist.page.set_viewport_size({"width": size[0], "height": size[1]})
        shown = dentist.full_pixels()
        differ = []
        for top in (0, 1):
            for left in (0, 1):
                y, x = (shown.shape[0] - rows) // 2 + top, (shown.shape[1] - columns) // 2 + left
                differ.append(np.abs(shown[y : y + rows, x : x + columns] - greys).max())
        assert min(differ) == 0, (size, differ)
    dentist.page.set_viewport_size({"width": 1440, "height": 900})
    dentist.page.reload()
    expect(dentist.pictures.first).to_be_visible()


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
