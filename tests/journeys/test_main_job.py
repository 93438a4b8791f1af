"""The main job, end to end: a photo from a phone becomes a signed D9996 record, and the patient reads the advice.

In a house of its own, so that `mesial verify` can be asked for exactly what this journey made; at its end the house is broken.
"""

from __future__ import annotations

import hashlib
import io
import json
import pathlib
import re
from collections.abc import Callable, Iterator
from typing import Any

import pydicom
import pypdf
import pytest
from playwright.sync_api import Page, expect

from infra import seed
from tests import canary, factories, radiographs, real_photos, traces
from tests.infra.house import mesial
from tests.journeys.conftest import House, Person, aside, eventually, opened
from tests.journeys.dentist import Dentist
from tests.journeys.office import Office
from tests.journeys.patient import Patient
from tests.packets import apart

NUMBER = "+15550100777"
MIA = canary.Person(name="Torres^Mia", birth_date="2015-04-27", sex="F", id="MT-1")
PHOTOS, RADIOGRAPHS = 3, 3


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    """A house of its own: what it holds in the end is what this journey made."""
    with opened() as house:
        yield house


def of_mia(radiograph: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    """A real radiograph with the patient's identity in place of the one it came with."""
    dataset = pydicom.dcmread(radiograph)
    dataset.PatientName, dataset.PatientBirthDate, dataset.PatientSex = "Torres^Mia", "20150427", "F"
    written = folder / radiograph.name
    dataset.save_as(written)
    return written


def test_a_photo_from_a_phone_becomes_a_signed_record(house: House, person: Callable[..., Person], tmp_path: pathlib.Path) -> None:
    empty = house.verify()
    assert (empty.returncode, totals_of(empty.stdout)["organizations"]) == (1, 1)
    assert empty.stdout.startswith("nothing to verify")

    office = Office(person())
    office.sign_in()
    office.invite("Mia", "Torres", number=NUMBER, case_type="emergency_screening")
    phone = Patient(person(phone=True))
    phone.open(house.link_sent_to(NUMBER))
    phone.person.check("patient-door")
    phone.unlock()
    phone.answer("A tooth at the back hurts when she chews.")
    phone.choose_lens()
    photos = {
        "front": tmp_path / "photo.jpg",
        "close_up": real_photos.path(real_photos.SONY),
        "left": real_photos.path(real_photos.IPHONE),
    }
    photos["front"].write_bytes(factories.camera_jpeg(3000, 2250, 6))
    phone.take("front", photos["front"])
    phone.person.check("patient-photos")
    phone.take("close_up", photos["close_up"])
    phone.take("left", photos["left"])
    phone.page.get_by_role("button", name=phone.say("capture-weak-anyway")).click()
    drawn = tmp_path / "drawn.dcm"
    drawn.write_bytes(radiographs.bitewing(MIA))
    films = (*(of_mia(factories.real_radiograph(name), tmp_path) for name in ("RG1_UNCI", "RG3_UNCI")), drawn)
    phone.add_radiograph(*films)
    phone.received(PHOTOS + RADIOGRAPHS - 1)  # the third photo is of a wall, and out of focus
    expect(phone.page.get_by_text(phone.say("capture-state-retake"), exact=True)).to_have_count(1)
    phone.person.check("patient-received")
    phone.send()
    phone.person.check("patient-sent")

    dentist = Dentist(person())
    dentist.sign_in()
    dentist.person.check("dentist-worklist")
    dentist.take("Mia Torres")
    gaps = dentist.gaps()
    unseen = gaps.count("gap-not-looked")
    assert PHOTOS + RADIOGRAPHS - unseen <= 1, "the first is on the screen, and may have been there for a second"
    looked = dentist.look_at_all()
    dentist.show(next(at for at, each in enumerate(looked, 1) if each["pixel-sha256"] == stored_values(drawn)))
    dentist.person.check("dentist-reading")
    assert {each["pixel-sha256"]: each["verdict"] for each in looked if each["verdict"]} == {
        stored_values(each): "verified" for each in films
    }
    gaps = dentist.closes(*["gap-not-looked"] * unseen, of=gaps)
    dentist.read_history()
    gaps = dentist.closes("gap-history-unread", of=gaps)
    # Its rows run to the patient's right: mirrored, so that a finding at a tooth rests on what the dentist says of it.
    number = next(at for at, each in enumerate(looked, 1) if each["pixel-sha256"] == stored_values(films[1]))
    dentist.show(number)
    dentist.find("46", "O", "caries", "Dark spot in the groove.")
    dentist.person.check("dentist-findings")
    gaps = dentist.closes("gap-findings", of=[*gaps, "gap-side"])
    dentist.conclude("A cavity in the lower right first molar is likely.")
    gaps = dentist.closes("gap-sufficiency", "gap-conclusion", "gap-reason-async", "gap-live", of=gaps)
    dentist.advise("Soon", "Please see a dentist within two weeks. Brush twice a day until then.", "The spot looks like a cavity.")
    dentist.person.check("dentist-advice")
    gaps = dentist.closes("gap-advice", "gap-follow-up", of=gaps)
    dentist.say_where_the_right_is(f"{number}. Other X-ray: Say where")
    dentist.person.check("dentist-sides")
    assert dentist.closes("gap-side", of=gaps) == []
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
    case = office.page.url.rsplit("/", 1)[-1]
    office.page.goto(f"{house.url}/office#/")
    record_link = office.page.get_by_role("listitem").filter(has_text="Mia Torres").get_by_role("link", name="Record (PDF)")
    expect(record_link).to_be_visible()
    office.person.check("office-cases")
    address = record_link.get_attribute("href")
    answer = office.page.request.get(f"{house.url}{address}")
    assert answer.status == 200
    record = sealed_in(answer.body())
    digest = dentist.page.locator("[data-digest]").inner_text().strip()
    assert hashlib.sha256(record).hexdigest() == digest
    told = json.loads(record)
    assert told["code"] == "D9996"
    assert len(told["gathered"]) == PHOTOS + RADIOGRAPHS
    assert told["findings"][0]["tooth"] == "46"
    seen_on = next(each for each in told["gathered"] if each["image"] == told["findings"][0]["image"])
    assert (seen_on["patient_orientation"], seen_on["mirror"], seen_on["sided"]["mirror"]) == ("R\\F", "mirrored", "mirrored")
    assert seen_on["sides"] == {"kind": "edges", "right_at": "right", "side": None}
    assert (seen_on["acquired"], seen_on["clocks_differ"]) == ({"at": "1992-12-25T12:00:00", "source": "dicom"}, True)
    assert told["signature"]["identity_shown_by"] == "password"
    nothing_of_the_camera_is_left(dentist, case, [path.read_bytes() for path in photos.values()], answer.body())

    lines = history_at_rest(office, case)
    printed = [each["act"] for each in lines].count("keep_record")
    assert printed >= 2, "once when it was signed, and anew when the patient was told"
    assert [each["act"] for each in lines].count("keep_letter") == 1
    verified = house.verify()
    assert (verified.returncode, verified.stderr) == (0, "")
    assert verified.stdout.startswith("all well")
    made = {
        "organizations": 1,
        "cases": 1,
        "forgotten": 0,
        "lines": len(lines),
        "records": 1,
        # Each photo has original, display and thumbnail, each radiograph a frame as well; and there are the PDFs and the letter.
        "objects": PHOTOS * 3 + RADIOGRAPHS * 4 + printed + 1,
    }
    assert made.items() <= totals_of(verified.stdout).items()
    the_packet_verifies_elsewhere(office, dentist, case, [*photos.values(), *films], tmp_path)

    broken_at = len(lines) // 2
    change_history(house, case, broken_at)
    named = house.verify()
    assert named.returncode == 1
    assert "all well" not in named.stdout
    assert case in named.stderr
    assert re.search(rf"\b{broken_at}\b", named.stderr)
    assert "Traceback" not in named.stderr


def the_packet_verifies_elsewhere(office: Office, dentist: Dentist, case: str, sent: list[pathlib.Path], folder: pathlib.Path) -> None:
    """D96-12: downloaded by the office and by the dentist it is the same file, and whoever has nothing but it can verify it."""
    office.open_case("Mia Torres")
    packet = folder / "packet.zip"
    packet.write_bytes(downloaded(office.page))
    expect(dentist.page.get_by_role("link", name="Audit packet (ZIP)")).to_be_visible()
    dentist.person.check("dentist-packet")
    assert downloaded(dentist.page) == packet.read_bytes()
    done = mesial("verify", str(packet))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"records 1, named 1, readable 1, originals {len(sent)}, withheld 0, opinions 0, case {case}, head " in done.stdout
    _, files = apart(packet.read_bytes())
    assert {content for name, content in files if name.startswith("originals/")} == {each.read_bytes() for each in sent}
    damaged = bytearray(packet.read_bytes())
    damaged[damaged.index(files[-1][1]) + 500] ^= 1
    packet.write_bytes(damaged)
    done = mesial("verify", str(packet))
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"Broken: {files[-1][0]}: its bytes are not what its digest says.\n")
    done = mesial("verify", str(folder / "nowhere.zip"))
    assert (done.returncode, done.stderr) == (
        1,
        f"Nothing was verified: {folder}/nowhere.zip cannot be read (No such file or directory).\n",
    )


