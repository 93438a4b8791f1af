"""Every call that touches data, and every refusal, leaves exactly the rows that trail.csv says (THREATS T-Q10).

The browsers of this test compare what the trail has before and after each of their requests; they walk through every route.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx

from api.care import capability
from api.limits import NAME_MISSES
from schemas.ident import CaseId, ImageId
from schemas.person import Actor, Role
from schemas.settings import Settings
from storage import postgres
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import BORN, Browser, announcement, new_case, refused_file, send_image, tell
from tests.api.conftest import Server
from tests.api.people import PASSWORD, SECRET, as_owner, settle_in
from tests.api.referring import REFERRAL, referred, token_of
from tests.api.rendered import keep_letter, keep_record, keep_referral
from tests.api.test_account import FRESH, set_up, step
from tests.api.test_afterwards import URGENT
from tests.api.test_again import unreadable
from tests.api.test_path import invited, opened, signed, submitted
from tests.api.test_permissions import table as permissions
from tests.api.test_pictures import visit_of
from tests.api.watching import Watch, Watched, table

PICTURE = ("GET", "/i/{mark:str}")
"""The image origin's one route; it has no roles, and hence no line in permissions.csv."""

CONTACT = {"channel": "sms", "address": "+13035550142"}
NOTED = {"id": str(uuid7()), "entry": {"kind": "note", "text": "A bruise that the history does not explain."}}


def test_the_table_has_every_route() -> None:
    assert set(table()) == {(row["method"], row["path"]) for row in permissions()} | {PICTURE}


async def test_t_q10_every_call_leaves_its_rows_and_no_others(server: Server, hall: Resources, shop: Resources, settings: Settings) -> None:
    watch = Watch(hall, await settle_in(settings, "traced"))
    async with Watched(server, "198.18.0.4", watch) as browsers:
        await walk_through(browsers, shop, watch)
        await keep_account(await browsers.member(watch.practice, "account"), hall)
    assert watch.wrong() == []
    assert set(table()) - {seen.route for seen in watch.seen if not seen.code} == set()


async def walk_through(browsers: Watched, shop: Resources, watch: Watch) -> None:
    """Every route about a case, asked well."""
    hall, practice = watch.hall, watch.practice
    case_id, token, phone = await signed(browsers, hall, shop, practice, URGENT)
    await keep_record(shop, practice, case_id)
    await keep_letter(shop, practice, case_id)
    office, dentist = await browsers.member(practice, "frontdesk"), await browsers.member(practice, "dentist")
    await phone.good("POST", "/api/links/door", {"token": token})
    await phone.good("GET", "/api/my/case")
    await phone.good("GET", "/api/my/advice")
    assert (await phone.get("/api/my/advice.pdf")).is_success
    await phone.act("/api/my/acts", "open_advice")
    for path in ("", "/history", "/record.pdf", "/letter.pdf", "/packet.zip", "/contact", "/priors", "/safeguarding"):
        assert (await dentist.get(f"/api/cases/{case_id}{path}")).is_success
    await dentist.good("POST", f"/api/cases/{case_id}/safeguarding", NOTED)
    await dentist.good("GET", "/api/worklist")
    await dentist.good("GET", "/api/codes")
    phrase = f"/api/phrases/{uuid7()}"
    await dentist.good("PUT", phrase, {"en": "Please book a visit."})
    await dentist.good("GET", "/api/phrases")
    await dentist.good("DELETE", phrase)
    assert (await dentist.get("/api/worklist/news")).is_success
    kept = await dentist.good("GET", "/api/hanging")
    await dentist.good("PUT", "/api/hanging", kept["hanging"], headers={"If-Match": '"0"'})
    second, _, _ = await submitted(browsers, hall, shop, practice)
    taken = await dentist.act(f"/api/cases/{second}/acts", "take")
    await dentist.good("POST", f"/api/cases/{second}/lease", {})
    await dentist.good("POST", f"/api/cases/{second}/images/{taken['images'][0]['id']}/full", {})
    third, failed, _ = await unreadable(browsers, hall, shop, practice)
    await office.good("POST", f"/api/cases/{third}/images/{failed}/another-try", {"id": str(uuid7())})
    async with httpx.AsyncClient(base_url=browsers.server.images, event_hooks=watch.hooks) as plain:
        assert (await plain.get(urlsplit(taken["images"][0]["display_url"]).path)).is_success
    await phone.act("/api/my/acts", "confirm_advice")
    await refer(browsers, shop, watch, case_id)
    await work_in_the_office(office, shop, watch, case_id)
    await office.act(f"/api/cases/{case_id}/acts", "close")
    hygienist = await browsers.member(practice, "hygienist")
    row = await hygienist.good("POST", "/api/cases", new_case(contact=False, kind="school_screening"))
    await tell(hygienist, f"/api/cases/{row['id']}/acts")
    await hygienist.good("GET", f"/api/cases/{row['id']}/intake")
    sent = await send_image(hygienist, row["id"], uuid7().bytes)
    await hygienist.good("POST", f"/api/cases/{row['id']}/images/{sent['id']}/tickets", {})
    await hygienist.good("POST", f"/api/cases/{row['id']}/refused", refused_file())
    await plain_pages(browsers(), token)


