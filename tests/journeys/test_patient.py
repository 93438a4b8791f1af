"""The patient's page by itself: Spanish without a word of English, refusals in words, the emergency, a killed browser, the locked link."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.journeys.conftest import House, Person
from tests.journeys.office import Office
from tests.journeys.patient import Patient

ENGLISH = pathlib.Path(__file__).parents[2] / "schemas" / "words" / "en"
SUBJECTS = ("capture", "emergency", "shell", "image", "gap", "problem", "advice")


@pytest.fixture
def invited(house: House, person: Callable[..., Person]) -> Callable[..., str]:
    """Invite a patient and answer with the link that arrived."""
    number = iter(f"+1555020{n:04d}" for n in range(abs(hash(id(person))) % 9000, 9999))

    def invite(*, case_type: str = "emergency_screening", language: str = "English") -> str:
        office, to = Office(person()), next(number)
        office.sign_in()
        office.invite("Mia", "Torres", number=to, case_type=case_type, language=language)
        return house.link_sent_to(to)

    return invite


def english_sentences() -> set[str]:
    """Every English sentence of the patient's page that is long enough to be no name, number or sign."""
    found = set()
    for subject in SUBJECTS:
        spanish = (ENGLISH.parent / "es" / f"{subject}.ftl").read_text(encoding="utf-8")
        for line in (ENGLISH / f"{subject}.ftl").read_text(encoding="utf-8").splitlines():
            match = re.fullmatch(r"[a-z][\w-]* = ([^{}]{4,})", line)
            if match and match[1] not in spanish:
                found.add(match[1])
    return found


def test_the_whole_way_in_spanish_has_no_english_in_it(
    invited: Callable[..., str], person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    patient = Patient(person(phone=True, language="es-US"), "es")
    patient.open(invited(language="Español"))
    patient.unlock()
    patient.answer("Le duele una muela al masticar.")
    patient.choose_lens()
    for number, view in enumerate(("front", "close_up")):
        photo = tmp_path / f"{view}.jpg"
        photo.write_bytes(factories.camera_jpeg(2600, 2000, 1, seed=number + 1, words="ARRIBA"))
        patient.take(view, photo)
    patient.received(2)
    patient.send()
    patient.person.check("patient-sent-es")
    sentences = english_sentences()
    assert len(sentences) > 150
    assert len(patient.seen) >= 12
    spoken = "\n".join(patient.seen)
    assert [each for each in sentences if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", spoken)] == []


def test_upl_10_each_bad_file_has_its_own_words_and_discards_nothing_else(
    invited: Callable[..., str], person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    patient = Patient(person(phone=True))
    patient.open(invited())
    patient.unlock()
    patient.answer("A tooth hurts.")
    patient.choose_lens()
    good = factories.camera_jpeg(2600, 2000, 1, seed=7)
    files = {
        "good.jpg": good,
        "again.jpg": good,
        "empty.jpg": b"",
        "text.jpg": factories.text_named_jpg(),
        "cut.jpg": factories.truncated_jpeg(),
        "small.jpg": factories.small_jpeg(),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    patient.take("front", *(tmp_path / name for name in files))
    page = patient.page
    for message in (
        "capture-refused-duplicate",
        "unreadable-empty",
        "unreadable-wrong_type",
        "unreadable-undecodable",
        "unreadable-too_small",
    ):
        expect(page.get_by_text(patient.say(message)).first).to_be_visible()
    expect(page.get_by_text(patient.say("capture-state-checked"), exact=True)).to_have_count(1)
    patient.person.check("patient-refusals")


def test_upl_04_a_red_flag_alerts_the_on_call_person_from_the_draft_on(
    house: House, invited: Callable[..., str], person: Callable[..., Person]
) -> None:
    patient = Patient(person(phone=True))
    patient.open(invited())
    patient.unlock()
    patient.heading("capture-who")
    patient.page.get_by_label(patient.say("capture-who-parent")).check()
    patient.page.get_by_label(patient.say("capture-name")).fill("Ana Torres")
    patient.go_on()
    patient.heading("capture-place")
    patient.page.get_by_label(patient.say("capture-state"), exact=True).select_option("CO")
    patient.page.get_by_label(patient.say("capture-setting-home")).check()
    patient.go_on()
    patient.heading("emergency-ask")
    patient.page.get_by_label(patient.say("emergency-breathing")).check()
    alerts = sum("+15550100199" in str(each.get("to")) for each in house.messages())
    patient.go_on()
    patient.heading("emergency-call-now")
    expect(patient.page.get_by_text(patient.say("emergency-told"))).to_be_visible()
    patient.person.check("patient-alarm")
    house.arrives("+15550100199", alerts + 1)


def test_upl_11_where_nobody_is_licensed_it_says_so_before_any_photo(invited: Callable[..., str], person: Callable[..., Person]) -> None:
    patient = Patient(person(phone=True))
    patient.open(invited())
    patient.unlock()
    patient.heading("capture-who")
    patient.page.get_by_label(patient.say("capture-who-parent")).check()
    patient.page.get_by_label(patient.say("capture-name")).fill("Ana Torres")
    patient.go_on()
    patient.heading("capture-place")
    patient.page.get_by_label(patient.say("capture-state"), exact=True).select_option("ME")
    patient.page.get_by_label(patient.say("capture-setting-home")).check()
    patient.go_on()
    patient.heading("capture-stop")
    patient.person.check("patient-stop")


def test_upl_01_five_wrong_birth_dates_lock_the_link(invited: Callable[..., str], person: Callable[..., Person]) -> None:
    patient = Patient(person(phone=True))
    patient.open(invited())
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
