"""REF-03 under attack: a specialist's link that is guessed, tried with wrong codes, taken back, run out, or taken for a family's."""

from __future__ import annotations

import base64
import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
import pytest

from schemas.care.referral import LINK_DAYS
from schemas.refusal import Gone
from schemas.settings import Settings
from storage.care import links
from storage.care import referred as holding
from storage.postgres import Transaction
from storage.resources import Resources
from tests.api.client import BORN, Browser
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice, as_owner
from tests.api.referring import Referred, made, referred, token_of
from tests.api.test_path import office_of, submitted

DOOR, UNLOCK, PACKET = "/api/referrals/door", "/api/referrals/unlock", "/api/my/referral"


@pytest.fixture
async def of(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> Referred:
    """A referral that was opened."""
    return await referred(browsers, hall, shop, practice)


@pytest.fixture
async def unopened(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> Referred:
    return await made(browsers, hall, shop, practice)


def other_code(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08d}"


async def try_code(browser: Browser, token: str, code: str) -> httpx.Response:
    return await browser.post(UNLOCK, json={"token": token, "code": code})


async def test_ref_03_the_door_says_nothing_of_the_patient(unopened: Referred) -> None:
    door = await unopened.specialist.good("POST", DOOR, {"token": unopened.token})
    assert door == {"practice": "Practice north", "phone": "+15550100", "language": "en"}
    page = await unopened.specialist.get(f"/r/{unopened.token}")
    assert "Canary" not in page.text
    assert (await unopened.specialist.get(PACKET)).status_code == 401
    assert len(base64.urlsafe_b64decode(unopened.token + "=")) * 8 == 256


async def test_sec_13_one_kind_of_link_does_not_open_the_door_of_the_other(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, of: Referred
) -> None:
    _, family, phone = await submitted(browsers, hall, shop, practice)
    stranger = browsers()
    for path, token in ((DOOR, family), ("/api/links/door", of.token)):
        assert (await stranger.post(path, json={"token": token})).status_code == 404
    assert (await stranger.post("/api/links/unlock", json={"token": of.token, "birth_date": BORN})).status_code == 404
    assert (await stranger.get(f"/u/{of.token}")).status_code == 404
    assert (await stranger.get(f"/r/{family}")).status_code == 404
    # A session of the one under the name of the other is no session either.
    kept, theirs = phone.cookies["mesial-link"], of.specialist.cookies["mesial-referral"]
    assert (await browsers().get(PACKET, headers={"Cookie": f"mesial-referral={kept}"})).status_code == 401
    assert (await browsers().get("/api/my/case", headers={"Cookie": f"mesial-link={theirs}"})).status_code == 401


async def test_t_p01_a_strangers_token_finds_nothing(browsers: BrowserMaker) -> None:
    for token in (base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("="), "x", "a" * 6000):
        assert (await browsers().post(DOOR, json={"token": token})).status_code == 404
        assert (await try_code(browsers(), token, "12345678")).status_code == 404
        assert (await browsers().get(f"/r/{token}")).status_code in (404, 414)


async def test_t_p06_five_wrong_codes_lock_the_link_and_the_office_sees_it(
    browsers: BrowserMaker, hall: Resources, practice: Practice, unopened: Referred
) -> None:
    codes = [(await try_code(browsers(), unopened.token, other_code(unopened.code))).status_code for _ in range(5)]
    assert codes == [401, 401, 401, 401, 423]
    assert (await try_code(browsers(), unopened.token, unopened.code)).status_code == 423, "the right one comes too late"
    assert (await browsers().post(DOOR, json={"token": unopened.token})).status_code == 423
    shown = await unopened.office.good("GET", f"{unopened.path}/office")
    assert (shown["referrals"][0]["locked"], shown["referrals"][0]["state"]) == (True, "created")
    assert "referral" in shown["row"]["needs"]
    assert unopened.case_id in [each["id"] for each in (await unopened.office.good("GET", "/api/cases"))["pressing"]]
    line = await unopened.act("renew_referral")
    assert not line["locked"]
    told = await unopened.office.good("GET", f"{unopened.path}/referrals/{unopened.referral}/code")
    assert told["code"] != unopened.code
    token = await token_of(hall, practice, unopened.case_id)
    assert (await try_code(unopened.specialist, token, f" {told['code'][:4]} {told['code'][4:]}")).status_code == 204


async def test_ref_03_a_link_that_was_taken_back_has_ended(browsers: BrowserMaker, unopened: Referred) -> None:
    line = await unopened.act("end_referral_link")
    assert line["opens_until"] is None
    assert (await browsers().post(DOOR, json={"token": unopened.token})).status_code == 410
    gone = await try_code(browsers(), unopened.token, unopened.code)
    assert (gone.status_code, gone.json()["phone"]) == (410, "+15550100")
    assert "Canary" not in gone.text
    assert (await unopened.office.get(f"{unopened.path}/referrals/{unopened.referral}/code")).status_code == 404


async def test_ref_03_a_link_ends_by_itself(unopened: Referred, hall: Resources, monkeypatch: pytest.MonkeyPatch) -> None:
    link = await links.resolve(hall.database, unopened.token, referred=True)
    assert (await holding.door(hall.database, link, "")).name == "Practice north"
    late = datetime.now(UTC) + timedelta(days=LINK_DAYS)

    async def clock(transaction: Transaction) -> datetime:
        return late

    monkeypatch.setattr("storage.postgres.clock", clock)
    with pytest.raises(Gone):
        await holding.door(hall.database, link, "")
    with pytest.raises(Gone):
        await holding.unlock(hall.database, link, unopened.code, "")


async def test_t_p02_the_row_has_a_hash_and_no_code(of: Referred, hall: Resources, practice: Practice, browsers: BrowserMaker) -> None:
    async with hall.database.begin(office_of(practice)) as transaction:
        row = await transaction.row("SELECT * FROM links WHERE case_id = $1 AND referral_id IS NOT NULL", UUID(of.case_id))
    assert row is not None
    kept = repr(dict(row))
    assert of.token not in kept
    assert of.code not in kept
    stolen = base64.urlsafe_b64encode(row["token_hash"]).decode().rstrip("=")
    assert (await browsers().post(DOOR, json={"token": stolen})).status_code == 404


async def test_sec_13_the_familys_link_is_untouched_by_a_specialists(of: Referred, settings: Settings, practice: Practice) -> None:
    shown = await of.office.good("GET", f"{of.path}/office")
    assert shown["row"]["link"] == "open"
    await of.act("end_referral_link")
    await as_owner(settings, practice, "UPDATE links SET tries = 5 WHERE case_id = $1 AND referral_id IS NOT NULL", UUID(of.case_id))
    assert (await of.office.good("GET", f"{of.path}/office"))["row"]["link"] == "open"
    assert (await of.office.act(f"{of.path}/acts", "invite"))["row"]["link"] == "open"
