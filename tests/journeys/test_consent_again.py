"""Consent is one person's, in one state: it is asked anew when either changes (SPEC D96-10)."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.conftest import House, Person
from tests.journeys.hygienist import Hygienist


def test_d96_10_a_hygienist_asks_for_consent_again_when_somebody_else_answers(house: House, person: Callable[..., Person]) -> None:
    hygienist = Hygienist(person())
    hygienist.sign_in()
    hygienist.open_case("Elsa", "Campos")
    hygienist.answer()
    page = hygienist.page
    steps = page.get_by_role("navigation", name="Checklist")
    expect(steps.get_by_role("link", name=re.compile("^Consent"))).to_contain_text("done")
    steps.get_by_role("link", name=re.compile("^Place")).click()
    page.get_by_label("Full name of that person").fill("Luis Campos")
    hygienist.save()
    expect(page.get_by_role("heading", level=2, name="3. Consent")).to_be_visible()
    expect(steps.get_by_role("link", name=re.compile("^Consent"))).to_contain_text("to do")
    expect(page.get_by_label("On paper, with exactly this text")).not_to_be_checked()
    page.get_by_label("Spoken, after I read this text aloud").check()
    expect(page.get_by_text("Consent of Luis Campos.")).to_be_visible()
    page.get_by_role("button", name="Consent was given").click()
    expect(steps.get_by_role("link", name=re.compile("^Consent"))).to_contain_text("done")
