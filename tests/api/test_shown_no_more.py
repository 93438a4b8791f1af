"""What was shown once and is shown no more: advice past its 90 days, and an image that somebody has to look at first."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import httpx
from msgspec.structs import replace

from api.care import capability
from schemas.ident import CaseId, ImageId
from schemas.person import Actor, Role
from schemas.settings import Settings
from storage import postgres
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import BORN, Browser, send_image, tell
from tests.api.conftest import BrowserMaker, Server
from tests.api.people import Practice, as_owner
from tests.api.rendered import keep_letter
from tests.api.test_path import invited, office_of, opened, signed
from tests.api.test_pictures import visit_of
from tests.storage import walk

READ = "SELECT read_until FROM links WHERE case_id = $1"


async def answers(phone: Browser, stranger: Browser, token: str) -> list[httpx.Response]:
    """Every way to the advice: in a session that is open, and through the door."""
    return [
        await phone.get("/api/my/case"),
        await phone.get("/api/my/advice"),
        await phone.get("/api/my/advice.pdf"),
        await phone.post("/api/my/acts", json={"act": "open_advice", "id": str(uuid7())}),
        await stranger.post("/api/links/door", json={"token": token}),
        await stranger.post("/api/links/unlock", json={"token": token, "birth_date": BORN}),
    ]


async def test_upl_12_advice_is_read_for_90_days_and_no_longer(
    browsers: BrowserMaker, hall: Resources, shop: Resources, settings: Settings, practice: Practice
) -> None:
    """From `communicated` on; then every way answers 410, whatever session was open (SPEC UPL-12)."""
    case_id, token, phone = await signed(browsers, hall, shop, practice)
    await keep_letter(shop, practice, case_id)
    await phone.act("/api/my/acts", "confirm_advice")
    async with hall.database.begin(office_of(practice)) as transaction:
        until = await transaction.value(READ, UUID(case_id))
        case = await cases.read(transaction, CaseId(UUID(case_id)))
    assert case.stamps.communicated_at is not None
    assert until - case.stamps.communicated_at == timedelta(days=90)

    change = "UPDATE links SET read_until = clock_timestamp() {} interval '{}' WHERE case_id = $1"
    await as_owner(settings, practice, change.format("+", "1 minute"), UUID(case_id))
    assert {answer.status_code for answer in await answers(phone, browsers(), token)} == {200}
    await as_owner(settings, practice, change.format("-", "1 second"), UUID(case_id))
    refused = await answers(phone, browsers(), token)
    assert [(answer.status_code, answer.json()["code"]) for answer in refused] == [(410, "gone")] * len(refused)
    office = await browsers.member(practice, "frontdesk")
    assert (await office.good("GET", f"/api/cases/{case_id}/office"))["row"]["status"] == "communicated"


async def test_img_06_no_address_opens_an_image_that_is_held_or_somebody_elses(
    server: Server, browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """The derivatives are there, and the address is genuine: it is the image's status that says no, to each kind and each reader."""
    case_id, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    await tell(phone, "/api/my/acts")
    office, dentist = await browsers.member(practice, "frontdesk"), await browsers.member(practice, "dentist")
    machine, case_of = cases.machine(practice.id), CaseId(UUID(case_id))
    images = [ImageId(UUID((await send_image(phone, case_id, uuid7().bytes, view))["id"])) for view in ("front", "close_up")]
    await phone.act("/api/my/acts", "submit")  # no dentist looks at a draft
    for image in images:
        async with shop.database.begin(machine) as transaction:
            case = await cases.read(transaction, case_of)
        await walk.do(shop, machine, case, replace(await walk.settlement(shop, case, image), hold="safeguarding"))

    async def opens(image: ImageId) -> list[int]:
        async with hall.database.begin(office_of(practice)) as transaction:
            now = await postgres.clock(transaction)
        who = [
            Actor(organization_id=practice.id, id=practice.person(role), role=role, visit=await visit_of(hall, practice, browser))
            for role, browser in ((Role.DENTIST, dentist), (Role.FRONTDESK, office))
        ]
        texts = [capability.issue(hall.keys, each, case_of, image, kind, "upload", now) for each in who for kind in ("thumb", "display")]
        async with httpx.AsyncClient() as browser:
            return [(await browser.get(f"{server.images}/i/{text}")).status_code for text in texts]

    shown = (await phone.good("GET", "/api/my/case"))["images"]
    assert [(each["status"], each["thumb_url"]) for each in shown] == [("held", None)] * 2
    assert [await opens(image) for image in images] == [[404] * 4] * 2
    for image, belongs in zip(images, (True, False), strict=True):
        await office.act(f"/api/cases/{case_id}/acts", "resolve_hold", image=str(image), belongs=belongs, reason="Looked at.")
    assert [await opens(image) for image in images] == [[200] * 4, [404] * 4]