async def refer(browsers: Watched, shop: Resources, watch: Watch, case_id: str) -> None:
    """The whole way of a referral until it was read."""
    practice, path = watch.practice, f"/api/cases/{case_id}"
    dentist, office = await browsers.member(practice, "dentist"), await browsers.member(practice, "frontdesk")
    shown = await dentist.act(f"{path}/acts", "refer", **REFERRAL)
    of = f"{path}/referrals/{shown['referrals']['lines'][0]['id']}"
    code, token = (await office.good("GET", f"{of}/code"))["code"], await token_of(watch.hall, practice, case_id)
    await keep_referral(shop, practice, case_id)
    assert (await office.get(f"{of}/packet.pdf")).is_success
    specialist = browsers()
    for page in ("/r", f"/r/{token}"):
        assert (await specialist.get(page)).status_code in (200, 503)
    await specialist.good("POST", "/api/referrals/door", {"token": token})
    await specialist.good("POST", "/api/referrals/unlock", {"token": token, "code": code})
    picture = (await specialist.good("GET", "/api/my/referral"))["pictures"][0]["id"]
    assert (await specialist.get("/api/my/referral.pdf")).is_success
    await office.act(f"{path}/acts", "give_originals", referral=of.rpartition("/")[2])
    assert (await specialist.get(f"/api/my/referral/originals/{picture}")).is_success


async def work_in_the_office(office: Browser, shop: Resources, watch: Watch, case_id: str) -> None:
    """What is left to do once a case is signed; one of its messages could not be sent."""
    async with shop.database.begin(cases.machine(watch.practice.id)) as transaction:
        await transaction.run(
            "UPDATE outbox SET failed_at = clock_timestamp() WHERE case_id = $1 AND fact = 'signed' AND task = 'notify'", UUID(case_id)
        )
    path = f"/api/cases/{case_id}"
    await office.good("GET", "/api/cases")
    (failed,) = (await office.good("GET", f"{path}/office"))["failed"]
    await office.good("POST", f"{path}/jobs/{failed['id']}/again", {})
    await office.good("GET", f"{path}/advice")
    await office.good("PUT", f"{path}/contact", {"id": str(uuid7()), "contact": CONTACT}, headers={"If-Match": '"1"'})
    await office.act(f"{path}/acts", "invite")


async def plain_pages(browser: Browser, token: str) -> None:
    """What anybody may look at."""
    known = ("/.well-known/security.txt", "/.well-known/mesial-packet-key")
    for path in ("/", "/account", "/office", "/review", "/screening", "/u", f"/u/{token}", "/health", *known):
        assert (await browser.get(path)).status_code in (200, 503)
    asset = re.search(r'"(/assets/[^"]+)"', (await browser.get("/")).text)
    assert asset is not None
    assert (await browser.get(asset[1])).is_success