def downloaded(page: Page) -> bytes:
    """What the page's link to the audit packet brings."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Audit packet (ZIP)").click()
    assert re.fullmatch(r"packet-[0-9a-f-]{36}\.zip", download.value.suggested_filename)
    return download.value.path().read_bytes()


def history_at_rest(office: Office, case: str) -> list[dict[str, Any]]:
    """The history, once nothing was added to it for a second: whatever follows from the telling is done."""
    seen: list[dict[str, Any]] = []

    def at_rest() -> list[dict[str, Any]] | None:
        nonlocal seen
        before, seen = seen, office.page.request.get(f"{office.person.url}/api/cases/{case}/history").json()["lines"]
        office.page.wait_for_timeout(1000)
        return seen if before == seen else None

    return eventually(at_rest)


def totals_of(line: str) -> dict[str, int]:
    """The totals by their names; there may be more of them than anybody here counts."""
    return {name: int(number) for name, number in re.findall(r"(\w+) (\d+)", line)}


def sealed_in(pdf: bytes) -> bytes:
    (sealed,) = pypdf.PdfReader(io.BytesIO(pdf)).attachments["record.json"]
    return sealed


def nothing_of_the_camera_is_left(dentist: Dentist, case: str, photos: list[bytes], pdf: bytes) -> None:
    """No place, no camera, no serial number and no time of a photograph stands in anything that was made of it (THREATS T-U11)."""
    left = frozenset[bytes]().union(*map(traces.traces_of, photos), factories.NEEDLES)
    assert any(map(traces.has_place, photos))
    browser = dentist.page.request
    shown = browser.get(f"{dentist.person.url}/api/cases/{case}").json()["images"]
    made = [each[f"{kind}_url"] for each in shown for kind in ("thumb", "display", "frame") if each[f"{kind}_url"]]
    assert len(made) == 2 * (PHOTOS + RADIOGRAPHS) + RADIOGRAPHS
    for address in made:
        content = browser.get(address).body()
        assert traces.left_in(content, left) == []
        if content[:2] == b"\xff\xd8":
            assert traces.segments(content) == ["APP0"]
    pictures = [picture for page in pypdf.PdfReader(io.BytesIO(pdf)).pages for picture in page.images]
    assert len(pictures) >= PHOTOS + RADIOGRAPHS
    for picture in pictures:
        assert picture.indirect_reference is not None
        content = picture.indirect_reference.get_object().get_data()  # type: ignore[union-attr]
        assert traces.left_in(content, left) == []
        if content[:2] == b"\xff\xd8":
            assert set(traces.segments(content)) <= {"APP0"}
    assert traces.left_in(pdf, left) == []


def change_history(house: House, case: str, sequence: int) -> None:
    """A line of the history says that somebody else did it."""

    async def change() -> None:
        await house.change("ALTER TABLE history DISABLE TRIGGER USER")
        changed = await house.change(
            "UPDATE history SET actor_id = $3 WHERE case_id = $1::uuid AND sequence = $2", case, sequence, seed.person_id("dentist2")
        )
        await house.change("ALTER TABLE history ENABLE TRIGGER USER")
        assert changed == "UPDATE 1"

    aside(change())


def stored_values(radiograph: pathlib.Path) -> str:
    """The SHA-256 of what pydicom reads: the stored values as little-endian 16 bit."""
    pixels = pydicom.dcmread(radiograph).pixel_array
    return hashlib.sha256(pixels.astype("<i2" if pixels.dtype.kind == "i" else "<u2").tobytes()).hexdigest()
