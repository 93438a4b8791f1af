"""The patient's page by itself: refusals in words, the emergency, nobody licensed, the locked and the unknown link."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import expect

from schemas.care.image import MAX_PHOTO_BYTES
from tests import factories
from tests.journeys.conftest import House, Invite, Person
from tests.journeys.office import Office
from tests.journeys.patient import Patient


def good() -> bytes:
    return factories.camera_jpeg(2600, 2000, 1, seed=7)


class Refused(NamedTuple):
    """A bad file: its bytes, how long it is made (by nothing at its end), what its sender is told, and what the office is told of it."""

    content: Callable[[], bytes]
    length: int | None
    sender: str
    office: str


REFUSED = {
    "again.jpg": Refused(good, None, "capture-refused-duplicate", "office-file-duplicate"),
    "empty.jpg": Refused(bytes, None, "unreadable-empty", "office-file-empty"),
    "huge.jpg": Refused(bytes, MAX_PHOTO_BYTES + 1, "unreadable-too_large", "office-file-too_large"),
    "text.jpg": Refused(factories.text_named_jpg, None, "unreadable-wrong_type", "office-file-wrong_type"),
    "cut.jpg": Refused(factories.truncated_jpeg, None, "unreadable-undecodable", "office-file-undecodable"),
    "small.jpg": Refused(factories.small_jpeg, None, "unreadable-too_small", "office-file-too_small"),
}
"""The first three are refused by the phone or the API before they are images of the case, the others by the worker after that."""

NEVER_IMAGES = ("again.jpg", "empty.jpg", "huge.jpg")


def test_upl_10_each_bad_file_has_its_own_words_and_discards_nothing_else(
    invite: Invite, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    invited = invite("Rolf")
    patient = Patient(person(phone=True))
    patient.open(invited.link)
    patient.unlock()
    patient.answer("A tooth hurts.")
    patient.choose_lens()
    (tmp_path / "good.jpg").write_bytes(good())
    for name, refused in REFUSED.items():
        (tmp_path / name).write_bytes(refused.content())
        if refused.length:
            os.truncate(tmp_path / name, refused.length)
    patient.take("front", tmp_path / "good.jpg", *(tmp_path / name for name in REFUSED))
    page = patient.page
    page.get_by_role("button", name=patient.say("capture-weak-anyway")).click()  # the one that is too small: the phone sees it, too
    for refused in REFUSED.values():
        expect(page.get_by_text(patient.say(refused.sender)).first).to_be_visible()
    expect(page.get_by_text(patient.say("capture-state-checked"), exact=True)).to_have_count(1)
    patient.person.check("patient-refusals")

    office = Office(person())
    office.sign_in()
    office.open_case("Rolf Torres")
    for name, refused in REFUSED.items():
        row = office.page.get_by_role("listitem").filter(has_text=patient.say(refused.office))
        expect(row).to_have_count(1)
        expect(row).to_contain_text("Ana Torres")
        if name != "again.jpg":  # of two files with the same bytes, the one that is announced second is the duplicate
            expect(row).to_contain_text(name)
    expect(office.page.get_by_role("heading", name=patient.say("office-refused-title"))).to_be_visible()
    expect(office.page.get_by_text(patient.say("image-unreadable"))).to_have_count(len(REFUSED) - len(NEVER_IMAGES))
    office.person.everywhere("office-refusals")


def test_upl_04_a_red_flag_alerts_the_on_call_person_from_the_draft_on(house: House, invite: Invite, person: Callable[..., Person]) -> None:
    patient = Patient(person(phone=True))
    patient.open(invite("Rita").link)
    patient.unlock()
    patient.place("CO")
    patient.heading("emergency-ask")
    patient.page.get_by_label(patient.say("emergency-breathing")).check()
    alerts = sum("+15550100199" in str(each.get("to")) for each in house.messages())
    patient.go_on()
    patient.heading("emergency-call-now")
    expect(patient.page.get_by_text(patient.say("emergency-told"))).to_be_visible()
    patient.person.check("patient-alarm")
    house.arrives("+15550100199", alerts + 1)


def test_upl_11_where_nobody_is_licensed_it_says_so_before_any_photo(invite: Invite, person: Callable[..., Person]) -> None:
    patient = Patient(person(phone=True))
    patient.open(invite("Maine").link)
    patient.unlock()
    patient.place("ME")
    patient.heading("capture-stop")
    patient.person.check("patient-stop")


def test_upl_01_five_wrong_birth_dates_lock_the_link(invite: Invite, person: Callable[..., Person]) -> None:
    patient = Patient(person(phone=True))
    patient.open(invite("Lock").link)
    for _ in range(4):
        patient.unlock("2001-01-02")
        expect(patient.page.get_by_text(patient.say("capture-door-wrong")).first).to_be_visible()
    patient.unlock("2001-01-02")
    patient.heading("capture-locked")
    patient.person.check("patient-locked")


def test_upl_09_an_unknown_link_gets_a_friendly_page(house: House, person: Callable[..., Person]) -> None:
    stranger = person(phone=True)
    answer = stranger.page.goto(f"{house.url}/u/{'A' * 43}")
    assert answer is not None
    assert answer.status == 404
    expect(stranger.page.get_by_role("heading", level=1)).to_be_visible()
    stranger.check("patient-unknown")
