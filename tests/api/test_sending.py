"""A link has a bound, and no photo is called received that the server does not have (THREATS T-P11, FAULTS I1)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec

from schemas.care.image import PIECE_BYTES
from schemas.ident import CaseId
from storage.care import cases
from storage.ident import uuid7
from storage.keys import about, lock
from storage.resources import Resources
from tests.api.client import Browser, announcement, put_pieces, refused_file, send_image, tell
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.test_path import invited, opened, settle_all, submitted

PHOTO = bytes(range(256)) * 4096 * 2


async def told(browsers: BrowserMaker, hall: Resources, practice: Practice) -> tuple[str, Browser]:
    case_id, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    await tell(phone, "/api/my/acts")
    return case_id, phone


async def a_day_passes(hall: Resources, shop: Resources, practice: Practice, case_id: str, image: str) -> None:
    """The announcement grows 25 hours old, and the machine comes by."""
    machine = cases.machine(practice.id)
    async with hall.database.begin(machine) as transaction:
        case = await cases.read(transaction, CaseId(UUID(case_id)))
        key = await cases.case_key(transaction, case.id)
        images = tuple(
            msgspec.structs.replace(each, announced_at=each.announced_at - timedelta(hours=25)) if str(each.id) == image else each
            for each in case.images
        )
        older = msgspec.json.encode(msgspec.structs.replace(case, images=images, around=None), order="deterministic")
        locked = lock(key, older, about("case", practice.id, case.id))
        await transaction.run("UPDATE cases SET content = $2 WHERE case_id = $1", case.id, locked)
    async with shop.database.begin(machine) as transaction:
        await cases.pass_time(transaction, CaseId(UUID(case_id)))


async def test_i1_upl_06_what_waited_for_a_day_is_never_called_received(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, _, phone = await submitted(browsers, hall, shop, practice)
    photo = announcement(PHOTO, "upper")
    path = f"/api/cases/{case_id}/images"
    await phone.good("POST", path, photo)
    await a_day_passes(hall, shop, practice, case_id, photo["image"])
    for address, body in (
        (f"{path}/{photo['image']}/tickets", {}),
        (f"{path}/{photo['image']}/confirm", {"id": str(uuid7())}),
        (path, photo),
    ):
        answer = await phone.post(address, json=body)
        assert (answer.status_code, answer.json()["why"], answer.json()["subject"]) == (409, "dropped", photo["image"]), address
    anew = {**photo, "id": str(uuid7()), "image": str(uuid7())}
    upload = await phone.good("POST", path, anew)
    await put_pieces(upload, PHOTO)
    received = await phone.good("POST", f"{path}/{anew['image']}/confirm", {"id": str(uuid7())})
    assert received["status"] == "received"


async def test_t_p11_forty_announcements_that_are_dropped_leave_nothing_and_come_to_an_end(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, phone = await told(browsers, hall, practice)
    path = f"/api/cases/{case_id}/images"
    taken = 0
    for number in range(70):
        content = number.to_bytes(4, "big") * 100
        photo = announcement(content)
        answer = await phone.post(path, json=photo)
        if answer.status_code != 200:
            assert (answer.status_code, answer.json()["why"]) == (413, "quota-spent")
            break
        if number < 3:
            await put_pieces(answer.json(), content)
        await phone.act("/api/my/acts", "drop", image=photo["image"])
        taken += 1
    assert taken == 60
    machine = cases.machine(practice.id)
    async with shop.database.begin(machine) as transaction:
        rows = await transaction.fetch("SELECT subject FROM outbox WHERE case_id = $1 AND task = 'clear'", UUID(case_id))
    assert len(rows) == taken


async def test_t_p11_a_file_comes_in_whole_pieces(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    case_id, phone = await told(browsers, hall, practice)
    whole = announcement(PHOTO)
    for size in (1, 1024, PIECE_BYTES - 1):
        pieces = [{"size": min(size, len(PHOTO) - at), "sha256": "0" * 64} for at in range(0, len(PHOTO), size)][:10_000]
        answer = await phone.post(f"/api/cases/{case_id}/images", json={**whole, "pieces": pieces})
        assert (answer.status_code, answer.json()["why"]) == (415, "pieces-do-not-add-up")


async def test_t_p11_what_has_arrived_is_one_listing(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """However many pieces an image has: each of them was looked at by itself before, at every question."""
    case_id, phone = await told(browsers, hall, practice)
    photo = announcement(bytes(range(256)) * 4096 * 20)
    path = f"/api/cases/{case_id}/images"
    upload = await phone.good("POST", path, photo)
    assert len(upload["tickets"]) == 8
    await put_pieces({"tickets": upload["tickets"][2:5]}, bytes(range(256)) * 4096 * 20)
    upload = await phone.good("POST", f"{path}/{photo['image']}/tickets", {})
    assert upload["arrived"] == [2, 3, 4]
    assert [each["number"] for each in upload["tickets"]] == [0, 1, 5, 6, 7, 8, 9, 10]
    early = await phone.post(f"{path}/{photo['image']}/confirm", json={"id": str(uuid7())})
    assert (early.status_code, early.json()["why"]) == (409, "pieces-missing")


async def test_upl_08_a_received_photo_is_taken_back_before_it_is_submitted(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, phone = await told(browsers, hall, practice)
    sent = await send_image(phone, case_id, PHOTO, "front")
    assert not sent["removable"]  # it is being worked on
    await settle_all(shop, practice, case_id)
    shown = await phone.good("GET", "/api/my/case")
    assert [(each["status"], each["removable"]) for each in shown["images"]] == [("normalized", True)]
    shown = await phone.act("/api/my/acts", "drop", image=sent["id"])
    assert shown["images"] == []
    assert "front" in shown["still_wanted"]
    office = await browsers.member(practice, "frontdesk")
    seen = await office.good("GET", f"/api/cases/{case_id}/office")
    assert [(each["id"], each["status"]) for each in seen["images"]] == [(sent["id"], "dropped")]
    lines = await office.good("GET", f"/api/cases/{case_id}/history")
    assert [each["act"] for each in lines["lines"]][-3:] == ["confirm", "settle_image", "drop"]
    machine = cases.machine(practice.id)
    async with shop.database.begin(machine) as transaction:
        case = await cases.read(transaction, CaseId(UUID(case_id)))
        key = await cases.case_key(transaction, case.id)
    original = case.images[0].stored("original")
    assert original is not None
    assert await shop.store.open(key, original) == PHOTO
    again = await send_image(phone, case_id, PHOTO, "front")
    assert again["status"] == "received"
    await settle_all(shop, practice, case_id)


async def test_d96_10_a_consent_does_not_outlive_whoever_gave_it(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    case_id, phone = await told(browsers, hall, practice)
    nameless: dict[str, Any] = {"act": "attest", "id": str(uuid7()), "relationship": "parent", "name": " ", "state": "CO"}
    answer = await phone.post("/api/my/acts", json=nameless)
    assert (answer.status_code, [gap["why"] for gap in answer.json()["gaps"]]) == (422, ["gap-name"])
    shown = await phone.act("/api/my/acts", "attest", relationship="other", name="Ada Canary", state="CO")
    assert (shown["consent"], shown["may_consent"]) == (None, False)
    answer = await phone.post(f"/api/cases/{case_id}/images", json=announcement(PHOTO))
    assert answer.status_code == 422
    answer = await phone.post("/api/my/acts", json={"act": "submit", "id": str(uuid7())})
    assert "gap-consent" in {gap["why"] for gap in answer.json()["gaps"]}


async def test_upl_10_the_office_reads_of_a_file_that_was_refused(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """Before it was an image, nobody but its sender knew of it. The same telling again is the same, and nothing waits for it."""
    case_id, phone = await told(browsers, hall, practice)
    path = f"/api/cases/{case_id}/refused"
    empty, large = refused_file(), refused_file("film.dcm", "unreadable-too_large", 9_000_000_000)
    for body in (empty, large, empty):
        assert (await phone.post(path, json=body)).status_code == 204
    office = await browsers.member(practice, "frontdesk")
    shown = await office.good("GET", f"/api/cases/{case_id}/office")
    expected = [("empty.jpg", "unreadable-empty", 0), ("film.dcm", "unreadable-too_large", 9_000_000_000)]
    assert [(each["name"], each["why"], each["size"]) for each in shown["refused"]] == expected
    assert [(each["chosen_by"], each["role"], each["view"]) for each in shown["refused"]] == [("Ada Canary", "guardian", "front")] * 2
    lines = await office.good("GET", f"/api/cases/{case_id}/history")
    assert [each["act"] for each in lines["lines"]][-2:] == ["note_refused_file"] * 2
    await send_image(phone, case_id, PHOTO, "front")
    await settle_all(shop, practice, case_id)
    assert (await phone.act("/api/my/acts", "submit", best_effort=True))["status"] == "ready"


async def test_upl_10_a_refused_file_is_told_of_the_case_that_is_named(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """A browser that opened a sibling's link since must not tell it there; staff who did not choose the file tell nothing at all."""
    case_id, phone = await told(browsers, hall, practice)
    sibling, _ = await told(browsers, hall, practice)
    path = f"/api/cases/{case_id}/refused"
    assert (await phone.post(f"/api/cases/{sibling}/refused", json=refused_file())).status_code == 404
    assert (await phone.post("/api/my/acts", json=refused_file())).status_code == 400
    for role in ("frontdesk", "dentist"):
        member = await browsers.member(practice, role)
        assert (await member.post(path, json=refused_file())).status_code == 403
    office = await browsers.member(practice, "frontdesk")
    for each in (case_id, sibling):
        assert (await office.good("GET", f"/api/cases/{each}/office"))["refused"] == []