async def keep_account(browser: Browser, hall: Resources) -> None:
    """Everything that a member does with an account, until the door."""
    await browser.good("GET", "/api/me")
    await browser.good("POST", "/api/session/step-up", {"password": PASSWORD})
    code = await step(hall, await set_up(browser, hall))
    await browser.good("POST", "/api/account/code/removal", {"password": PASSWORD, "code": code})
    await browser.good("POST", "/api/account/password", {"password": PASSWORD, "fresh": FRESH})
    await browser.good("DELETE", "/api/session")


BODIES: dict[str, Any] = {
    "acts": {"act": "take", "id": str(uuid7())},
    "images": announcement(b"of a case that never was"),
    "confirm": {"id": str(uuid7())},
    "another-try": {"id": str(uuid7())},
    "full": {},
    "contact": {"id": str(uuid7()), "contact": CONTACT},
    "draft": {},
    "tickets": {},
    "again": {},
    "lease": {},
    "refused": refused_file(),
    "safeguarding": NOTED,
}


async def test_t_q10_every_refusal_leaves_one_row(server: Server, hall: Resources, shop: Resources, settings: Settings) -> None:
    """A case that never was, a role that may not, a proof that is wrong, a link that has ended: each route with each no that it has."""
    watch = Watch(hall, await settle_in(settings, "refused"))
    async with Watched(server, "198.18.0.5", watch) as browsers:
        await ask_in_vain(browsers, watch)
        await prove_in_vain(browsers, watch, settings)
        await open_in_vain(browsers, watch, settings)
        await open_packet_in_vain(browsers, shop, watch)
    assert watch.wrong() == []
    refused = {seen.route for seen in watch.seen if seen.code and not seen.is_unproven()}
    assert {route for route, expected in table().items() if expected.refused} - refused == set()
    assert {route for route, expected in table().items() if expected.unproven} == {seen.route for seen in watch.seen if seen.is_unproven()}


async def ask_in_vain(browsers: Watched, watch: Watch) -> None:
    """Each route of staff, asked of a case that never was, and by a role that may not."""
    practice = watch.practice
    staff = {role: await browsers.member(practice, role) for role in ("dentist", "frontdesk", "hygienist", "biller")}
    for row in permissions():
        path = re.sub(r"{\w+_id:uuid}", lambda _: str(uuid7()), row["path"])
        asking = next((role for role in staff if row[role] == "yes"), None)
        if "{case_id" in row["path"] and asking:
            body = BODIES[path.rpartition("/")[2]] if row["method"] != "GET" else None
            answer = await staff[asking].request(row["method"], path, json=body, headers={"If-Match": '"0"'})
            assert answer.status_code == 404, row
        refused = next((role for role in staff if row[role] == "no"), None)
        if refused and row["hygienist"] + row["dentist"] + row["frontdesk"] != "nonono":
            assert (await staff[refused].request(row["method"], path, json={})).status_code == 403, row
    visit = await visit_of(watch.hall, practice, staff["dentist"])
    dentist = Actor(organization_id=practice.id, id=practice.person("dentist"), role=Role.DENTIST, visit=visit)
    async with watch.hall.database.begin(dentist) as transaction:
        now = await postgres.clock(transaction)
    absent = capability.issue(watch.hall.keys, dentist, CaseId(uuid7()), ImageId(uuid7()), "display", "upload", now)
    async with httpx.AsyncClient(base_url=browsers.server.images, event_hooks=watch.hooks) as plain:
        assert (await plain.get(f"/i/{absent}")).status_code == 404


