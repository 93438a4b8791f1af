"""Another person, another photo, too late: what a patient may still change, and what the page says where nothing can be."""

from __future__ import annotations

import pathlib
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from infra import seed
from storage.ident import uuid7
from tests import factories
from tests.journeys.conftest import House, Invite, Person
from tests.journeys.patient import Patient


@pytest.fixture
def photo(tmp_path: pathlib.Path) -> Callable[[int], pathlib.Path]:
    def make(seed_: int, content: bytes | None = None) -> pathlib.Path:
        path = tmp_path / f"photo-{seed_}.jpg"
        path.write_bytes(content or factories.camera_jpeg(2600, 2000, 1, seed=seed_))
        return path

    return make


def test_upl_13_somebody_else_helps_with_answers_and_photos(
    invite: Invite, person: Callable[..., Person], photo: Callable[[int], pathlib.Path]
) -> None:
    patient = Patient(person(phone=True))
    patient.open(invite("Mia").link)
    patient.unlock()
    page = patient.page
    patient.heading("capture-who")
    page.get_by_label(patient.say("capture-who-other")).check()
    page.get_by_label(patient.say("capture-name")).fill("Rosa Helper")
    patient.go_on()
    patient.heading("capture-place")
    page.get_by_label(patient.say("capture-state"), exact=True).select_option("CO")
    page.get_by_label(patient.say("capture-setting-home")).check()
    patient.go_on()
    patient.heading("emergency-ask")
    page.get_by_label(patient.say("emergency-none")).check()
    patient.go_on()
    patient.describe("The child's tooth hurts.")
    patient.heading("capture-consent-not-you")
    patient.person.check("patient-consent-other")
    page.get_by_role("link", name=patient.say("capture-consent-change")).click()
    patient.heading("capture-who")
    page.get_by_label(patient.say("capture-who-parent")).check()
    page.get_by_label(patient.say("capture-name")).fill("Ana Torres")
    patient.go_on()
    patient.heading("capture-place")
    patient.go_on()
    patient.heading("capture-consent")
    page.get_by_label(patient.say("capture-sign")).fill("Rosa Helper")
    patient.button("capture-agree").click()
    expect(page.get_by_text(patient.say("capture-sign-other", name="Ana Torres")).first).to_be_visible()
    patient.person.check("patient-consent-mismatch")
    page.get_by_label(patient.say("capture-sign")).fill("ana torres")
    patient.button("capture-agree").click()
    patient.choose_lens()
    patient.take("front", photo(71))
    patient.received(1)


def test_upl_08_a_received_photo_is_removed_before_it_is_sent(
    invite: Invite, person: Callable[..., Person], photo: Callable[..., pathlib.Path]
) -> None:
    patient = Patient(person(phone=True))
    patient.open(invite("Mia").link)
    patient.unlock()
    patient.answer("A tooth hurts.")
    patient.choose_lens()
    patient.take("front", photo(72, factories.blurred_jpeg()))
    page = patient.page
    page.get_by_role("button", name=patient.say("capture-weak-anyway")).click()
    expect(page.get_by_text(patient.say("capture-state-retake"), exact=True)).to_have_count(1)
    patient.take("front", photo(73))
    patient.received(2)  # nobody is asked to take again what the second one shows
    expect(page.get_by_text(patient.say("capture-state-retake"), exact=True)).to_have_count(0)
    page.get_by_role("button", name=patient.say("capture-remove")).first.click()
    expect(page.get_by_text(patient.say("capture-remove-sure"))).to_be_visible()
    patient.person.check("patient-remove")
    page.get_by_role("button", name=patient.say("capture-remove-not")).click()
    patient.received(2)
    page.get_by_role("button", name=patient.say("capture-remove")).first.click()
    page.get_by_role("button", name=patient.say("capture-remove"), exact=False).first.click()
    patient.received(1)
    page.reload()
    patient.received(1)


def test_a_photo_that_comes_too_late_says_so(
    house: House, invite: Invite, person: Callable[..., Person], photo: Callable[[int], pathlib.Path]
) -> None:
    patient = Patient(person(phone=True))
    patient.open(invite("Mia").link)
    patient.unlock()
    patient.answer("A tooth hurts.")
    patient.choose_lens()
    patient.take("front", photo(74))
    patient.take("close_up", photo(75))
    patient.received(2)
    patient.send()
    page = patient.page
    page.goto(f"{page.url.split('#')[0]}#/shoot/face")
    patient.heading("capture-view-face")
    case = page.evaluate("fetch('/api/my/case').then((answer) => answer.json()).then((found) => found.id)")
    signed(house, person(), case)
    page.get_by_label(patient.say("capture-file")).set_input_files(photo(76))
    patient.heading("advice-title")
    expect(page.get_by_text(patient.say("capture-late-answered"))).to_be_visible()
    patient.person.check("patient-late")
    page.reload()
    patient.heading("advice-title")
    expect(page.get_by_text(patient.say("capture-late-answered"))).to_be_visible()
    patient.button("capture-late-read").click()
    expect(page.get_by_text(patient.say("capture-late-answered"))).to_have_count(0)


def signed(house: House, dentist: Person, case: str) -> None:
    """A dentist reads the case and signs; how that is done on the page has journeys of its own."""
    ask = dentist.context.request
    headers = {"Origin": house.url, "Sec-Fetch-Site": "same-origin"}
    path = f"{house.url}/api/cases/{case}"
    entered = ask.post(f"{house.url}/api/session", data={"name": "dentist", "password": seed.PASSWORD, "code": None}, headers=headers)
    assert entered.ok

    def act(name: str, **more: object) -> None:
        answer = ask.post(f"{path}/acts", data={"act": name, "id": str(uuid7()), **more}, headers=headers)
        assert answer.ok, answer.text()

    act("take")
    for image in ask.get(path).json()["images"]:
        act("look", image=image["id"], px=2048, ms=3000)
    review = {
        "history_reviewed": True,
        "no_abnormality_seen": True,
        "conclusion": "Nothing abnormal on these pictures.",
        "advice": [{"id": str(uuid7()), "urgency": "routine", "text": "Come to the next visit.", "rationale": "Healthy gums."}],
        "reason_for_asynchronous": "The family lives far away.",
        "no_live_interaction": True,
        "sufficiency": "sufficient",
        "no_follow_up_because": "Next regular visit.",
    }
    draft = ask.put(f"{path}/draft", data=review, headers={**headers, "If-Match": '"0"'}).json()
    act("sign", draft_version=draft["version"])
