"""Once more with an image: every pixel for whoever may look, and another try for a file that could not be opened."""

from __future__ import annotations

from uuid import UUID

import httpx
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import Case
from schemas.care.derivative import RECIPE, Tiles
from schemas.care.image import StoredObject
from schemas.ident import CaseId, ImageId
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import Browser, send_image, tell
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.test_path import invited, opened, sign
from tests.storage import walk

TILES = b"four tiles, one after another"


async def large(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> tuple[str, str, Browser]:
    """A case that waits for a dentist, one of its pictures larger than its display copy; that picture, and the patient's browser."""
    case_id, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    await tell(phone, "/api/my/acts")
    sent = [await send_image(phone, case_id, f"{view} of {case_id}".encode(), view) for view in ("front", "close_up")]
    await phone.act("/api/my/acts", "submit")
    machine = cases.machine(practice.id)
    async with shop.database.begin(machine) as transaction:
        case = await cases.read(transaction, CaseId(UUID(case_id)))
    first, second = (ImageId(UUID(each["id"])) for each in sent)
    act = await walk.settlement(shop, case, first)
    assert act.quality is not None
    await walk.do(shop, machine, case, replace(act, quality=replace(act.quality, width=4000, height=3000)))
    await walk.settle(shop, case, second)
    return case_id, str(first), phone


async def unreadable(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, reason: str = "processing_failed"
) -> tuple[str, str, Browser]:
    """A case whose one picture could not be opened; its pieces are still there."""
    case_id, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    await tell(phone, "/api/my/acts")
    sent = await send_image(phone, case_id, b"poison of " + case_id.encode())
    act = acts.SettleImage(id=walk.act_id(), image=ImageId(UUID(sent["id"])), status="unreadable", reason=reason, recipe=RECIPE)
    async with shop.database.begin(cases.machine(practice.id)) as transaction:
        await cases.perform(transaction, CaseId(UUID(case_id)), act)
    return case_id, sent["id"], phone


async def make(shop: Resources, practice: Practice, case_id: str, image: str) -> None:
    """What a worker does with the wish; the bytes stand for tiles."""
    machine, which = cases.machine(practice.id), CaseId(UUID(case_id))
    async with shop.database.begin(machine) as transaction:
        case = await cases.read(transaction, which)
        key = await cases.case_key(transaction, which)
    empty = StoredObject(
        kind="full", key="", media_type="image/jpeg", size=0, sha256="", stored_size=0, stored_sha256="", width=4000, height=3000
    )
    stored = await shop.store.keep(practice.id, which, key, TILES + which.bytes, empty)
    tiles = Tiles(side=2048, sizes=(stored.size - 3, 1, 1, 1))
    act = acts.KeepFull(id=walk.act_id(), image=ImageId(UUID(image)), recipe=RECIPE, object=stored, tiles=tiles)
    await walk.do(shop, machine, case, act)


async def waiting(hall: Resources, practice: Practice, case_id: str, task: str) -> int:
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        return int(await transaction.value("SELECT count(*) FROM outbox WHERE case_id = $1 AND task = $2", UUID(case_id), task))


async def test_img_02_whoever_may_look_asks_for_every_pixel_once_and_gets_it(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """Asked by two dentists and many times, it is one job; each ask and each look leaves its row."""
    case_id, image, phone = await large(browsers, hall, shop, practice)
    path = f"/api/cases/{case_id}/images/{image}/full"
    dentist, second = await browsers.member(practice, "dentist"), await browsers.member(practice, "dentist3")
    shown = (await dentist.good("GET", f"/api/cases/{case_id}"))["images"]
    assert [each["full"] for each in shown] == ["on_request", "shown"]
    for who in (dentist, dentist, second):
        assert await who.good("POST", path, {}) == {"state": "on_request", "url": None, "tiles": None, "reason": ""}
    assert await waiting(hall, practice, case_id, "full") == 1
    whole = await dentist.good("POST", f"/api/cases/{case_id}/images/{shown[1]['id']}/full", {})
    assert whole["state"] == "shown"
    assert await waiting(hall, practice, case_id, "full") == 1, "the display has every pixel already"

    await make(shop, practice, case_id, image)
    there = await dentist.good("POST", path, {})
    assert there["state"] == "there"
    assert there["tiles"]["side"] == 2048
    async with httpx.AsyncClient() as bare:
        got = await bare.get(there["url"])
        assert got.content == TILES + UUID(case_id).bytes
        assert got.headers["content-type"] == "image/jpeg"
        assert got.headers["cache-control"] == "no-store"
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        rows = await transaction.fetch(
            "SELECT what, purpose FROM trail WHERE subject = $1 AND actor_id = $2 AND what LIKE 'full%' ORDER BY trail_id",
            UUID(image),
            practice.person("dentist"),
        )
    assert [(row["what"], row["purpose"]) for row in rows] == [("full-asked", "treatment")] * 3 + [("full", "treatment")]
    mine = await phone.get("/api/my/case")
    assert "full" not in mine.json()["images"][0]
    assert (await phone.post(path, json={})).status_code == 401


async def test_img_02_a_signed_case_is_still_looked_at_closely_and_nothing_in_its_record_moves(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, image, _ = await large(browsers, hall, shop, practice)
    dentist = await sign(browsers, practice, case_id)
    before = await read(hall, practice, case_id)
    path = f"/api/cases/{case_id}/images/{image}/full"
    assert (await dentist.good("POST", path, {}))["state"] == "on_request"
    await make(shop, practice, case_id, image)
    assert (await dentist.good("POST", path, {}))["state"] == "there"
    after = await read(hall, practice, case_id)
    assert (after.images, after.looks, after.sealed) == (before.images, before.looks, before.sealed)


async def test_img_03_a_poison_file_is_tried_again_by_the_office(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """The reason is visible, the button says that it may be tried, and the act puts one more job; asked again, it is the same act."""
    case_id, image, phone = await unreadable(browsers, hall, shop, practice)
    office = await browsers.member(practice, "frontdesk")
    (shown,) = (await office.good("GET", f"/api/cases/{case_id}/office"))["images"]
    assert (shown["status"], shown["reason"], shown["again"]) == ("unreadable", "processing_failed", True)
    path, body = f"/api/cases/{case_id}/images/{image}/another-try", {"id": str(uuid7())}
    before = await waiting(hall, practice, case_id, "normalize")
    for _ in range(2):
        (shown,) = (await office.good("POST", path, body))["images"]
        assert (shown["status"], shown["again"]) == ("received", False)
    assert await waiting(hall, practice, case_id, "normalize") == before + 1
    assert (await phone.good("GET", "/api/my/case"))["images"][0]["status"] == "received"
    late = await office.post(path, json={"id": str(uuid7())})
    assert (late.status_code, late.json()["why"]) == (409, "office-again-too-late")
    past = await office.post(f"/api/cases/{case_id}/acts", json={"act": "try_again", "id": str(uuid7()), "image": image})
    assert past.status_code == 400, "the store is asked first, at the address of its own"


async def test_img_03_what_is_gone_or_is_the_files_own_fault_is_not_tried_again(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    office = await browsers.member(practice, "frontdesk")

    async def asked(case_id: str, image: str) -> tuple[bool, int]:
        (shown,) = (await office.good("GET", f"/api/cases/{case_id}/office"))["images"]
        answer = await office.post(f"/api/cases/{case_id}/images/{image}/another-try", json={"id": str(uuid7())})
        return shown["again"], answer.status_code

    case_id, image, _ = await unreadable(browsers, hall, shop, practice, "undecodable")
    assert await asked(case_id, image) == (False, 409)
    case_id, image, _ = await unreadable(browsers, hall, shop, practice)
    case = await read(hall, practice, case_id)
    await shop.store.clear(practice.id, case.id, case.images[0])
    assert await asked(case_id, image) == (True, 409), "who looks into the store finds nothing"
    case_id, image, phone = await unreadable(browsers, hall, shop, practice)
    await send_image(phone, case_id, b"poison of " + case_id.encode())
    answer = await office.post(f"/api/cases/{case_id}/images/{image}/another-try", json={"id": str(uuid7())})
    assert answer.status_code == 409, "it was sent again since"


async def read(hall: Resources, practice: Practice, case_id: str) -> Case:
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        return await cases.read(transaction, CaseId(UUID(case_id)))
