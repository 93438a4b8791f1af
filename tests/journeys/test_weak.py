"""Photos that are too weak to judge, and a line that is slow: nobody is kept from a dentist by either (SPEC IMG-04, IMG-05, UPL-06)."""

from __future__ import annotations

import io
import json
import pathlib
import re
from collections.abc import Callable

import pypdf
from playwright.sync_api import expect

from tests import factories
from tests.journeys.conftest import House, Invite, Invited, Person
from tests.journeys.dentist import Dentist
from tests.journeys.patient import Patient

SLOW_BYTES_A_SECOND = 1_000_000
ENOUGH = "The spot on the molar is seen well enough."


def at_the_photos(invited: Invited, person: Callable[..., Person]) -> Patient:
    patient = Patient(person(phone=True))
    patient.open(invited.link)
    patient.unlock()
    patient.answer("A tooth hurts.")
    patient.choose_lens()
    return patient


def photos(folder: pathlib.Path) -> dict[str, pathlib.Path]:
    """Photos without sharpness and without light, and good ones."""
    made = {
        "blurred": factories.blurred_jpeg(),
        "dark": factories.dark_jpeg(),
        "front": factories.camera_jpeg(2600, 2000, 1, seed=31),
        "close_up": factories.camera_jpeg(2600, 2000, 1, seed=32),
    }
    for name, content in made.items():
        (folder / f"{name}.jpg").write_bytes(content)
    return {name: folder / f"{name}.jpg" for name in made}


def is_kept_back(patient: Patient, view: str, hint: str) -> None:
    """The phone says what is weak before anything is sent."""
    row = patient.page.locator(".row").filter(has=patient.page.get_by_text(patient.say("capture-state-weak"), exact=True))
    expect(row.get_by_text(patient.say(hint))).to_be_visible()
    name = patient.say(f"capture-view-{view}")
    expect(row.get_by_role("link", name=f"{patient.say('capture-weak-again')}: {name}")).to_be_visible()
    expect(row.get_by_role("button", name=f"{patient.say('capture-weak-anyway')}: {name}")).to_be_visible()


def send_anyway(patient: Patient, view: str) -> None:
    name = f"{patient.say('capture-weak-anyway')}: {patient.say(f'capture-view-{view}')}"
    patient.page.get_by_role("button", name=name, exact=True).click()


def asks_to_retake(patient: Patient, hint: str) -> None:
    expect(patient.page.get_by_text(patient.say("capture-state-retake"), exact=True).first).to_be_visible()
    expect(patient.page.get_by_text(patient.say(hint))).to_be_visible()


def can_do_no_better(patient: Patient) -> None:
    """Say so on the last page, which refuses to send before."""
    patient.to_check()
    patient.button("capture-send").click()
    expect(patient.page.get_by_role("alert").get_by_text(patient.say("capture-best-missing"))).to_be_visible()
    patient.page.get_by_label(patient.say("capture-best-yes")).check()
    patient.button("capture-send").click()
    patient.heading("capture-sent")


def is_limited(person: Callable[..., Person], patient: Patient, name: str, pictures: int) -> None:
    """The dentist gets the case, with all that was ever sent, and is told that the pictures are what they are."""
    dentist = Dentist(person())
    dentist.sign_in()
    dentist.take(name)
    expect(dentist.page.get_by_text(patient.say("review-limited"))).to_be_visible()
    expect(dentist.pictures).to_have_count(pictures)


