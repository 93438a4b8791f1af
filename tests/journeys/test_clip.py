"""A patient sends a video, a letter and a scan: the dentist steps through the one, reads the other, is told of the third, and signs."""

from __future__ import annotations

import io
import json
import pathlib
import re
from collections.abc import Callable

import pypdf
from playwright.sync_api import expect

from tests import clips, factories
from tests.journeys.conftest import Invite, Person
from tests.journeys.dentist import Dentist
from tests.journeys.office import Office
from tests.journeys.patient import Patient


def test_upl_07_a_video_a_letter_and_a_scan_reach_the_record(person: Callable[..., Person], invite: Invite, tmp_path: pathlib.Path) -> None:
    invited = invite("Clara", case_type="emergency_screening")
    files = {
        "front.jpg": factories.camera_jpeg(2600, 2000, 1, seed=41),
        "chewing.mov": clips.by_ffmpeg(*clips.H264, "-s", "1440x1080", suffix=".mov", count=90),
        "long.mp4": clips.by_opencv("mp4v", count=280, width=352, height=288, rate=4),
        "referral.pdf": clips.letter("= To the dentist\nPlease look at tooth 30.", "Yours, Dr. Lee"),
        "upper.stl": clips.stl(),
    }
    paths = {name: tmp_path / name for name in files}
    for name, content in files.items():
        paths[name].write_bytes(content)

    phone = Patient(person(phone=True))
    phone.open(invited.link)
    phone.unlock()
    phone.answer("It clicks when she chews.")
    phone.choose_lens()
    phone.take("front", paths["front.jpg"])
    phone.take("close_up", paths["chewing.mov"])
    phone.take("close_up", paths["long.mp4"])
    expect(phone.page.get_by_text(phone.say("unreadable-too_long"))).to_be_visible()
    phone.person.check("patient-video")
    phone.page.goto(f"{phone.page.url.split('#')[0]}#/more")
    phone.page.get_by_role("link", name=phone.say("capture-more-document")).click()
    expect(phone.page.get_by_text(phone.say("capture-how-document"))).to_be_visible()
    phone.page.get_by_label(phone.say("capture-file")).set_input_files([paths["referral.pdf"], paths["upper.stl"]])
    phone.received(3)
    expect(phone.page.get_by_text(phone.say("capture-state-attached"), exact=True)).to_be_visible()
    expect(phone.page.get_by_text(phone.say("capture-state-attached-why"))).to_be_visible()
    phone.person.check("patient-attached")
    phone.send()

    dentist = Dentist(person())
    dentist.sign_in()
    dentist.take("Clara Torres")
    page = dentist.page
    looked = dentist.pictures.filter(has_not_text="kept, not shown")
    assert (dentist.pictures.count(), looked.count()) == (4, 3)

    dentist.pictures.filter(has_text="video, 3 s, 12 frames").click()
    expect(page.get_by_text(re.compile(r"^This is frame \d+, at [\d.]+ s\. Marks are drawn on it\.$"))).to_be_visible()
    page.get_by_role("button", name="All 12 frames").click()
    player = page.locator(".player")
    status = player.get_by_role("status")
    expect(status).to_have_text("Frame 1 of 12 · 0 s of 3 s · 12 of the 90 frames that were taken")
    first = player.locator("img").get_attribute("src")
    page.get_by_role("button", name="Next frame").click()
    expect(status).to_contain_text("Frame 2 of 12")
    assert player.locator("img").get_attribute("src") != first
    page.keyboard.press(",")
    expect(status).to_contain_text("Frame 1 of 12")
    slider = page.get_by_role("slider", name="Frame")
    slider.press("End")
    expect(status).to_contain_text("Frame 12 of 12 · 2.8 s of 3 s")
    page.keyboard.press("p")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(status).to_contain_text("Frame 12 of 12")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    dentist.person.check("dentist-clip")
    page.get_by_role("button", name="Play").focus()
    page.keyboard.press("b")
    expect(player).to_have_count(0)
    expect(page.locator(".viewer .stage.draw")).to_be_visible()
    page.keyboard.press("b")

    dentist.pictures.filter(has_text="letter, 2 pages").click()
    page.get_by_role("button", name="All 2 pages and their words").click()
    expect(status).to_have_text("Page 1 of 2")
    expect(player.get_by_text("Please look at tooth 30.")).to_be_visible()
    dentist.person.check("dentist-letter")
    page.get_by_role("button", name="Next page").click()
    expect(status).to_have_text("Page 2 of 2")
    expect(player.get_by_text("Yours, Dr. Lee")).to_be_visible()
    page.set_viewport_size({"width": 375, "height": 740})
    dentist.person.check("dentist-letter-small")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="First page").click()

    dentist.pictures.filter(has_text="kept, not shown").click()
    expect(page.get_by_role("heading", name="This file is kept and not shown here")).to_be_visible()
    dentist.person.check("dentist-attached")

    for number in range(looked.count()):
        looked.nth(number).click()
        shown = page.locator("[data-painter]")
        expect(shown).to_have_attribute("data-image", looked.nth(number).get_attribute("data-thumb") or "")
        hint = page.get_by_text("Not counted as looked at")
        expect(page.locator(".viewer[data-looked=true]").or_(hint)).to_be_visible()
        for _ in range(6):
            if hint.is_visible():
                page.get_by_role("button", name="Zoom in").click()
        expect(shown).to_have_attribute("data-looked", "true")
    dentist.read_history()
    dentist.part("Findings")
    page.get_by_label("No abnormality seen").check()
    dentist.conclude("The jaw moves evenly on the video.")
    dentist.advise("Routine", "Nothing has to be done now.", "The video shows an even movement.")
    dentist.sign()

    office = Office(person())
    office.sign_in()
    office.open_case("Clara Torres")
    for words in ("Video, 3 s, 12 of 90 frames shown", "Letter, 2 pages", "3D scan. It is kept as it came"):
        expect(office.page.get_by_text(words)).to_be_visible()
    office.person.check("office-attached")
    office.page.goto(f"{office.person.url}/office#/")
    link = office.page.get_by_role("listitem").filter(has_text="Clara Torres").get_by_role("link", name="Record (PDF)")
    pdf = office.page.request.get(f"{office.person.url}{link.get_attribute('href')}").body()
    record = pypdf.PdfReader(io.BytesIO(pdf))
    said = re.sub(r"\s+", " ", " ".join(each.extract_text() for each in record.pages))
    for words in (
        "Video, 3 s, 12 of 90 frames to be seen one by one",
        "Letter, 2 pages",
        "not shown to the dentist",
    ):
        assert words in said.replace("\u200b", "")
    told = json.loads(record.attachments["record.json"][0])
    statuses = {each["media_type"].partition("/")[2]: each["status"] for each in told["gathered"]}
    assert statuses == {
        "jpeg": "normalized",
        "quicktime": "normalized",
        "pdf": "normalized",
        "stl": "attached",
    }
    attached = next(each["image"] for each in told["gathered"] if each["status"] == "attached")
    assert attached not in {each["image"] for each in told["looks"]}
    assert told["missing_views"] == {}
