"""A line that is away: the on-call person still hears of a red flag, and nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.conftest import House, Invite, Person
from tests.journeys.patient import Patient

ON_CALL = "+15550100199"
LONGER_THAN_ONE_TRY_MS = 8_000
"""A call tries by itself for some seven seconds; what came after that was never tried again."""


def to_the_emergency_check(patient: Patient) -> None:
    patient.heading("capture-who")
    patient.page.get_by_label(patient.say("capture-who-parent")).check()
    patient.page.get_by_label(patient.say("capture-name")).fill("Ana Torres")
    patient.go_on()
    patient.heading("capture-place")
    patient.page.get_by_label(patient.say("capture-state"), exact=True).select_option("CO")
    patient.page.get_by_label(patient.say("capture-setting-home")).check()
    patient.go_on()
    patient.heading("emergency-ask")


def test_upl_04_a_red_flag_without_a_line_is_told_when_it_is_back(house: House, invite: Invite, person: Callable[..., Person]) -> None:
    patient = Patient(person(phone=True))
    patient.open(invite("Mia").link)
    patient.unlock()
    to_the_emergency_check(patient)
    page, alerts = patient.page, sum(ON_CALL in str(each.get("to")) for each in house.messages())
    page.get_by_label(patient.say("emergency-swelling")).check()
    patient.person.context.set_offline(True)
    refused: list[str] = []
    page.on("requestfailed", lambda request: refused.append(request.url))
    patient.go_on()
    patient.heading("emergency-call-now")
    expect(page.get_by_text(patient.say("emergency-not-told"), exact=True)).to_be_visible()
    # The first call gives up; two more are tried after it, each by a plan of its own.
    while len(refused) < 9:
        page.wait_for_event("requestfailed", timeout=3 * LONGER_THAN_ONE_TRY_MS)
    expect(page.get_by_text(patient.say("emergency-not-told"), exact=True)).to_be_visible()
    expect(patient.button("emergency-try-now")).to_be_visible()
    assert sum(ON_CALL in str(each.get("to")) for each in house.messages()) == alerts
    patient.person.context.set_offline(False)
    expect(page.get_by_text(patient.say("emergency-told"), exact=True)).to_be_visible()
    house.arrives(ON_CALL, alerts + 1)
    patient.person.check("patient-alarm-told")


def test_upl_04_a_red_flag_is_told_after_a_reload_and_its_ticks_stay(house: House, invite: Invite, person: Callable[..., Person]) -> None:
    patient = Patient(person(phone=True))
    patient.open(invite("Mia").link)
    patient.unlock()
    to_the_emergency_check(patient)
    page, alerts = patient.page, sum(ON_CALL in str(each.get("to")) for each in house.messages())
    page.get_by_label(patient.say("emergency-bleeding")).check()
    page.route("**/api/my/acts", lambda route: route.abort())
    patient.go_on()
    patient.heading("emergency-call-now")
    expect(patient.button("emergency-try-now")).to_be_visible()
    patient.person.check("patient-alarm-failed")
    page.unroute("**/api/my/acts")
    page.reload()
    patient.heading("emergency-call-now")
    expect(page.get_by_text(patient.say("emergency-told"), exact=True)).to_be_visible()
    house.arrives(ON_CALL, alerts + 1)
    page.get_by_role("link", name=patient.say("emergency-change")).click()
    patient.heading("emergency-ask")
    expect(page.get_by_label(patient.say("emergency-bleeding"))).to_be_checked()


def test_f_what_was_typed_outlives_a_reload(invite: Invite, person: Callable[..., Person]) -> None:
    """The page says that it stays; it was kept in memory only, and the reload led to an earlier, empty question."""
    patient = Patient(person(phone=True))
    patient.open(invite("Mia").link)
    patient.unlock()
    to_the_emergency_check(patient)
    page = patient.page
    page.get_by_label(patient.say("emergency-none")).check()
    patient.go_on()
    patient.consent()
    patient.heading("capture-complaint")
    page.get_by_label(patient.say("capture-words")).fill("A tooth at the back hurts.")
    page.reload()
    patient.heading("capture-complaint")
    expect(page.get_by_label(patient.say("capture-words"))).to_have_value("A tooth at the back hurts.")
    patient.go_on()
    patient.heading("capture-where")
    page.get_by_label(patient.say("capture-side-right"), exact=True).check()
    page.get_by_label("6", exact=True).check()
    patient.go_on()
    patient.heading("capture-history")
    page.get_by_label(patient.say("capture-condition-heart")).check()
    page.get_by_label(patient.say("capture-medicines")).fill("Aspirin")
    page.reload()
    patient.heading("capture-history")
    expect(page.get_by_label(patient.say("capture-condition-heart"))).to_be_checked()
    expect(page.get_by_label(patient.say("capture-medicines"))).to_have_value("Aspirin")
    patient.go_on()
    patient.choose_lens()
    page.reload()
    patient.heading("capture-photos")
    page.goto(f"{page.url.split('#')[0]}#/shoot/front")
    expect(page.get_by_label(patient.say("capture-lens-this"))).to_have_value("rear")
