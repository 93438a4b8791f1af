"""One's own account: a code from an authenticator app set up and asked for, another password; and a locked link that the office opens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pyotp
import pytest
from playwright.sync_api import expect

from infra import seed
from tests.journeys.conftest import House, Person, aside, eventually
from tests.journeys.office import Office
from tests.journeys.patient import Patient

NUMBER = "+15550100444"
FRESH = "rain on a tin roof"


class Account:
    """A member of staff on the page of their own account. Codes count once, so that each one waits for the next step."""

    def __init__(self, person: Person, name: str) -> None:
        self.person, self.page, self.name = person, person.page, name
        self.secret, self.last = "", 0

    def sign_in(self, password: str, code: str = "") -> None:
        self.page.goto(self.person.url)
        self.page.get_by_label("Name").fill(self.name)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_label("Code from your authenticator app").fill(code)
        self.page.get_by_role("button", name="Sign in").click()

    def open(self) -> None:
        self.page.get_by_role("link", name="your account").click()
        expect(self.page.get_by_role("heading", level=1, name="Your account")).to_be_visible()

    def code(self) -> str:
        """A code that was not used yet: of now, or of the step that begins next."""

        def fresh() -> int | None:
            now = int(datetime.now(UTC).timestamp()) // 30
            return max(now, self.last + 1) if self.last <= now else None

        self.last = eventually(fresh, 40)
        return pyotp.TOTP(self.secret).at(self.last * 30)

    def button(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()


@pytest.fixture
def known_again(house: House) -> Iterator[None]:
    """Other journeys know the lead by the old password: afterwards it is the office's, which is the same."""
    yield
    same = "SELECT password_hash FROM people WHERE sign_in = 'office'"
    aside(house.change(f"UPDATE people SET password_hash = ({same}), code_secret = NULL, failures = 0 WHERE sign_in = 'lead'"))


@pytest.mark.usefixtures("known_again")
def test_a_member_sets_up_a_code_and_another_password(person: Callable[..., Person]) -> None:
    """SPEC SEC-07."""
    lead = Account(person(), "lead")
    lead.sign_in(seed.PASSWORD)
    lead.open()
    lead.person.check("account")
    lead.button("Set up a code")
    lead.page.get_by_label("Your password now").fill("wrong")
    lead.button("Continue")
    expect(lead.page.get_by_text("Your password or the code is not right.")).to_be_visible()
    lead.page.get_by_label("Your password now").fill(seed.PASSWORD)
    lead.button("Continue")
    expect(lead.page.get_by_role("img", name="QR code for your authenticator app")).to_be_visible()
    lead.person.check("account-code")
    lead.secret = re.sub(r"\s", "", lead.page.locator("code").inner_text())
    lead.page.get_by_label("The six digits that the app shows now").fill("000 000")
    lead.button("Turn the code on")
    expect(lead.page.get_by_text("These digits are not right.")).to_be_visible()
    lead.page.get_by_label("The six digits that the app shows now").fill(lead.code())
    lead.button("Turn the code on")
    expect(lead.page.get_by_text("The code is on.")).to_be_visible()
    lead.person.check("account-code-on")

    lead.button("Change your password")
    lead.page.get_by_label("Your password now").fill(seed.PASSWORD)
    lead.page.get_by_label("Code from your authenticator app").fill(lead.code())
    lead.page.get_by_label("New password", exact=True).fill("priya raman")
    lead.page.get_by_label("New password once more").fill("something else")
    lead.button("Change the password")
    expect(lead.page.get_by_role("alert").get_by_text("The two new passwords are not the same.")).to_be_visible()
    lead.page.get_by_label("New password once more").fill("priya raman")
    lead.button("Change the password")
    expect(lead.page.get_by_role("alert").get_by_text("This is easy to guess")).to_be_visible()
    lead.person.check("account-password-weak")
    for label in ("New password", "New password once more"):
        lead.page.get_by_label(label, exact=True).fill(FRESH)
    lead.button("Change the password")
    expect(lead.page.get_by_text("Your password is changed.")).to_be_visible()
    lead.button("Sign out")
    expect(lead.page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()

    lead.sign_in(FRESH)
    expect(lead.page.get_by_text("Name, password or code is not right.")).to_be_visible()
    lead.sign_in(FRESH, lead.code())
    expect(lead.page.get_by_role("heading", level=1, name="Cases")).to_be_visible()
    lead.open()
    lead.button("Remove the code")
    lead.page.get_by_label("Your password now").fill(FRESH)
    lead.page.get_by_label("Code from your authenticator app").fill(lead.code())
    lead.button("Remove the code")
    expect(lead.page.get_by_text("The code is removed.")).to_be_visible()
    lead.person.check("account-code-removed")


def test_the_account_speaks_spanish(person: Callable[..., Person]) -> None:
    hygienist = Account(person(phone=True, language="es-US"), "hygienist")
    hygienist.page.goto(hygienist.person.url)
    hygienist.page.get_by_label("Nombre").fill("hygienist")
    hygienist.page.get_by_label("Contraseña").fill(seed.PASSWORD)
    hygienist.page.get_by_role("button", name="Iniciar sesión").click()
    hygienist.page.get_by_role("link", name="su cuenta").click()
    expect(hygienist.page.get_by_role("heading", level=1, name="Su cuenta")).to_be_visible()
    hygienist.button("Configurar un código")
    hygienist.page.get_by_label("Su contraseña actual").fill(seed.PASSWORD)
    hygienist.button("Continuar")
    expect(hygienist.page.get_by_role("img", name="Código QR")).to_be_visible()
    hygienist.person.check("account-code-phone-es")
    spoken = hygienist.page.inner_text("main")
    assert not [word for word in ("password", "Continue", "code", "Enter", "Scan") if word in spoken]


def test_a_locked_link_is_seen_by_the_office_and_replaced(house: House, person: Callable[..., Person]) -> None:
    """SPEC UPL-01, UPL-09."""
    office = Office(person())
    office.sign_in()
    office.invite("Otto", "Keller", number=NUMBER, case_type="general_question")
    link = house.link_sent_to(NUMBER)
    stranger = Patient(person(phone=True))
    stranger.open(link)
    for number in range(5):
        expect(stranger.page.get_by_label(stranger.say("shell-month"), exact=True)).to_be_visible()
        stranger.unlock(f"200{number}-01-01")
        if number < 4:
            expect(stranger.page.get_by_text(stranger.say("capture-door-wrong"))).to_be_visible()
    stranger.heading("capture-locked")
    office.page.goto(f"{house.url}/office#/")
    expect(office.page.get_by_role("listitem").filter(has_text="Otto Keller")).to_contain_text("Link locked")
    office.person.check("office-link-locked-list")
    office.open_case("Otto Keller")
    expect(office.page.get_by_text("Somebody entered five wrong dates of birth.")).to_be_visible()
    office.person.check("office-link-locked")
    office.page.get_by_role("button", name="Send a new link").click()
    expect(office.page.get_by_text("A new link is on its way.")).to_be_visible()
    expect(office.page.get_by_text("Somebody entered five wrong dates of birth.")).to_have_count(0)
    again = Patient(person(phone=True))
    again.open(house.link_sent_to(NUMBER, after=1))
    again.unlock()
    again.heading("capture-who")