async def prove_in_vain(browsers: Watched, watch: Watch, settings: Settings) -> None:
    """A wrong password, a wrong code, too many of them, what the account does not allow, and an account that was suspended."""
    practice = watch.practice
    browser = await browsers.member(practice, "account")

    async def told(path: str, **body: str) -> int:
        return (await browser.post(path, json=body)).status_code

    account = "/api/account"
    assert await told(f"{account}/code", password="wrong") == 401
    assert await told(f"{account}/code/confirm", code="000000") == 403
    assert await told(f"{account}/code/removal", password=PASSWORD) == 403
    assert await told(f"{account}/password", password=PASSWORD, fresh="short") == 422
    assert await told(f"{account}/code", password=PASSWORD) == 200
    assert await told(f"{account}/code/confirm", code="000000") == 401
    assert await told(f"{account}/password", password="wrong", fresh=FRESH) == 401
    assert [await told("/api/session/step-up", password="wrong") for _ in range(NAME_MISSES - 1)] == [401] * (NAME_MISSES - 2) + [429]
    assert await told(f"{account}/code", password=PASSWORD) == 429
    assert await told(f"{account}/code/confirm", code="000000") == 429
    assert await told(f"{account}/code/removal", password=PASSWORD) == 429
    assert await told(f"{account}/password", password=PASSWORD, fresh=FRESH) == 429
    assert await told("/api/session", name=practice.sign_in("account"), password="wrong") == 401

    browser = browsers()
    await browser.sign_in(practice.sign_in("coded"), PASSWORD, await step(watch.hall, SECRET))
    assert await told(f"{account}/code", password=PASSWORD) == 403
    assert await told(f"{account}/code/removal", password=PASSWORD, code="000000") == 401
    await as_owner(settings, practice, "UPDATE people SET status = 'suspended' WHERE person_id = $1", practice.person("coded"))
    assert (await browser.get("/api/me")).status_code == 401
    assert (await browser.delete("/api/session")).status_code == 401


async def open_in_vain(browsers: Watched, watch: Watch, settings: Settings) -> None:
    """A link that is locked, and then has ended, at every door and in a session that was open."""
    hall, practice = watch.hall, watch.practice
    _, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    wrong = {"token": token, "birth_date": "2001-02-03"}
    assert [(await phone.post("/api/links/unlock", json=wrong)).status_code for _ in range(6)] == [401] * 4 + [423] * 2
    assert (await phone.post("/api/links/door", json={"token": token})).status_code == 423
    await as_owner(settings, practice, "UPDATE links SET revoked_at = clock_timestamp()")
    assert (await phone.post("/api/links/door", json={"token": token})).status_code == 410
    assert (await phone.post("/api/links/unlock", json={"token": token, "birth_date": BORN})).status_code == 410
    for method, path in (("GET", "/api/my/case"), ("GET", "/api/my/advice"), ("GET", "/api/my/advice.pdf"), ("POST", "/api/my/acts")):
        answer = await phone.request(method, path, json={"act": "submit", "id": str(uuid7())} if method == "POST" else None)
        assert answer.status_code == 410


async def open_packet_in_vain(browsers: Watched, shop: Resources, watch: Watch) -> None:
    """The same of a specialist's link, which the office takes back."""
    of = await referred(browsers, watch.hall, shop, watch.practice)
    wrong = {"token": of.token, "code": "00000000" if of.code != "00000000" else "1" * 8}
    assert [(await of.specialist.post("/api/referrals/unlock", json=wrong)).status_code for _ in range(6)] == [401] * 4 + [423] * 2
    assert (await of.specialist.post("/api/referrals/door", json={"token": of.token})).status_code == 423
    await of.act("end_referral_link")
    assert (await of.specialist.post("/api/referrals/door", json={"token": of.token})).status_code == 410
    assert (await of.specialist.post("/api/referrals/unlock", json={"token": of.token, "code": of.code})).status_code == 410
    for path in ("/api/my/referral", "/api/my/referral.pdf", f"/api/my/referral/originals/{uuid7()}"):
        assert (await of.specialist.get(path)).status_code == 410
