"""The main job, end to end: a photo from a phone becomes a signed D9996 record, and the patient reads the advice."""

from __future__ import annotations

import hashlib
import io
import json
import pathlib
import re
from collections.abc import Callable

import pydicom
import pypdf
from playwright.sync_api import expect

from tests import canary, factories, real_photos
from tests.journeys.conftest import House, Person
from tests.journeys.dentist import Dentist
from tests.journeys.office import Office
from tests.journeys.patient import Patient

NUMBER = "+15550100777"
MIA = canary.Person(name="Torres^Mia", birth_date="2015-04-27", sex="F", id="MT-1")


def of_mia(radiograph: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    """A real radiograph with the patient's identity in place of the one it came with."""
    dataset = pydicom.dcmread(radiograph)
    dataset.PatientName, dataset.PatientBirthDate, dataset.PatientSex = "Torres^Mia", "20150427", "F"
    written = folder / radiograph.name
    dataset.save_as(written)
    return written


def test_a_photo_from_a_phone_becomes_a_signed_record(house: House, person: Callable[..., Person], tmp_path: pathlib.Path) -> None:
    office = Office(person())
    office.sign_in()
    office.invite("Mia", "Torres", number=NUMBER, case_type="emergency_screening")
    phone = Patient(person(phone=True))
    phone.open(house.link_sent_to(NUMBER))
    phone.person.check("patient-door")
    phone.unlock()
    phone.answer("A tooth at the back hurts when she chews.")
    phone.choose_lens()
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(factories.camera_jpeg(3000, 2250, 6))
    phone.take("front", photo)
    phone.person.check("patient-photos")
    phone.take("close_up", real_photos.path(real_photos.XIAOMI))
    small = tmp_path / "small.dcm"
    small.write_bytes(factories.periapical(MIA))
    radiographs = (*(of_mia(factories.real_radiograph(name), tmp_path) for name in ("RG1_UNCI", "RG3_UNCI")), small)
    phone.add_radiograph(*radiographs)
    phone.received(5)
    phone.person.check("patient-received")
    phone.send()
    phone.person.check("patient-sent")

    dentist = Dentist(person())
    dentist.sign_in()
    dentist.person.check("dentist-worklist")
    dentist.take("Mia Torres")
    looked = dentist.look_at_all()
    dentist.person.check("dentist-reading")
    assert {each["pixel-sha256"]: each["verdict"] for each in looked if each["verdict"]} == {
        stored_values(each): "verified" for each in radiographs
    }
    dentist.read_history()
    dentist.find("46", "O", "caries", "Dark spot in the groove.")
    dentist.person.check("dentist-findings")
    dentist.conclude("A cavity in the lower right first molar is likely.")
    dentist.advise("Soon", "Please see a dentist within two weeks. Brush twice a day until then.", "The spot looks like a cavity.")
    dentist.person.check("dentist-advice")
    dentist.say_where_the_right_is("5. Other X-ray: Say where")
    dentist.person.check("dentist-sides")
    dentist.sign()
    dentist.person.check("dentist-signed")

    advice = Patient(person(phone=True))
    advice.page.goto(house.link_sent_to(NUMBER, after=1))
    advice.heading("capture-door-read")
    advice.unlock()
    advice.heading("advice-title")
    expect(advice.page.get_by_text("Please see a dentist within two weeks. Brush twice a day until then.")).to_be_visible()
    expect(advice.page.get_by_text("Dr. Amara Okafor")).to_be_visible()
    advice.person.check("patient-advice")

    office.open_case("Mia Torres")
    expect(office.page.get_by_text("Advice sent")).to_be_visible()
    office.person.check("office-case")
    office.page.goto(f"{house.url}/office#/")
    record_link = office.page.get_by_role("row", name="Mia Torres").get_by_role("link", name="Record (PDF)")
    expect(record_link).to_be_visible()
    office.person.check("office-cases")
    address = record_link.get_attribute("href")
    answer = office.page.request.get(f"{house.url}{address}")
    assert answer.status == 200
    reader = pypdf.PdfReader(io.BytesIO(answer.body()))
    (sealed,) = reader.attachments["record.json"]
    digest = dentist.page.locator("[data-digest]").inner_text().strip()
    assert hashlib.sha256(sealed).hexdigest() == digest
    record = json.loads(sealed)
    assert record["code"] == "D9996"
    assert len(record["gathered"]) == 5
    assert record["findings"][0]["tooth"] == "46"
    seen_on = next(each for each in record["gathered"] if each["image"] == record["findings"][0]["image"])
    assert (seen_on["patient_orientation"], seen_on["mirror"], seen_on["sided"]["mirror"]) == ("R\\F", "mirrored", "mirrored")
    assert seen_on["sides"] == {"kind": "edges", "right_at": "right", "side": None}
    assert (seen_on["acquired"], seen_on["clocks_differ"]) == ({"at": "1992-12-25T12:00:00", "source": "dicom"}, True)
    assert record["signature"]["identity_shown_by"] == "password"

    verified = house.verify()
    assert verified.returncode == 0, verified.stderr
    assert verified.stdout.startswith("all well")
    totals = dict(re.findall(r"(\w+) (\d+)", verified.stdout))
    assert int(totals["records"]) >= 1
    # Two photos with original, display and thumbnail, three radiographs with a frame as well, and the PDF.
    assert int(totals["objects"]) >= 2 * 3 + 3 * 4 + 1


def stored_values(radiograph: pathlib.Path) -> str:
    """The SHA-256 of what pydicom reads: the stored values as little-endian 16 bit."""
    pixels = pydicom.dcmread(radiograph).pixel_array
    return hashlib.sha256(pixels.astype("<i2" if pixels.dtype.kind == "i" else "<u2").tobytes()).hexdigest()
