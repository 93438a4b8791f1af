"""The signature asks afresh who signs: a wrong password, a wrong code, and then both right (SPEC SEC-17, THREATS T-Q06)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from playwright.sync_api import Locator, expect

from infra import seed
from schemas.settings import read
from storage.keys import Keys
from storage.postgres import connect
from tests import factories
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside
from tests.journeys.dentist import Dentist

STEP_SECONDS = 30


def code_at(secret: str, step: int) -> str:
    """A time-based code of now, or some steps of 30 seconds aside; each counts once, and one step aside is taken (RFC 6238)."""
    return pyotp.TOTP(secret).at(datetime.now(UTC) + timedelta(seconds=step * STEP_SECONDS))


async def give_code(house: House, sign_in: str, secret: str) -> None:
    """A second factor, put where the house keeps it."""
    settings = read(house.services())
    keys = Keys(settings.master_key)
    auditor = await connect(settings.auditor_database_url)
    keys.learn(seed.HOUSE, await auditor.fetchval("SELECT wrapped_key FROM organizations WHERE organization_id = $1", seed.HOUSE))
    await auditor.close()
    who = seed.person_id(sign_in)
    locked = keys.lock_secret(seed.HOUSE, who, secret.encode())
    await house.change("UPDATE people SET code_secret = $2 WHERE person_id = $1", who, locked)


@pytest.fixture
def secret(house: House) -> Iterator[str]:
    """The second dentist's secret, who has a code for this long."""
    made = pyotp.random_base32()
    aside(give_code(house, "dentist2", made))
    yield made
    aside(house.change("UPDATE people SET code_secret = NULL WHERE person_id = $1", seed.person_id("dentist2")))


def test_sec_17_a_signature_wants_password_and_code_afresh(house: House, secret: str, person: Callable[..., Person]) -> None:
    files = {view: factories.camera_jpeg(1600, 1200, seed=80 + number) for number, view in enumerate(("front", "upper", "lower"))}
    aside(keeping.gather(house.url, files, given_name="Sig", family_name="Natura"))
    dentist = Dentist(person(), "dentist2")
    page = dentist.page
    page.goto(house.url)
    page.get_by_label("Name").fill("dentist2")
    page.get_by_label("Password").fill(seed.PASSWORD)
    used = code_at(secret, -1)
    page.get_by_label("Code").fill(used)
    page.get_by_role("button", name="Sign in").click()
    dentist.take("Sig Natura")
    dentist.look_at_all()
    dentist.read_history()
    dentist.find("46", "O", "caries", "Dark spot in the groove.")
    dentist.conclude("A cavity in the lower right first molar is likely.")
    dentist.advise("Soon", "Please see a dentist within two weeks.", "The spot looks like a cavity.")
    dentist.part("Sign")
    expect(page.get_by_text("Nothing is missing. You can sign.")).to_be_visible()

    # What was shown at the sign-in counts no longer; the page does not know it yet, and the house says so.
    aside(house.change("UPDATE sessions SET stepped_up_at = NULL WHERE person_id = $1", seed.person_id("dentist2")))
    page.get_by_role("button", name="Sign", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Password")).to_have_count(0)
    dialog.get_by_role("button", name="Sign and send").click()
    expect(dialog.get_by_text("Show once more that it is you.")).to_be_visible()

    refused_with(dialog, "not my password", code_at(secret, 0))
    refused_with(dialog, seed.PASSWORD, "")
    refused_with(dialog, seed.PASSWORD, f"{(int(code_at(secret, 0)) + 1) % 1_000_000:06}")
    refused_with(dialog, seed.PASSWORD, used)
    expect(page.locator("[data-digest]")).to_have_count(0)
    prove(dialog, seed.PASSWORD, code_at(secret, 0))
    expect(page.get_by_text("Signed and sealed")).to_be_visible()
    expect(page.locator("[data-digest]")).to_have_count(1)


def prove(dialog: Locator, password: str, code: str) -> None:
    dialog.get_by_label("Password").fill(password)
    dialog.get_by_label("Code from your authenticator app").fill(code)
    dialog.get_by_role("button", name="Sign and send").click()


def refused_with(dialog: Locator, password: str, code: str) -> None:
    """The proof is refused in words, and asked for again with empty fields; nothing is signed."""
    prove(dialog, password, code)
    expect(dialog.get_by_text("Password or code is not right.")).to_be_visible()
    expect(dialog.get_by_label("Password")).to_have_value("")
    expect(dialog.get_by_label("Code from your authenticator app")).to_have_value("")