def test_img_05_a_weak_photo_is_said_at_once_and_taken_again_or_sent_as_it_is(
    house: House, invite: Invite, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    """Said before anything is sent: one is taken again, of the other its sender can do no better. The dentist gets all three."""
    invited, made = invite("Wanda"), photos(tmp_path)
    patient = at_the_photos(invited, person)
    patient.take("front", made["blurred"])
    is_kept_back(patient, "front", "quality-blurred")
    patient.person.check("patient-weak-before-sending", whole=True)
    patient.page.reload()
    is_kept_back(patient, "front", "quality-blurred")
    send_anyway(patient, "front")
    asks_to_retake(patient, "quality-blurred")
    patient.person.check("patient-retake")
    patient.take("close_up", made["dark"])
    is_kept_back(patient, "close_up", "quality-dark")
    patient.to_check()
    patient.button("capture-weak-all").click()
    patient.page.goto(f"{house.url}/u#/photos")
    asks_to_retake(patient, "quality-dark")
    patient.take("close_up", made["close_up"])
    # The dark one is asked for no more: a better one of its view is there.
    expect(patient.page.get_by_text(patient.say("capture-state-checked"), exact=True)).to_have_count(2)
    can_do_no_better(patient)
    is_limited(person, patient, "Wanda Torres", pictures=3)


def test_img_05_the_gate_asks_once_for_what_it_found_weak(
    house: House, invite: Invite, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    """Sent before anybody judged the photos, the case comes back once for the weak one; what comes then goes on, weak or not."""
    invited, made = invite("Gus"), photos(tmp_path)
    patient = at_the_photos(invited, person)
    with house.idle("worker"):
        patient.take("front", made["front"])
        patient.take("close_up", made["dark"])
        send_anyway(patient, "close_up")
        patient.page.goto(f"{house.url}/u#/photos")
        expect(patient.page.get_by_text(patient.say("capture-state-received"), exact=True)).to_have_count(2)
        patient.send()
    again = Patient(person(phone=True))
    again.page.goto(house.link_sent_to(invited.number, after=1))
    again.heading("capture-door")
    again.unlock()
    again.page.goto(f"{house.url}/u#/photos")
    again.heading("capture-again")
    expect(again.page.get_by_text(again.say("capture-again-gate"))).to_be_visible()
    expect(again.page.get_by_role("link", name=again.say("capture-view-close_up"))).to_be_visible()
    expect(again.page.get_by_role("link", name=again.say("capture-view-front"))).to_have_count(0)
    again.person.check("patient-asked-by-the-gate")
    again.take("close_up", made["blurred"])
    send_anyway(again, "close_up")
    asks_to_retake(again, "quality-blurred")
    again.send()
    is_limited(person, again, "Gus Torres", pictures=3)
    assert sum(invited.number in str(each.get("to")) for each in house.messages()) == 2, "invited, and asked once"


def test_img_04_the_dentist_judges_a_weak_photo_otherwise_and_the_record_says_why(
    house: House, invite: Invite, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    """Sent anyway; a reason of one word is not enough and is taken out, and one in full stands in the sealed record."""
    invited, made = invite("Odo"), photos(tmp_path)
    patient = at_the_photos(invited, person)
    patient.take("front", made["blurred"])
    send_anyway(patient, "front")
    asks_to_retake(patient, "quality-blurred")
    patient.take("close_up", made["close_up"])
    expect(patient.page.get_by_text(patient.say("capture-state-checked"), exact=True)).to_be_visible()
    can_do_no_better(patient)

    dentist = Dentist(person())
    dentist.sign_in()
    dentist.take("Odo Torres")
    page = dentist.page
    dentist.look_at_all()
    dentist.show(1)
    ask = page.get_by_role("button", name="Judge the quality yourself")
    ask.press("Enter")
    reason = page.get_by_label("Why you judge the quality of this picture otherwise")
    expect(reason).to_be_focused()
    expect(page.get_by_text("no real mouth has validated these limits")).to_be_visible()
    page.keyboard.type("Enough.")
    dentist.person.check("dentist-quality")
    dentist.part("Sign")
    expect(page.locator('[data-gap="gap-quality-reason"]')).to_have_count(1)
    dentist.show(2)
    page.get_by_role("button", name="Say in at least three words").click()
    expect(reason).to_be_focused()
    page.get_by_role("button", name="Take my judgment out").press("Enter")
    expect(ask).to_be_focused()
    expect(page.locator('[data-gap="gap-quality-reason"]')).to_have_count(0)
    ask.press("Enter")
    page.keyboard.type(ENOUGH)
    dentist.read_history()
    dentist.find("46", "O", "caries", "Dark spot in the groove.")
    dentist.conclude("A cavity in the lower right first molar is likely.")
    dentist.advise("Soon", "Please see a dentist within two weeks.", "The spot looks like a cavity.")
    dentist.sign()
    expect(page.locator(".sealed").get_by_text(ENOUGH)).to_be_visible()
    record = page.get_by_role("link", name="Open the record (PDF)")
    expect(record).to_be_visible()
    pdf = pypdf.PdfReader(io.BytesIO(page.request.get(f"{house.url}{record.get_attribute('href')}").body()))
    told = json.loads(pdf.attachments["record.json"][0])
    assert {each["view"]: (each["quality"], each["quality_override"]) for each in told["gathered"]} == {
        "front": ("retake", ENOUGH),
        "close_up": ("good", None),
    }
    assert ENOUGH in " ".join(" ".join(each.extract_text() for each in pdf.pages).replace("\u200b", "").split())


def test_upl_06_how_much_of_a_photo_is_sent_is_said_on_a_slow_line(
    invite: Invite, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    patient = at_the_photos(invite("Sloane"), person)
    photo = tmp_path / "large.jpg"
    photo.write_bytes(factories.camera_jpeg(4480, 3360, 1, seed=33))
    line = patient.person.context.new_cdp_session(patient.page)
    slow = {"offline": False, "latency": 20, "downloadThroughput": -1, "uploadThroughput": SLOW_BYTES_A_SECOND}
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", slow)
    patient.take("front", photo)
    under_way = re.escape(patient.say("capture-state-sending", percent="N")).replace("N", "[1-9][0-9]?")
    expect(patient.page.get_by_text(re.compile(f"^{under_way}$"))).to_be_visible()
    patient.person.check("patient-sending")
    expect(patient.page.get_by_text(patient.say("capture-state-checked"), exact=True)).to_be_visible()
