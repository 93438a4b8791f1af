"""The whole way in Spanish, from the message to the advice, as somebody walks it who reads nothing else (SPEC GEN-09).

What other journeys come to in English is turned and read by the eyes (tests/journeys/eyes.py).
"""

from __future__ import annotations

import pathlib
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from infra import seed
from tests import factories
from tests.api.client import Browser
from tests.api.test_path import REVIEW
from tests.infra import keeping
from tests.journeys.conftest import House, Invited, Person, aside
from tests.journeys.english import english, patterns
from tests.journeys.eyes import EYES
from tests.journeys.patient import Patient


def test_the_whole_way_in_spanish_has_no_english_in_it(
    house: House, invite: Callable[..., Invited], person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    invited = invite("Luz", "Sol", language="Español")
    patient = Patient(person(phone=True, language="es-US"), "es")
    patient.open(invited.link)
    patient.unlock("2001-01-02")
    expect(patient.page.get_by_text(patient.say("capture-door-wrong")).first).to_be_visible()
    patient.unlock()
    patient.answer("Le duele una muela al masticar.")
    patient.choose_lens()
    for number, view in enumerate(("front", "close_up")):
        photo = tmp_path / f"{view}.jpg"
        photo.write_bytes(factories.camera_jpeg(2600, 2000, 1, seed=number + 1, words="ARRIBA"))
        patient.take(view, photo)
    text = tmp_path / "carta.jpg"
    text.write_bytes(factories.text_named_jpg())
    patient.take("left", text)
    expect(patient.page.get_by_text(patient.say("unreadable-wrong_type"))).to_be_visible()
    patient.received(2)
    patient.send()
    patient.person.check("patient-sent-es")

    aside(signed(house, "Luz Sol"))
    EYES.written.update(strings(REVIEW))  # the dentist writes English
    reader = Patient(person(phone=True, language="es-US"), "es")
    reader.page.goto(house.link_sent_to(invited.number, after=1))
    reader.heading("capture-door-read")
    reader.unlock()
    reader.heading("advice-title")
    reader.person.check("patient-advice-es")

    texts = [str(each["text"]) for each in house.messages() if invited.number in str(each["to"])]
    assert len(texts) == 2
    assert all("Juniper Street Dental" in text for text in texts)
    assert english(line for text in texts for line in text.split("\n")) == {}


async def signed(house: House, patient: str) -> None:
    """A dentist signs the patient's case, once it is ready."""
    async with Browser(house.url, "127.0.0.1") as dentist:
        await dentist.sign_in("dentist", seed.PASSWORD)
        listed = await keeping.arrives(dentist, "/api/worklist", lambda answer: row_of(answer.json()["rows"], patient))
        await keeping.sign(dentist, row_of(listed.json()["rows"], patient)["id"])


def strings(value: object) -> set[str]:
    """Every text in a body."""
    match value:
        case str():
            return {value}
        case dict():
            return set[str]().union(*map(strings, value.values()))
        case list():
            return set[str]().union(*map(strings, value))
    return set()


def row_of(rows: list[dict[str, str]], patient: str) -> dict[str, str]:
    return next((row for row in rows if row["patient"] == patient), {})


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Sending 33 %", "capture-state-sending"),
        ("Take these photos, or say that you cannot.", "capture-best-missing"),
        ("Le falta: Take these photos, or say that you cannot.", "capture-best-missing"),
        ("Back camera", "capture-lens-rear"),
        ("1 picture is still being sent.", None),
    ],
)
def test_english_is_heard_with_values_in_it_and_in_the_middle_of_a_line(line: str, message: str | None) -> None:
    found = english([line]).get(line, frozenset())
    assert message in found if message else not found


def test_spanish_is_not_taken_for_english() -> None:
    assert sum(map(len, patterns().values())) > 1300
    assert english(["Le duele una muela al masticar.", "English", "Español", "Juniper Street Dental", "+1 555 010 0100"]) == {}
